import type { AssessedResult, AssessedRule, GateOutcome } from '../model/assessment.ts';
import type { FailOn, Gate } from '../model/config.ts';
import { type Severity, severities } from '../model/rule.ts';
import type { Run } from '../model/snapshot.ts';

/** What the command line says of the gate. */
export interface GateFlags {
  /** Takes the place of every threshold in the config. */
  readonly failOn?: FailOn;
  readonly allowUnknown?: boolean;
}

export interface GateInput {
  readonly results: readonly AssessedResult[];
  /** Where each rule leads: `controls` as `framework:id`. */
  readonly rules: readonly Pick<AssessedRule, 'id' | 'controls'>[];
  readonly run: Pick<Run, 'complete' | 'interrupted'>;
  readonly gate: Gate;
  readonly flags: GateFlags;
}

/**
 * Whether the gate holds. It breaks at a finding that is not waived and at least as grave as its threshold: that of its
 * target, else the strictest of the frameworks its rule leads to (each its own or `failOn`), else `failOn`. Where it
 * holds but something was not read (a result is unknown, the run is incomplete) the exit code is 3, unless that was
 * allowed; an interrupted run is never allowed.
 */
export function judgeGate({ results, rules, run, gate, flags }: GateInput): GateOutcome {
  const frameworks = new Map(rules.map(({ id, controls }) => [id, listFrameworks(controls)]));
  const allowUnknown = flags.allowUnknown ?? false;
  const breaking = results.filter((result) => {
    if (result.outcome !== 'fail' || result.waiver !== undefined) return false;
    const thresholds =
      flags.failOn === undefined ? findThresholds(result, frameworks.get(result.rule) ?? [], gate) : [flags.failOn];
    return thresholds.some((threshold) => reaches(result.severity, threshold));
  });
  const unknown = results.filter(({ outcome }) => outcome === 'unknown').length;
  const isUnread = (!allowUnknown && (unknown > 0 || !run.complete)) || run.interrupted;
  return {
    holds: breaking.length === 0,
    findings: breaking.length,
    failOn: flags.failOn ?? gate.failOn,
    unknown,
    allowUnknown,
    exitCode: breaking.length > 0 ? 1 : isUnread ? 3 : 0,
  };
}

function findThresholds({ resource }: AssessedResult, frameworks: readonly string[], gate: Gate): readonly FailOn[] {
  const ofTarget = read(gate.targets, resource.target);
  if (ofTarget !== undefined) return [ofTarget];
  if (frameworks.length === 0) return [gate.failOn];
  return frameworks.map((framework) => read(gate.frameworks, framework) ?? gate.failOn);
}

/** Own keys only: a target may be called `constructor`. */
function read(thresholds: Readonly<Record<string, FailOn>>, key: string): FailOn | undefined {
  return Object.hasOwn(thresholds, key) ? thresholds[key] : undefined;
}

function reaches(severity: Severity, threshold: FailOn): boolean {
  if (severity === 'info' || threshold === 'none') return false;
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}

function listFrameworks(controls: readonly string[]): readonly string[] {
  return [...new Set(controls.map((control) => control.slice(0, control.indexOf(':'))))];
}
