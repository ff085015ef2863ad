import type { CoverageRow, ResourceRow } from '../model/evidence-table.ts';
import type { Population, PopulationChange } from '../model/period.ts';
import { orderBy } from '../text/order.ts';
import { toTime } from './calendar.ts';
import type { RunHead } from './run-source.ts';
import { keyOf, type Place, type ScopeTracker } from './scope.ts';

interface Tracked {
  readonly id: string;
  type: string;
  place: Place;
  first: number;
  last: number;
  at: number;
  present: boolean;
}

interface Event {
  readonly kind: PopulationChange['kind'];
  readonly of: Tracked;
  readonly type: string;
  readonly was?: string;
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
  const types = new Map<string, string>();
  const events: Event[] = [];
  const counts: number[] = [];
  let previous: number | undefined;
  /** Services that some run had a line of, by target. */
  const named = new Set<string>();
  let services = trackServices(-1, named);

  const add = (row: ResourceRow, run: number): void => {
    const type = types.get(row.type) ?? row.type;
    types.set(type, type);
    const place = scope.placeOf(row);
    const known = byId.get(row.resource_uid);
    counts[run] = (counts[run] ?? 0) + (known?.last === run ? 0 : 1);
    const by = row.observed_s;
    if (!known) {
      const found: Tracked = { id: row.resource_uid, type, place, first: run, last: run, at: by, present: true };
      byId.set(row.resource_uid, found);
      if (previous !== undefined) events.push({ kind: 'added', of: found, type, after: previous, by });
      return;
    }
    if (!known.present) events.push({ kind: 'added', of: known, type, after: known.at, by });
    else if (known.type !== type && known.last !== run) {
      events.push({ kind: 'type_changed', of: known, type, was: known.type, after: known.at, by });
    }
    Object.assign(known, { type, place, last: run, at: by, present: true });
  };

  return {
    cover(row, run) {
      if (services.run !== run) services = trackServices(run, named);
      services.add(row);
    },
    add,
    endRun(run, { startedS, finishedS }) {
      if (services.run !== run) services = trackServices(run, named);
      for (const one of byId.values()) {
        if (!one.present || one.last === run) continue;
        const left = !scope.covers(one.place, run);
        if (!left && !services.wasRead(one)) continue;
        events.push({ kind: left ? 'left_scope' : 'removed', of: one, type: one.type, after: one.at, by: finishedS });
        Object.assign(one, { present: false, at: finishedS });
      }
      counts[run] ??= 0;
      previous = startedS;
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

function toChange({ kind, of, type, was, after, by }: Event): PopulationChange {
  const { target, account, region } = of.place;
  const change = { kind, id: of.id, type, target, account, region, after: toTime(after), by: toTime(by) };
  return was === undefined ? change : { ...change, was };
}

/** Whether the services of one run were read to the end, so that what it does not have is not there. */
function trackServices(run: number, named: Set<string>) {
  /** By target, account and service, the regions with a line of it, and whether that was read. */
  const read = new Map<string, Map<string, boolean>>();
  return {
    run,
    add({ target, account, service, region, status }: CoverageRow): void {
      const key = keyOf(target, account, service);
      const regions = read.get(key) ?? new Map<string, boolean>();
      regions.set(region, status === 'ok' || status === 'absent');
      read.set(key, regions);
      named.add(keyOf(target, service));
    },
    /**
     * A service without a line for the resource's own region is listed for the account: then all of it must be read. One that
     * had lines and has none in this run was left out of it.
     */
    wasRead({ type, place: { target, account, region } }: Pick<Tracked, 'type' | 'place'>): boolean {
      const service = type.split('/')[1] ?? type;
      const regions = read.get(keyOf(target, account, service));
      if (!regions && named.has(keyOf(target, service))) return false;
      const own = regions?.get(region);
      if (own === undefined) return [...(regions?.values() ?? [])].every(Boolean);
      return own && regions?.get('global') !== false;
    },
  };
}
