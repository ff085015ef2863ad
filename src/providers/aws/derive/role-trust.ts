import { limits } from './key-policy-allows-anyone.ts';
import { type Condition, parsePolicy, type Statement } from './policy-statement.ts';

/** Another account that a role trusts. */
export interface TrustedAccount {
  readonly AccountId: string;
  /** Only with an external id, which keeps a third party from being used by another of its customers. */
  readonly ExternalId: boolean;
  /** Only within one organisation. */
  readonly SameOrganization: boolean;
}

/** An OpenID Connect provider whose tokens a role accepts. */
export interface TrustedOpenId {
  readonly Provider: string;
  /** Only tokens of named subjects, repositories or pools: an audience alone names the relying party, not who asks. */
  readonly NamesSubjects: boolean;
}

export interface RoleTrust {
  readonly Accounts: readonly TrustedAccount[];
  readonly OpenId: readonly TrustedOpenId[];
  /** Every statement for people and programs of AWS accounts asks for a second factor. */
  readonly RequiresMfa: boolean;
}

/** Providers of which the audience is the application itself, whoever signs in to it. */
const audienceOnly = ['cognito-identity.amazonaws.com', 'accounts.google.com', 'graph.facebook.com', 'www.amazon.com'];

/**
 * Whom a role's trust policy lets in, beside everyone (see `allowsAnyone`). `undefined` for what is no policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 */
export function readTrust(policy: string | undefined, ownAccount: string): RoleTrust | undefined {
  const allows = parsePolicy(policy)?.filter(({ effect }) => effect === 'Allow');
  if (!allows) return undefined;
  const callers = allows.filter(({ principals, forEveryone }) => forEveryone || principals.AWS !== undefined);
  return {
    Accounts: merge(allows.flatMap((statement) => trustedAccounts(statement, ownAccount))),
    OpenId: allows.flatMap(trustedOpenId),
    RequiresMfa: callers.length > 0 && callers.every(({ conditions }) => conditions.some(asksForMfa)),
  };
}

function trustedAccounts({ principals, conditions }: Statement, ownAccount: string): readonly TrustedAccount[] {
  const has = (key: string): boolean => conditions.some((condition) => condition.key === key && limits(condition));
  return [...new Set((principals.AWS ?? []).map(accountOf))]
    .filter((id): id is string => id !== undefined && id !== ownAccount)
    .map((AccountId) => ({
      AccountId,
      ExternalId: has('sts:externalid'),
      SameOrganization: has('aws:principalorgid') || has('aws:principalorgpaths'),
    }));
}

/** Of two statements for one account the weaker one decides. */
function merge(accounts: readonly TrustedAccount[]): readonly TrustedAccount[] {
  const merged = new Map<string, TrustedAccount>();
  for (const next of accounts) {
    const before = merged.get(next.AccountId) ?? next;
    merged.set(next.AccountId, {
      AccountId: next.AccountId,
      ExternalId: before.ExternalId && next.ExternalId,
      SameOrganization: before.SameOrganization && next.SameOrganization,
    });
  }
  return [...merged.values()].sort((a, b) => (a.AccountId < b.AccountId ? -1 : 1));
}

/** The account of `111122223333` or `arn:aws:iam::111122223333:role/app`. */
export function accountOf(principal: string): string | undefined {
  const id = principal.startsWith('arn:') ? principal.split(':', 5)[4] : principal;
  return id !== undefined && /^\d{12}$/.test(id) ? id : undefined;
}

function trustedOpenId({ principals, conditions }: Statement): readonly TrustedOpenId[] {
  return (principals.Federated ?? [])
    .map((name) => (name.startsWith('arn:') ? /:oidc-provider\/(.+)$/.exec(name)?.[1] : name))
    .filter((name): name is string => name !== undefined)
    .map((Provider) => ({ Provider, NamesSubjects: conditions.some((one) => namesSubjects(one, Provider)) }));
}

function namesSubjects(condition: Condition, provider: string): boolean {
  const key = condition.key;
  const prefix = `${provider.toLowerCase()}:`;
  if (!key.startsWith(prefix) || !limits(condition)) return false;
  if (key === `${prefix}aud`) return audienceOnly.includes(provider.toLowerCase());
  // `repo:*` is every repository of GitHub, `*:ref:refs/heads/main` the main branch of each, `repo:acme*` of whoever is
  // called so.
  return condition.values.every((value) => /^[^*?:]*$/.test(value) || /^[^*?:]+:[^*?/:]+(?:[/:]|$)/.test(value));
}

/** `BoolIfExists` also holds for a caller with long-lived keys, who has no second factor at all. */
function asksForMfa({ operator, key, values }: Condition): boolean {
  if (key === 'aws:multifactorauthage') return /^NumericLessThan(?:Equals)?$/.test(operator);
  if (key !== 'aws:multifactorauthpresent' || operator !== 'Bool' || values.length === 0) return false;
  return values.every((value) => value.toLowerCase() === 'true');
}
