import type { AssessedResult, Assessment } from '../model/assessment.ts';
import type { Baseline, BaselineFindings, BaselineOutcome } from '../model/baseline.ts';
import { type Severity, severities } from '../model/rule.ts';
import { findingKey } from '../text/finding-key.ts';
import { compareText, orderIn } from '../text/order.ts';
import { createSearch, type Searched, scannedRegion } from './whereabouts.ts';

/** What a baseline is made from. */
export interface BaselineSource {
  readonly assessment: Pick<Assessment, 'run' | 'targets' | 'results'>;
  /** Of the file. */
  readonly sha256: string;
  /** How a rule is called now, by what it was called. */
  readonly nameOf: (rule: string) => string;
}

/**
 * The findings of an assessment that a gate need not break at again. One that was waived is not among them: it was accepted
 * for as long as its waiver holds.
 */
export function toBaseline({ assessment, sha256, nameOf }: BaselineSource): Baseline {
  const groups = new Map<string, Omit<BaselineFindings, 'keys'> & { readonly keys: Set<string> }>();
  for (const { rule: id, severity, outcome, waiver, resource } of assessment.results) {
    if (outcome !== 'fail' || waiver !== undefined) continue;
    const { type, target, account } = resource;
    const rule = nameOf(id);
    const region = scannedRegion(assessment, resource);
    const place = JSON.stringify([rule, target, account, region ?? null, type, severity]);
    const found = groups.get(place) ?? {
      ...{ rule, type, target, account, ...(region !== undefined && { region }), severity },
      keys: new Set<string>(),
    };
    groups.set(place, found);
    found.keys.add(findingKey(rule, resource.id));
  }
  const findings = [...groups].sort(([a], [b]) => compareText(a, b));
  return {
    ...{ sha256, runId: assessment.run.id, asOf: assessment.run.asOf },
    findings: findings.map(([, { keys, ...group }]) => ({ ...group, keys: [...keys].sort(compareText) })),
  };
}

/** One finding of a baseline, and what the results of this time say of it. */
interface Known {
  severity: Severity;
  /** The worst that was seen. */
  seen?: 'fail' | 'unknown' | 'read';
  graver?: true;
  readonly groups: BaselineFindings[];
}

/** Results held against a baseline. */
export interface HeldAgainst {
  /** In the order they came; a finding that the baseline has, no less grave, is marked. */
  readonly results: readonly AssessedResult[];
  readonly outcome: Omit<BaselineOutcome, 'notCounted'>;
}

/** Marks the findings that a baseline has, and says what became of all that it had. */
export function holdAgainst({ findings, ...about }: Baseline, searched: Searched): HeldAgainst {
  const byRule = indexKnown(findings);
  const results = searched.results.map((result) => {
    const known = byRule.get(result.rule)?.get(findingKey(result.rule, result.resource.id));
    if (!known) return result;
    note(known, result);
    return result.outcome === 'fail' && !isGraver(result.severity, known.severity) ? mark(result) : result;
  });
  const counts = { findings: 0, present: 0, graver: 0, fixed: 0, unread: 0, notAsked: 0 };
  const search = createSearch(searched);
  for (const of of byRule.values()) {
    for (const known of of.values()) {
      counts.findings += 1;
      counts[becameOf(known, search)] += 1;
      if (known.graver) counts.graver += 1;
    }
  }
  return { results, outcome: { ...about, ...counts } };
}

function indexKnown(findings: readonly BaselineFindings[]): ReadonlyMap<string, ReadonlyMap<string, Known>> {
  const byRule = new Map<string, Map<string, Known>>();
  for (const group of findings) {
    const of = byRule.get(group.rule) ?? new Map<string, Known>();
    byRule.set(group.rule, of);
    for (const key of group.keys) {
      const known: Known = of.get(key) ?? { severity: group.severity, groups: [] };
      of.set(key, known);
      known.groups.push(group);
      if (isGraver(group.severity, known.severity)) known.severity = group.severity;
    }
  }
  return byRule;
}

/** Several targets may show one resource: what fails in one of them fails, and what was not read in one is not fixed. */
function note(known: Known, { outcome, severity }: AssessedResult): void {
  if (outcome === 'fail') {
    known.seen = 'fail';
    if (isGraver(severity, known.severity)) known.graver = true;
  } else if (known.seen !== 'fail') {
    known.seen = outcome === 'unknown' || known.seen === 'unknown' ? 'unknown' : 'read';
  }
}

type Fate = 'present' | 'fixed' | 'unread' | 'notAsked';

function becameOf({ seen, groups }: Known, search: ReturnType<typeof createSearch>): Fate {
  if (seen !== undefined) return ({ fail: 'present', unknown: 'unread', read: 'fixed' } as const)[seen];
  const reasons = new Set(groups.map(search));
  if (reasons.has('unread')) return 'unread';
  return reasons.size === 1 && reasons.has('gone') ? 'fixed' : 'notAsked';
}

const bySeverity = orderIn(severities);

/** Whether a severity is graver than another. */
export function isGraver(severity: Severity, than: Severity): boolean {
  return bySeverity(severity, than) < 0;
}

/** The words of a result may be read when they are asked for, so what asks for them is kept. */
function mark(result: AssessedResult): AssessedResult {
  const copy = Object.create(Object.getPrototypeOf(result) as object) as object;
  return Object.assign(copy, result, { baseline: true as const });
}
