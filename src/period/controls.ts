import type { RuleMapRow } from '../model/evidence-table.ts';
import type { ControlPeriod } from '../model/period.ts';
import { compareText, orderBy } from '../text/order.ts';
import type { Span } from './findings.ts';
import { controlKey, isRetired, type RuleTrack, type RuleTracker } from './rules.ts';
import type { RunHead } from './run-source.ts';
import type { ScopeTracker } from './scope.ts';

/** Of a day: a run read the whole population; a run saw a finding without a waiver. */
const wasWhole = 1;
const sawFinding = 2;

interface Track {
  readonly framework: string;
  readonly edition: string;
  readonly control: string;
  readonly days: Uint8Array;
  readonly rules: Set<string>;
  /** The run these are of. */
  run: number;
  results: boolean;
  lacking: boolean;
  failing: boolean;
}

/** Controls over many runs. */
export interface ControlTracker {
  /** Takes in those rows of a run's map that decide something that is reported on. */
  map(deciding: Iterable<RuleMapRow>): void;
  /** Judges the run at this position, which began on this day, from what its results said of the rules. */
  endRun(run: number, day: number, head: RunHead): void;
  finish(spans: readonly Span[]): readonly ControlPeriod[];
}

export function trackControls(
  days: number,
  { rules, scope }: { readonly rules: RuleTracker; readonly scope: ScopeTracker },
): ControlTracker {
  const controls = new Map<string, Track>();
  return {
    map(deciding) {
      for (const row of deciding) {
        const key = controlKey(row);
        const known = controls.get(key) ?? newTrack(row, days);
        controls.set(key, known);
        known.rules.add(row.rule_id);
      }
    },
    endRun(run, day, head) {
      for (const rule of rules.all.values()) {
        const standing = standingOf(rule, scope, { run, head });
        if (standing === undefined) continue;
        for (const key of rule.controlKeys) {
          const control = controls.get(key);
          if (!control) continue;
          if (control.run !== run) Object.assign(control, { run, results: false, lacking: false, failing: false });
          control.results ||= standing !== 'absent';
          control.lacking ||= standing === 'absent' || rule.unknown > 0;
          control.failing ||= standing === 'read' && rule.fails > 0;
        }
      }
      for (const control of controls.values()) {
        if (control.run !== run) continue;
        const whole = control.results && !control.lacking ? wasWhole : 0;
        control.days[day] = (control.days[day] ?? 0) | whole | (control.failing ? sawFinding : 0);
      }
    },
    finish(spans) {
      const counts = new Map<string, { exceptions: number; waived: number }>();
      for (const { controls: of, waived } of spans) {
        for (const control of of) {
          const count = counts.get(control) ?? { exceptions: 0, waived: 0 };
          counts.set(control, count);
          count[waived ? 'waived' : 'exceptions'] += 1;
        }
      }
      return [...controls.values()]
        .map((control) => toPeriod(control, counts.get(`${control.framework}:${control.control}`)))
        .sort(orderBy(({ framework, edition, control }) => [framework, edition, control]));
    },
  };
}

/**
 * How the run stands to a rule that decides controls. `absent`: it was asked before and this run did not, though it is in the
 * catalog and what it asks about in scope: a part of the population is unread.
 */
function standingOf(
  rule: RuleTrack,
  scope: ScopeTracker,
  { run, head }: { readonly run: number; readonly head: RunHead },
): 'read' | 'absent' | undefined {
  if (rule.last === run) return rule.mapped === run ? 'read' : undefined;
  if (rule.last === -1 || isRetired(rule, run, head)) return undefined;
  return [...rule.targets].some((target) => scope.coversTarget(target, run)) ? 'absent' : undefined;
}

function newTrack({ framework, edition, control_id }: RuleMapRow, days: number): Track {
  return {
    framework,
    edition,
    control: control_id,
    days: new Uint8Array(days),
    rules: new Set(),
    run: -1,
    results: false,
    lacking: false,
    failing: false,
  };
}

function toPeriod(
  { framework, edition, control, days, rules }: Track,
  counts: { readonly exceptions: number; readonly waived: number } | undefined,
): ControlPeriod {
  const strip = Array.from(days, signOf).join('');
  const of = (sign: string) => strip.split(sign).length - 1;
  return {
    framework,
    edition,
    control,
    days: { compliant: of('c'), nonCompliant: of('n'), unmonitored: of('u') },
    partlyRead: days.filter((day) => day === sawFinding).length,
    strip,
    rules: [...rules].sort(compareText),
    exceptions: counts?.exceptions ?? 0,
    waived: counts?.waived ?? 0,
  };
}

function signOf(day: number): 'c' | 'n' | 'u' {
  if ((day & sawFinding) !== 0) return 'n';
  return day === wasWhole ? 'c' : 'u';
}
