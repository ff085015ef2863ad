import type { Cause } from '../model/cause.ts';
import type { Scope } from '../model/resource.ts';
import type { Listing } from '../model/snapshot.ts';
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

export function indexListings(listings: readonly Listing[]): Listings {
  const byType = new Map<string, Listing[]>();
  for (const listing of listings) {
    const found = byType.get(listing.type);
    if (found) found.push(listing);
    else byType.set(listing.type, [listing]);
  }
  for (const found of byType.values()) found.sort(compareScopes);
  const of = (type: string): readonly Listing[] => byType.get(type) ?? [];
  const doubt = (type: string, scope: Scope, ownAccount = false): Cause | undefined => {
    const own = ownOf(of(type), scope);
    const where = ownAccount ? own : [...own, ...of(type)];
    const incomplete = where.find(({ complete }) => !complete);
    if (incomplete) return causeOfListing(incomplete);
    return own.length === 0 ? { kind: 'not-visible' } : undefined;
  };
  return { of, doubt };
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
