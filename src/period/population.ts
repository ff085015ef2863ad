import type { CoverageRow, ResourceRow } from '../model/evidence-table.ts';
import type { Population, PopulationChange } from '../model/period.ts';
import { orderBy } from '../text/order.ts';
import { toTime } from './calendar.ts';
import type { RunHead } from './run-source.ts';
import { keyOf, type Place, type ScopeTracker } from './scope.ts';
import { createTypeSets, type TypeSet } from './type-sets.ts';

interface Tracked {
  readonly id: string;
  /** What it stands under, as far as was read, and since when all of it is known; what the run that is read says. */
  types: TypeSet;
  sure: number;
  now: TypeSet;
  place: Place;
  first: number;
  last: number;
  /** When it was last seen or found gone; when the run that is read saw it. */
  at: number;
  seen: number;
  present: boolean;
}

interface Event {
  readonly kind: PopulationChange['kind'];
  readonly of: Tracked;
  readonly types: TypeSet;
  readonly was?: TypeSet;
  readonly after: number;
  readonly by: number;
}

/** Resources over many runs. */
export interface ResourceTracker {
  /** Takes in the coverage of a run, before its resources. */
  cover(row: CoverageRow, run: number): void;
  add(row: ResourceRow, run: number): void;
  /** Settles what the run does not have. */
  endRun(run: number, head: RunHead): void;
  has(id: string, run: number): boolean;
  /** Whether this run is the first that has it. */
  isNew(id: string, run: number): boolean;
  finish(): Population;
}

export function trackResources(scope: ScopeTracker): ResourceTracker {
  const byId = new Map<string, Tracked>();
  const sets = createTypeSets();
  const events: Event[] = [];
  const counts: number[] = [];
  let previous: number | undefined;
  /** Services that some run had a line of, by target. */
  const named = new Set<string>();
  let services = trackServices(-1, named);
  let before = services;

  /** What of a resource that the run has is another than it was. */
  const settleSeen = (one: Tracked, run: number, finished: number): void => {
    const { types, now, seen: by } = one;
    const isFirst = one.first === run;
    const after = isFirst ? previous : one.at;
    if (!isFirst && one.present) {
      if (now !== types) compareTypes(one, finished);
    } else {
      if (after !== undefined) events.push({ kind: 'added', of: one, types: now, after, by });
      one.types = now;
    }
    if (one.types === now) one.sure = by;
    one.at = by;
    one.present = true;
  };

  /** What was not read may be as it was, and what the run before did not ask about may have been so all along. */
  const compareTypes = (one: Tracked, finished: number): void => {
    const { types, now, place, sure, seen } = one;
    const missing = types.names.filter((type) => !now.names.includes(type));
    const kept = missing.filter((type) => services.reading(type, place) !== 'read');
    const hasNew = now.names.some((type) => !types.names.includes(type) && before.reading(type, place) === 'read');
    one.types = sets.with(now, kept);
    if (!hasNew && kept.length === missing.length) return;
    const by = hasNew ? seen : finished;
    events.push({ kind: 'type_changed', of: one, types: one.types, was: types, after: sure, by });
  };

  const settleMissing = (one: Tracked, run: number, by: number): void => {
    const left = !scope.covers(one.place, run);
    if (!left && !services.wereRead(one)) return;
    events.push({ kind: left ? 'left_scope' : 'removed', of: one, types: one.types, after: one.at, by });
    one.present = false;
    one.at = by;
  };

  return {
    cover(row, run) {
      if (services.run !== run) services = trackServices(run, named);
      services.add(row);
    },
    add(row, run) {
      const types = sets.of(row.type);
      const place = scope.placeOf(row);
      const known = byId.get(row.resource_uid);
      const seen = row.observed_s;
      if (known?.last === run) {
        known.now = sets.with(known.now, types.names);
        known.seen = Math.max(known.seen, seen);
        known.place = place;
        return;
      }
      counts[run] = (counts[run] ?? 0) + 1;
      if (!known) {
        const found = { id: row.resource_uid, types, now: types, place, first: run, last: run };
        byId.set(found.id, { ...found, sure: seen, at: seen, seen, present: true });
        return;
      }
      known.now = types;
      known.seen = seen;
      known.place = place;
      known.last = run;
    },
    endRun(run, { startedS, finishedS }) {
      if (services.run !== run) services = trackServices(run, named);
      for (const one of byId.values()) {
        if (one.last === run) settleSeen(one, run, finishedS);
        else if (one.present) settleMissing(one, run, finishedS);
      }
      counts[run] ??= 0;
      previous = startedS;
      before = services;
    },
    has: (id, run) => byId.get(id)?.last === run,
    isNew: (id, run) => byId.get(id)?.first === run,
    finish: () => ({
      first: counts[0] ?? 0,
      last: counts.at(-1) ?? 0,
      seen: byId.size,
      changes: events.map(toChange).sort(orderBy(({ by, id, kind, after }) => [by, id, kind, after])),
    }),
  };
}

function toChange({ kind, of, types, was, after, by }: Event): PopulationChange {
  const { target, account, region } = of.place;
  const change = { kind, id: of.id, type: types.text, target, account, region, after: toTime(after), by: toTime(by) };
  return was === undefined ? change : { ...change, was: was.text };
}

/** Whether the services of one run were read to the end, so that what it does not have is not there. */
function trackServices(run: number, named: Set<string>) {
  /** By target, account and service, the regions with a line of it, and whether that was read. */
  const read = new Map<string, Map<string, boolean>>();
  /**
   * A service without a line for the resource's own region is listed for the account: then all of it must be read. One that
   * had lines and has none in this run was left out of it.
   */
  const reading = (type: string, { target, account, region }: Place): 'read' | 'unread' | 'left-out' => {
    const service = type.split('/')[1] ?? type;
    const regions = read.get(keyOf(target, account, service));
    if (!regions && named.has(keyOf(target, service))) return 'left-out';
    const own = regions?.get(region);
    const isRead =
      own === undefined ? [...(regions?.values() ?? [])].every(Boolean) : own && regions?.get('global') !== false;
    return isRead ? 'read' : 'unread';
  };
  return {
    run,
    add({ target, account, service, region, status }: CoverageRow): void {
      const key = keyOf(target, account, service);
      const regions = read.get(key) ?? new Map<string, boolean>();
      regions.set(region, status === 'ok' || status === 'absent');
      read.set(key, regions);
      named.add(keyOf(target, service));
    },
    reading,
    /** Whether what has such a resource was read, all that the run asked of it, without it. */
    wereRead({ types, place }: Pick<Tracked, 'types' | 'place'>): boolean {
      const all = types.names.map((type) => reading(type, place));
      return all.includes('read') && !all.includes('unread');
    },
  };
}
