import type { Body } from '../send/api.ts';

/** One principal that the access policies of a vault let in, with its permissions in lower case, as `keys/get`. */
interface Grant {
  readonly objectId: string;
  readonly permissions: ReadonlySet<string>;
}

/** The parts of `permissions`. https://learn.microsoft.com/azure/key-vault/general/assign-access-policy */
const kinds = ['keys', 'secrets', 'certificates', 'storage'] as const;

/** "Purge" deletes for good what soft delete keeps, and `all` holds it. */
const privileged = kinds.flatMap((kind) => [`${kind}/all`, `${kind}/purge`]);

/** What makes, changes or destroys a key. */
const administers = ['create', 'import', 'update', 'delete', 'purge', 'restore', 'setrotationpolicy'];

/** What reads with it. */
const decrypts = ['decrypt', 'unwrapkey'];

/** Object ids, sorted, that a policy grants `all` or `purge` of something. `undefined` for what is no list of policies. */
export function privilegedPrincipals(policies: unknown): readonly string[] | undefined {
  return principalsThat(policies, ({ permissions }) => privileged.some((name) => permissions.has(name)));
}

/** Object ids, sorted, that may both administer the keys of a vault and decrypt with them. */
export function keyAdministratorsWhoDecrypt(policies: unknown): readonly string[] | undefined {
  return principalsThat(policies, (grant) => may(grant, administers) && may(grant, decrypts));
}

function may({ permissions }: Grant, names: readonly string[]): boolean {
  return permissions.has('keys/all') || names.some((name) => permissions.has(`keys/${name}`));
}

function principalsThat(policies: unknown, test: (grant: Grant) => boolean): readonly string[] | undefined {
  if (policies === undefined || policies === null) return [];
  if (!Array.isArray(policies)) return undefined;
  const grants = policies.map(readGrant);
  if (!grants.every((grant) => grant !== undefined)) return undefined;
  return [...new Set(grants.filter(test).map(({ objectId }) => objectId))].sort();
}

function readGrant(policy: unknown): Grant | undefined {
  const { objectId, permissions } = (policy ?? {}) as Body;
  if (typeof objectId !== 'string' || typeof permissions !== 'object' || permissions === null) return undefined;
  const names = new Set<string>();
  for (const kind of kinds) {
    const granted = (permissions as Body)[kind] ?? [];
    if (!Array.isArray(granted)) return undefined;
    for (const name of granted) names.add(`${kind}/${String(name).toLowerCase()}`);
  }
  return { objectId: objectId.toLowerCase(), permissions: names };
}
