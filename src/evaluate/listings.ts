import type { Cause } from '../model/cause.ts';
import type { Scope } from '../model/resource.ts';
import type { Listing, SnapshotTarget } from '../model/snapshot.ts';
import { compareText } from '../text/order.ts';

/** Of every resource type, where it was listed and whether to the end. */
export interface Listings {
  /** The listings of a type, in code-unit order of target, account and region. */
  of(type: string): readonly Listing[];
  /**
   * Why a resource of this type may exist though none was found, seen from `scope`; nothing when it does not. Of its own
   * account only, it may not lie anywhere else.
   */
  doubt(type: string, scope: Scope, ownAccount?: boolean): Cause | undefined;
}

/** Providers of what people declare: of it there is what they wrote, and where nobody writes there is none. */
const declaring: ReadonlySet<string> = new Set(['records']);

/** @param targets those that were read; absent: none of them declares anything. */
export function indexListings(
  listings: readonly Listing[],
  targets: readonly Pick<SnapshotTarget, 'name' | 'provider'>[] = [],
): Listings {
  const byType = new Map<string, Listing[]>();
  for (const listing of listings) {
    const found = byType.get(listing.type);
    if (found) found.push(listing);
    else byType.set(listing.type, [listing]);
  }
  for (const found of byType.values()) found.sort(compareScopes);
  const of = (type: string): readonly Listing[] => byType.get(type) ?? [];
  const doubt = (type: string, scope: Scope, ownAccount = false): Cause | undefined => {
    const [provider = ''] = type.split('/', 1);
    if (declaring.has(provider)) {
      return doubtOfDeclared(
        of(type),
        targets.filter((target) => target.provider === provider),
      );
    }
    const own = ownOf(of(type), scope);
    const where = ownAccount ? own : [...own, ...of(type)];
    const incomplete = where.find(({ complete }) => !complete);
    if (incomplete) return causeOfListing(incomplete);
    return own.length === 0 ? { kind: 'not-visible' } : undefined;
  };
  return { of, doubt };
}

/** What is declared counts for every target, and all of it is in the targets of its provider. */
function doubtOfDeclared(
  listings: readonly Listing[],
  targets: readonly Pick<SnapshotTarget, 'name'>[],
): Cause | undefined {
  const incomplete = listings.find(({ complete }) => !complete);
  if (incomplete) return causeOfListing(incomplete);
  const isListed = targets.every(({ name }) => listings.some(({ target }) => target === name));
  return isListed ? undefined : { kind: 'not-asked' };
}

/**
 * The listings of a type that cover what `scope` can name: those of its own account, or where the target has the type in one
 * account only, as a tenant's users beside its subscriptions, those.
 */
function ownOf(listings: readonly Listing[], scope: Scope): readonly Listing[] {
  const near = listings.filter(({ target }) => target === scope.target);
  const own = near.filter(({ account }) => account === scope.account);
  if (own.length > 0) return own;
  return new Set(near.map(({ account }) => account)).size === 1 ? near : [];
}

/** Why a listing has no end. One that does not say was stopped. */
export function causeOfListing({ cause }: Listing): Cause {
  return cause ?? { kind: 'interrupted' };
}

/** Code-unit order of target, account and region. */
export function compareScopes(a: Scope, b: Scope): number {
  return compareText(a.target, b.target) || compareText(a.account, b.account) || compareText(a.region, b.region);
}
