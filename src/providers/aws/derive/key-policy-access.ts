import { namesAction } from './granted-actions.ts';
import { limits } from './key-policy-allows-anyone.ts';
import { type Condition, parsePolicy } from './policy-statement.ts';
import { accountOf } from './role-trust.ts';

/** Conditions whose values are accounts, for a statement that names everyone. */
const accountKeys = ['kms:calleraccount', 'aws:principalaccount', 'aws:sourceaccount'];

/**
 * Accounts other than its own that a key policy lets in, sorted: named as principals, or by a condition on the caller's
 * account. A statement for callers of one organisation is left out. `undefined` for what is no policy.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
 */
export function foreignAccounts(policy: string | undefined, ownAccount: string): readonly string[] | undefined {
  const statements = parsePolicy(policy);
  if (!statements) return undefined;
  const accounts = statements
    .filter(({ effect, conditions }) => effect === 'Allow' && !conditions.some(isOneOrganization))
    .flatMap(({ forEveryone, principals, conditions }) => [
      ...(principals.AWS ?? []).map(accountOf),
      ...(forEveryone ? conditions.filter(namesAccounts).flatMap(({ values }) => values) : []),
    ])
    .filter((id): id is string => id !== undefined && id !== ownAccount);
  return [...new Set(accounts)].sort();
}

function namesAccounts({ operator, key }: Condition): boolean {
  return accountKeys.includes(key) && !/Not(?:Equals|Like)/.test(operator);
}

function isOneOrganization(condition: Condition): boolean {
  return ['aws:principalorgid', 'aws:principalorgpaths'].includes(condition.key) && limits(condition);
}

/** What changes or destroys a key, and what reads with it. */
const administers = ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion'];
const decrypts = ['kms:Decrypt'];

/**
 * Roles and users that a key policy names both to administer the key and to decrypt with it, sorted. The account as a
 * whole (`:root`) is left out: it hands the decision to IAM policies. `undefined` for what is no policy.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function administratorsWhoDecrypt(policy: string | undefined): readonly string[] | undefined {
  const allows = parsePolicy(policy)?.filter(({ effect }) => effect === 'Allow');
  if (!allows) return undefined;
  const named = new Set(allows.flatMap(({ principals }) => (principals.AWS ?? []).filter(isOne)));
  const may = (principal: string, actions: readonly string[]): boolean =>
    allows.some(
      (statement) =>
        statement.principals.AWS?.includes(principal) && actions.some((action) => namesAction(statement, action)),
    );
  return [...named].filter((principal) => may(principal, administers) && may(principal, decrypts)).sort();
}

function isOne(principal: string): boolean {
  return principal.startsWith('arn:') && !principal.endsWith(':root');
}

/** Whether decrypting is tied to an attested enclave: by no statement, by some, or by all that allow it. */
export type Attestation = 'None' | 'Partial' | 'Required';

/**
 * How far a key policy ties `kms:Decrypt` to an attestation document of a Nitro enclave. A statement for the account as
 * a whole counts too: it lets IAM policies allow what it allows. `undefined` for what is no policy.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-nitro-enclaves.html
 */
export function attestation(policy: string | undefined): Attestation | undefined {
  const decrypting = parsePolicy(policy)?.filter(
    (statement) => statement.effect === 'Allow' && namesAction(statement, 'kms:Decrypt'),
  );
  if (!decrypting) return undefined;
  const attested = decrypting.filter(({ conditions }) => conditions.some(isAttested));
  if (attested.length === 0) return 'None';
  return attested.length === decrypting.length ? 'Required' : 'Partial';
}

function isAttested(condition: Condition): boolean {
  return condition.key.startsWith('kms:recipientattestation:') && limits(condition);
}
