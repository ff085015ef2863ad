import type {
  AssessedAttestation,
  AssessedResult,
  AssessedRule,
  GateOutcome,
  GateThreshold,
} from '../model/assessment.ts';
import type { Baseline, BaselineOutcome } from '../model/baseline.ts';
import type { FailOn, Gate } from '../model/config.ts';
import { frameworkIds } from '../model/framework.ts';
import { type Severity, severities } from '../model/rule.ts';
import type { Run } from '../model/snapshot.ts';
import { compareText } from '../text/order.ts';

/** What the command line says of the gate. */
export interface GateFlags {
  /** Takes the place of every threshold in the config. */
  readonly failOn?: FailOn;
  readonly allowUnknown?: boolean;
  readonly baseline?: Baseline;
}

export interface GateInput {
  readonly results: readonly AssessedResult[];
  readonly attestations: readonly Pick<AssessedAttestation, 'state'>[];
  /** Where each rule leads: `controls` as `framework:id`. */
  readonly rules: readonly Pick<AssessedRule, 'id' | 'controls'>[];
  readonly run: Pick<Run, 'complete' | 'interrupted'>;
  readonly gate: Gate;
  /** Names and ids of what was assessed: a threshold of anything else is not in force. */
  readonly scope: { readonly targets: readonly string[]; readonly frameworks: readonly string[] };
  readonly flags: Omit<GateFlags, 'baseline'>;
  /** What became of the baseline that the results are marked with. */
  readonly baseline?: HeldBaseline | undefined;
}

type HeldBaseline = Omit<BaselineOutcome, 'notCounted'>;

/**
 * Whether the gate holds. It breaks at a finding that is neither waived nor in the baseline and at least as grave as its
 * threshold: that of its target, else the strictest of the frameworks its rule leads to (each its own or `failOn`), else
 * `failOn`. Where it holds but something was not read (a result is unknown, an attestation rests on a document that could not be
 * read, the run is incomplete) the exit code is 3, unless that was allowed; an interrupted run is never allowed.
 */
export function judgeGate({ results, attestations, rules, run, gate, scope, flags, baseline }: GateInput): GateOutcome {
  const frameworks = new Map(rules.map(({ id, controls }) => [id, listFrameworks(controls)]));
  const allowUnknown = flags.allowUnknown ?? false;
  const thresholds = listThresholds({ gate, scope, flags });
  const counts = { breaking: 0, waived: 0, known: 0, unknown: 0 };
  for (const result of results) {
    if (result.outcome === 'unknown') counts.unknown += 1;
    if (result.outcome !== 'fail') continue;
    const threshold = findThreshold(result, frameworks.get(result.rule) ?? [], { gate, flags });
    if (!reaches(result.severity, threshold.failOn)) continue;
    if (result.waiver !== undefined) counts.waived += 1;
    else if (result.baseline) counts.known += 1;
    else {
      counts.breaking += 1;
      const counted = thresholds.get(keyOf(threshold)) ?? { ...threshold, severities: new Map() };
      thresholds.set(keyOf(threshold), counted);
      counted.severities.set(result.severity, (counted.severities.get(result.severity) ?? 0) + 1);
    }
  }
  const isPartial = counts.unknown > 0 || !run.complete || attestations.some(({ state }) => state === 'unreadable');
  const isUnread = (!allowUnknown && isPartial) || run.interrupted;
  return {
    holds: counts.breaking === 0,
    findings: counts.breaking,
    thresholds: [...thresholds.values()].map(describe),
    failOn: flags.failOn ?? gate.failOn,
    waived: counts.waived,
    unknown: counts.unknown,
    allowUnknown,
    ...(baseline && { baseline: { ...baseline, notCounted: counts.known } }),
    exitCode: counts.breaking > 0 ? 1 : isUnread ? 3 : 0,
  };
}

interface Threshold extends Omit<GateThreshold, 'severities' | 'failOn'> {
  readonly failOn: FailOn;
}

interface Counted extends Threshold {
  readonly severities: Map<Severity, number>;
}

/** All that are in force, in the order they are named: what is most specific first. */
function listThresholds({ gate, scope, flags }: Pick<GateInput, 'gate' | 'scope' | 'flags'>): Map<string, Counted> {
  const own = (by: 'target' | 'framework', names: readonly string[], set: Readonly<Record<string, FailOn>>) =>
    [...new Set(names)].sort(compareText).flatMap((name): Threshold[] => {
      const failOn = read(set, name);
      return failOn === undefined ? [] : [{ by, name, failOn }];
    });
  const all: readonly Threshold[] =
    flags.failOn !== undefined
      ? [{ by: 'flag', failOn: flags.failOn }]
      : [
          ...own('target', scope.targets, gate.targets),
          ...own('framework', scope.frameworks, gate.frameworks),
          { by: 'default', failOn: gate.failOn },
        ];
  return new Map(all.map((threshold) => [keyOf(threshold), { ...threshold, severities: new Map() }]));
}

function keyOf({ by, name }: Threshold): string {
  return JSON.stringify([by, name]);
}

function findThreshold(
  { resource }: AssessedResult,
  frameworks: readonly string[],
  { gate, flags }: Pick<GateInput, 'gate' | 'flags'>,
): Threshold {
  if (flags.failOn !== undefined) return { by: 'flag', failOn: flags.failOn };
  const ofTarget = read(gate.targets, resource.target);
  if (ofTarget !== undefined) return { by: 'target', name: resource.target, failOn: ofTarget };
  const all = frameworks.map((name): Threshold => {
    const own = read(gate.frameworks, name);
    return own === undefined ? { by: 'default', failOn: gate.failOn } : { by: 'framework', name, failOn: own };
  });
  // Of equally strict ones the first framework's own.
  const [strictest] = all.sort(
    (a, b) => strictness(b.failOn) - strictness(a.failOn) || Number(a.by === 'default') - Number(b.by === 'default'),
  );
  return strictest ?? { by: 'default', failOn: gate.failOn };
}

/** Own keys only: a target may be called `constructor`. */
function read(thresholds: Readonly<Record<string, FailOn>>, key: string): FailOn | undefined {
  return Object.hasOwn(thresholds, key) ? thresholds[key] : undefined;
}

/** `none` is the least strict. */
function strictness(failOn: FailOn): number {
  return failOn === 'none' ? -1 : severities.indexOf(failOn);
}

function reaches(severity: Severity, threshold: FailOn): boolean {
  return severity !== 'info' && severities.indexOf(severity) <= strictness(threshold);
}

function describe({ severities: counts, ...threshold }: Counted): GateThreshold {
  const found = severities.flatMap((severity) => {
    const findings = counts.get(severity);
    return findings === undefined ? [] : [{ severity, findings }];
  });
  return { ...threshold, severities: found };
}

function listFrameworks(controls: readonly string[]): readonly string[] {
  const found = new Set(controls.map((control) => control.slice(0, control.indexOf(':'))));
  return frameworkIds.filter((id) => found.has(id));
}
