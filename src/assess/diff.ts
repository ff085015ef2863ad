import type { AssessedRule, Assessment } from '../model/assessment.ts';
import {
  type ChangeKind,
  changeKinds,
  type Diff,
  type DiffSide,
  diffSchemaVersion,
  type ResultChange,
  type ruleChangeKinds,
} from '../model/diff.ts';
import { severities } from '../model/rule.ts';
import { compareText, orderIn } from '../text/order.ts';
import { compareResultOf, type SideOf } from './diff-result.ts';
import { compareRules } from './diff-rules.ts';
import { compareScopes } from './diff-scope.ts';
import { indexStandings, keyOf, type Stood } from './diff-standing.ts';
import { createSearch } from './whereabouts.ts';

export interface DiffInput {
  readonly old: Assessment;
  readonly new: Assessment;
  /** How a rule is called now, by what it was called. */
  readonly nameOf: (rule: string) => string;
}

/**
 * Says of what two assessments differ: by rule, as it is called now, and resource. What was not read or not asked about in
 * the new one is never fixed. Pure; the lists are sorted.
 */
export function diffAssessments({ old: before, new: after, nameOf }: DiffInput): Diff {
  const [old, now] = [sideOf(before, nameOf), sideOf(after, nameOf)];
  const changedRules = compareRules(before.rules, after.rules, nameOf);
  const having = (...kinds: readonly (typeof ruleChangeKinds)[number][]) =>
    new Set(changedRules.filter(({ what }) => what.some((one) => kinds.includes(one))).map(({ rule }) => rule));
  // A title in other words, and another id, judge alike.
  const changed = { judging: having('definition', 'overrides'), severity: having('severity') };
  const tally = { unchanged: 0, readAgain: 0 };
  const changes: ResultChange[] = [];
  const note = (key: string): void => {
    const found = compareResultOf({ key, old, now, changed });
    if (found === 'unchanged' || found === 'read-again') tally[found === 'unchanged' ? 'unchanged' : 'readAgain'] += 1;
    else if (found) {
      changes.push(found);
      if (found.from === 'unknown' && found.to !== 'absent') tally.readAgain += 1;
    }
  };
  for (const key of now.standings.keys()) note(key);
  for (const key of old.standings.keys()) if (!now.standings.has(key)) note(key);
  changes.sort(compareChanges);
  return {
    schemaVersion: diffSchemaVersion,
    old: describeSide(before, old.standings),
    new: describeSide(after, now.standings),
    counts: countKinds(changes),
    newFindings: changes.filter(({ isNew }) => isNew).length,
    ...tally,
    scope: compareScopes(before, after, nameOf),
    rules: changedRules,
    changes,
  };
}

function sideOf(assessment: Assessment, nameOf: (rule: string) => string): SideOf {
  const rules = assessment.rules.map((rule): AssessedRule => ({ ...rule, id: nameOf(rule.id) }));
  const named = assessment.results.map((result) => {
    const rule = nameOf(result.rule);
    return rule === result.rule ? result : { ...result, rule };
  });
  const { targets, ledger, run } = assessment;
  return {
    assessment,
    standings: indexStandings(named),
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    search: createSearch({ results: named, rules, targets, ledger, run }),
  };
}

function describeSide({ tool, organization, run }: Assessment, standings: ReadonlyMap<string, Stood>): DiffSide {
  let [open, unknown] = [0, 0];
  for (const { standing } of standings.values()) {
    if (standing === 'fail') open += 1;
    else if (standing === 'unknown') unknown += 1;
  }
  return { tool, ...(organization !== undefined && { organization }), run, open, unknown };
}

function countKinds(changes: readonly ResultChange[]): Diff['counts'] {
  const counts = Object.fromEntries(changeKinds.map((kind) => [kind, 0])) as Record<ChangeKind, number>;
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}

const [byKind, bySeverity] = [orderIn(changeKinds), orderIn(severities)];

function compareChanges(a: ResultChange, b: ResultChange): number {
  return (
    byKind(a.kind, b.kind) ||
    bySeverity(a.severity, b.severity) ||
    compareText(keyOf(a.rule, a.resource.id), keyOf(b.rule, b.resource.id))
  );
}
