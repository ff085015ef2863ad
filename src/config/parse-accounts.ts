import type { AwsAccounts } from '../model/config.ts';
import { InputError, UsageError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields, readMap } from '../yaml/read.ts';
import { readDistinct } from './read-distinct.ts';
import { readBy } from './read-word.ts';

/** "The regex used to validate this parameter": RoleArn and path of https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html */
const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/;
const roleName = /^(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/;
/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const externalIdForm = /^[\w+=,.@:/-]{2,1224}$/;

/** Reads whose accounts an AWS target has: `role:` (an ARN, or a list of them) or `organization: { role: NAME }`. */
export function parseAccounts(node: Yaml): AwsAccounts | undefined {
  const entries = readMap(node);
  const find = (key: string): Yaml | undefined => entries.find((entry) => entry.key === key)?.value;
  const [role, organization, external] = [find('role'), find('organization'), find('externalId')];
  const externalId = external && readBy(external, parseExternalId);
  if (role && organization) {
    throw new InputError(organization.place, {
      en: "'role' and 'organization' exclude each other: name the roles, or the organisation's one role",
      ja: "'role' と 'organization' は併用できない。ロールを列挙するか、組織共通のロールを1つ指定すること",
    });
  }
  const rest = externalId === undefined ? {} : { externalId };
  if (organization) {
    const name = readFields(organization, ['role']).get('role');
    return { by: 'organization', role: readBy(name, parseRoleName), ...rest };
  }
  if (role) {
    // Two ways into one account would find each of its resources twice.
    const roles =
      role.kind === 'list' ? readDistinct(role, (item) => readBy(item, parseRoleArn), accountOf) : undefined;
    if (roles?.length === 0) {
      throw new InputError(role.place, { en: 'name at least one role', ja: 'ロールを1つ以上書くこと' });
    }
    return { by: 'roles', roles: roles ?? [readBy(role, parseRoleArn)], ...rest };
  }
  if (external) {
    throw new InputError(external.place, {
      en: "'externalId' goes with 'role' or 'organization'",
      ja: "'externalId' は 'role' か 'organization' と併せて書くこと",
    });
  }
  return undefined;
}

function accountOf(arn: string): Text {
  const account = arn.split(':')[4] ?? '';
  return { en: `an account (${account})`, ja: `アカウント ${account} ` };
}

function parseRoleArn(text: string): string {
  if (roleArn.test(text)) return text;
  const shown = text.slice(0, 80);
  throw new UsageError({
    en: `'${shown}' is not the ARN of a role; write it as arn:aws:iam::111122223333:role/ComplyAudit`,
    ja: `'${shown}' はロールのARNではない。arn:aws:iam::111122223333:role/ComplyAudit のように書くこと`,
  });
}

function parseRoleName(text: string): string {
  if (!text.startsWith('arn:') && roleName.test(text)) return text;
  const shown = text.slice(0, 80);
  throw new UsageError({
    en: `'${shown}' is not the name of a role; write the name it has in every account, as ComplyAudit`,
    ja: `'${shown}' はロール名ではない。全アカウントに共通の名前を ComplyAudit のように書くこと`,
  });
}

function parseExternalId(text: string): string {
  if (externalIdForm.test(text)) return text;
  throw new UsageError({
    en: 'an external id has 2 to 1,224 letters, digits and + = , . @ : / -',
    ja: '外部IDは英数字と + = , . @ : / - からなる2〜1,224文字である',
  });
}
