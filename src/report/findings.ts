import type {
  AssessedControl,
  AssessedFramework,
  AssessedResult,
  AssessedRule,
  Assessment,
} from '../model/assessment.ts';
import { severities } from '../model/rule.ts';
import { orderIn } from '../text/order.ts';

const bySeverity = orderIn(severities);

/** Controls of one framework. */
export interface ControlsOf {
  readonly framework: AssessedFramework;
  readonly controls: readonly AssessedControl[];
}

/** Everything that fails by one rule: one thing to fix. */
export interface FindingGroup {
  readonly rule: AssessedRule;
  /** Findings no waiver accepts, at least one. */
  readonly open: readonly AssessedResult[];
  /** How many more of it are waived. */
  readonly waived: number;
  /** Controls that are not satisfied and stay so until this is fixed. */
  readonly closes: readonly ControlsOf[];
  readonly controls: number;
}

/** Open findings by rule, what to fix first in front: the gravest, then what the most controls wait for, then by id. */
export function groupFindings(assessment: Assessment): readonly FindingGroup[] {
  const known = grouped.get(assessment);
  if (known) return known;
  const groups = group(assessment);
  grouped.set(assessment, groups);
  return groups;
}

/** Several parts of a report ask for the same. */
const grouped = new WeakMap<Assessment, readonly FindingGroup[]>();

function group(assessment: Assessment): readonly FindingGroup[] {
  const open = byRule(assessment.results.filter(isOpen));
  const waived = byRule(assessment.results.filter(isWaived));
  const waiting = controlsByRule(assessment);
  const groups = assessment.rules.flatMap((rule): FindingGroup[] => {
    const results = open.get(rule.id);
    if (!results) return [];
    const closes = waiting.get(rule.id) ?? [];
    const controls = closes.reduce((sum, { controls }) => sum + controls.length, 0);
    return [{ rule, open: results, waived: waived.get(rule.id)?.length ?? 0, closes, controls }];
  });
  return groups.sort(
    (a, b) =>
      bySeverity(a.rule.severity, b.rule.severity) || b.controls - a.controls || (a.rule.id < b.rule.id ? -1 : 1),
  );
}

/** A finding that nobody accepted. */
export function isOpen(result: AssessedResult): boolean {
  return result.outcome === 'fail' && result.waiver === undefined;
}

/** A finding that a waiver accepts. */
export function isWaived(result: AssessedResult): boolean {
  return result.outcome === 'fail' && result.waiver !== undefined;
}

/** Results by rule id, each list in the order it came. */
export function byRule(results: readonly AssessedResult[]): ReadonlyMap<string, readonly AssessedResult[]> {
  return Map.groupBy(results, ({ rule }) => rule);
}

function controlsByRule({ frameworks }: Assessment): ReadonlyMap<string, readonly ControlsOf[]> {
  const found = new Map<string, { framework: AssessedFramework; controls: AssessedControl[] }[]>();
  for (const framework of frameworks) {
    for (const control of framework.controls) {
      if (control.status !== 'not-satisfied') continue;
      for (const rule of control.rules) {
        const lists = found.get(rule) ?? [];
        found.set(rule, lists);
        const last = lists.at(-1);
        if (last?.framework === framework) last.controls.push(control);
        else lists.push({ framework, controls: [control] });
      }
    }
  }
  return found;
}
