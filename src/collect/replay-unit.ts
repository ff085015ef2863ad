import type { Resource } from '../model/resource.ts';
import type { Listing, SnapshotLine, SnapshotTarget, Unit } from '../model/snapshot.ts';
import type { Provider, Wanted } from '../providers/provider.ts';
import { toCanonicalJson } from '../text/canonical-json.ts';

export interface ReplayUnitRequest {
  readonly provider: Pick<Provider, 'replay'>;
  readonly target: SnapshotTarget;
  readonly unit: Unit;
  /** Every line that is marked with it. */
  readonly lines: readonly SnapshotLine[];
  /** What the collection asked for. */
  readonly wanted: Wanted;
}

/** How a unit comes out of the answers that were recorded of it, beside what was collected. */
export interface UnitReplay {
  readonly resources: number;
  readonly answers: number;
  /** The ids of resources and the types of listings that come out otherwise, or on one side alone; sorted. */
  readonly changed: readonly string[];
  /** Calls that the record has no answer to. */
  readonly missing: readonly string[];
}

/**
 * Makes the resources of a unit once more from its recorded answers alone, and compares them with those that were collected:
 * in all but the moment they were seen. `undefined`: nothing was recorded of it. Throws what a record that is no record leads to.
 */
export async function replayUnit(request: ReplayUnitRequest): Promise<UnitReplay | undefined> {
  const { provider, target, unit, lines, wanted } = request;
  const answers = lines.filter((line) => line.kind === 'answer');
  if (!provider.replay || answers.length === 0) return undefined;
  const resources = lines.filter((line) => line.kind === 'resource');
  const { account, region } = unit;
  const found = await provider.replay({
    target,
    account,
    region,
    service: unit.unit.slice(region.length + 1),
    wanted,
    answers,
    observedAt: new Date(unit.endedAt ?? 0),
  });
  // Where a replay makes none they follow from elsewhere.
  const listings = found.listings.length === 0 ? [] : lines.filter((line) => line.kind === 'listing');
  const changed = [
    ...differing(resources.map(textOfResource), found.resources.map(textOfResource)),
    ...differing(listings.map(textOfListing), found.listings.map(textOfListing)),
  ];
  return {
    resources: resources.length,
    answers: answers.length,
    changed: [...new Set(changed)].sort(),
    missing: found.missing,
  };
}

/** What it is called, and all that has to be the same of it. */
type Named = readonly [name: string, text: string];

function textOfResource({ target, account, region, type, id, name, attributes, unread, partial }: Resource): Named {
  return [id, toCanonicalJson({ target, account, region, type, id, name, attributes, unread, partial })];
}

function textOfListing({ target, account, region, type, complete, cause, absent }: Listing): Named {
  return [type, toCanonicalJson({ target, account, region, type, complete, cause, absent })];
}

/** The names of what one side has and the other has not, or not as often. */
function differing(before: readonly Named[], after: readonly Named[]): readonly string[] {
  const counts = new Map<string, { readonly name: string; count: number }>();
  const add =
    (by: number) =>
    ([name, text]: Named) => {
      const known = counts.get(text) ?? { name, count: 0 };
      known.count += by;
      counts.set(text, known);
    };
  before.forEach(add(1));
  after.forEach(add(-1));
  return [...counts.values()].flatMap(({ name, count }) => (count === 0 ? [] : [name]));
}
