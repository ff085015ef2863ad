import type { RoleDetail } from '@aws-sdk/client-iam';
import { reportListed } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { allowsAnyone } from '../../derive/key-policy-allows-anyone.ts';
import { decodeDocument } from '../../derive/policy-document.ts';
import { readTrust } from '../../derive/role-trust.ts';
import type { Authorization } from './authorization.ts';
import { authorization } from './calls.ts';
import { roleSchema as schema } from './role-schema.ts';

/** Reports the roles of the account. */
export function reportRoles(context: Context, { roles, cause }: Authorization): Promise<void> {
  const { id } = context.account;
  return reportListed(context, {
    schema,
    call: authorization,
    listed: { items: roles, ...(cause && { cause }) },
    identify: ({ Arn, RoleName = '' }) => ({ id: Arn ?? `${id}/role/${RoleName}`, name: RoleName }),
    shape: (role) => shapeRole(role, id),
  });
}

function shapeRole(role: RoleDetail, account: string) {
  const trust = decodeDocument(role.AssumeRolePolicyDocument);
  return {
    ...role,
    AccountId: account,
    // "This path can be used only by AWS": https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    ServiceLinked: role.Path?.startsWith('/aws-service-role/'),
    TrustsAnyone: allowsAnyone(trust),
    Trust: readTrust(trust, account),
  };
}
