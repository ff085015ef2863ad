import type { RuleMapRow } from '../model/evidence-table.ts';
import type { RuleVersion } from '../model/period.ts';
import { compareText, orderBy } from '../text/order.ts';
import { toTime } from './calendar.ts';
import type { RunHead } from './run-source.ts';
import type { Place } from './scope.ts';

interface Version {
  readonly fromS: number;
  toS: number;
  runs: number;
  run: number;
}

/** A rule over the runs so far, and what the run that is being read says of it. */
export interface RuleTrack {
  readonly id: string;
  digest: string;
  /** What it decides, `soc2:CC6.1`, as the last run that maps it has it; and the same with the edition, as keys. */
  controls: readonly string[];
  controlKeys: readonly string[];
  /** Position of the last run whose map names it, and of the last that has results of it. */
  mapped: number;
  last: number;
  /** The catalog that its last results are of. */
  catalog: string;
  /** Targets that its last results are about. */
  targets: Set<string>;
  /** Places where the run has a result of it on a resource, and where its list could not be read. */
  places: Set<Place>;
  unlisted: Place[];
  fails: number;
  unknown: number;
  /** The last run that listed everything it asks about: its position and beginning. */
  whole: { readonly run: number; readonly at: number } | undefined;
  readonly versions: Map<string, Version>;
}

/** Rules over many runs. */
export interface RuleTracker {
  readonly all: ReadonlyMap<string, RuleTrack>;
  ruleOf(id: string): RuleTrack;
  /** Takes in the whole map of a run, and which of its rows decide something that is reported on. */
  map(rows: readonly RuleMapRow[], deciding: ReadonlySet<RuleMapRow>, run: number): void;
  /** Starts what the run says of a rule, at its first result. */
  begin(rule: RuleTrack, run: number, head: RunHead): void;
  /** Notes which version of it the run used. */
  use(rule: RuleTrack, digest: string, run: number, head: RunHead): void;
  versions(isSelected: (rule: RuleTrack) => boolean): readonly RuleVersion[];
}

export function trackRules(): RuleTracker {
  const all = new Map<string, RuleTrack>();
  const ruleOf = (id: string): RuleTrack => {
    const known = all.get(id);
    if (known) return known;
    const rule = newRule(id);
    all.set(id, rule);
    return rule;
  };
  return {
    all,
    ruleOf,
    map(rows, deciding, run) {
      for (const [id, own] of Map.groupBy(rows, ({ rule_id }) => rule_id)) {
        const rule = ruleOf(id);
        const primary = own.filter((row) => deciding.has(row));
        rule.mapped = run;
        rule.controls = distinct(
          primary.map(({ framework, control_id }) => `${framework}:${control_id}`),
          rule.controls,
        );
        rule.controlKeys = distinct(primary.map(controlKey), rule.controlKeys);
      }
    },
    begin(rule, run, head) {
      rule.last = run;
      rule.catalog = head.rulesSha256;
      rule.targets = new Set();
      rule.places = new Set();
      rule.unlisted = [];
      rule.fails = 0;
      rule.unknown = 0;
    },
    use(rule, digest, run, { startedS }) {
      rule.digest = digest;
      const version = rule.versions.get(digest);
      if (!version) rule.versions.set(digest, { fromS: startedS, toS: startedS, runs: 1, run });
      else if (version.run !== run) {
        version.run = run;
        version.toS = startedS;
        version.runs += 1;
      }
    },
    versions: (isSelected) =>
      [...all.values()]
        .filter(isSelected)
        .flatMap(({ id, versions }) =>
          [...versions].map(([digest, { fromS, toS, runs }]) => ({
            rule: id,
            digest,
            from: toTime(fromS),
            to: toTime(toS),
            runs,
          })),
        )
        .sort(orderBy(({ rule, from, digest }) => [rule, from, digest])),
  };
}

/** A control with its edition, as a key. */
export function controlKey({
  framework,
  edition,
  control_id,
}: Pick<RuleMapRow, 'framework' | 'edition' | 'control_id'>): string {
  return JSON.stringify([framework, edition, control_id]);
}

function newRule(id: string): RuleTrack {
  return {
    id,
    digest: '',
    controls: [],
    controlKeys: [],
    mapped: -1,
    last: -1,
    catalog: '',
    targets: new Set(),
    places: new Set(),
    unlisted: [],
    fails: 0,
    unknown: 0,
    whole: undefined,
    versions: new Map(),
  };
}

/** Sorted, each once; the list there was where it is the same, so that findings share it. */
function distinct(values: readonly string[], known: readonly string[]): readonly string[] {
  const sorted = [...new Set(values)].sort(compareText);
  return sorted.length === known.length && sorted.every((value, index) => value === known[index]) ? known : sorted;
}

/** Whether a rule is gone from the catalog, and not only left out of a run. */
export function isRetired(rule: RuleTrack, run: number, { rulesSha256 }: RunHead): boolean {
  return rule.mapped !== run && rule.catalog !== rulesSha256;
}
