import type {
  AssessedControl,
  AssessedFramework,
  AssessedRule,
  AssessedSafeguard,
  Assessment,
} from '../../model/assessment.ts';
import { orderBy } from '../../text/order.ts';
import { countByRule, noResults, type RuleCounts } from './rule-outcomes.ts';

/** What one framework asks of one safeguard. */
export interface MatrixCell {
  readonly framework: AssessedFramework;
  /** Controls that demand it. */
  readonly demanded: readonly AssessedControl[];
  /** Controls beside which results of all rules of it are listed, and which do not demand it. */
  readonly supporting: readonly AssessedControl[];
}

export interface MatrixRow {
  readonly safeguard: AssessedSafeguard;
  /** One a framework, in the order of the assessment. */
  readonly cells: readonly MatrixCell[];
  /** Rules that test it: those with findings first, then those with unknown results, then by id. */
  readonly rules: readonly { readonly rule: AssessedRule; readonly counts: RuleCounts }[];
  readonly counts: RuleCounts;
}

/** Every safeguard against every framework, by id. Both languages ask for the same. */
export function matrixOf(assessment: Assessment): readonly MatrixRow[] {
  const known = matrices.get(assessment);
  if (known) return known;
  const rows = buildMatrix(assessment);
  matrices.set(assessment, rows);
  return rows;
}

const matrices = new WeakMap<Assessment, readonly MatrixRow[]>();

function buildMatrix(assessment: Assessment): readonly MatrixRow[] {
  const { safeguards, rules, frameworks } = assessment;
  const counts = countByRule(assessment.results);
  const tested = new Map<string, AssessedRule[]>();
  for (const rule of rules) {
    for (const id of rule.safeguards) tested.set(id, [...(tested.get(id) ?? []), rule]);
  }
  const listed = frameworks.map((framework) => framework.controls.map(listedRules));
  return [...safeguards].sort(orderBy(({ id }) => [id])).map((safeguard): MatrixRow => {
    const own = tested.get(safeguard.id) ?? [];
    const counted = own
      .map((rule) => ({ rule, counts: counts.get(rule.id) ?? noResults() }))
      .sort((a, b) => rankOf(a.counts) - rankOf(b.counts) || (a.rule.id < b.rule.id ? -1 : 1));
    const cells = frameworks.map((framework, index): MatrixCell => {
      const isSupporting = (control: AssessedControl, at: number) =>
        !control.safeguards.includes(safeguard.id) && supports(own, listed[index]?.[at]);
      return {
        framework,
        demanded: framework.controls.filter((control) => control.safeguards.includes(safeguard.id)),
        supporting: framework.controls.filter(isSupporting),
      };
    });
    return { safeguard, cells, rules: counted, counts: addUp(counted.map((one) => one.counts)) };
  });
}

interface Listed {
  readonly all: ReadonlySet<string>;
  readonly supporting: ReadonlySet<string>;
}

function listedRules({ rules, supportingRules }: AssessedControl): Listed {
  return { all: new Set([...rules, ...supportingRules]), supporting: new Set(supportingRules) };
}

/** The assessment keeps which rules support a control, not by which safeguard: all rules of one are then beside the control. */
function supports(own: readonly AssessedRule[], listed: Listed | undefined): boolean {
  if (own.length === 0 || listed === undefined || listed.supporting.size === 0) return false;
  return own.some(({ id }) => listed.supporting.has(id)) && own.every(({ id }) => listed.all.has(id));
}

function addUp(all: readonly RuleCounts[]): RuleCounts {
  const sum = noResults();
  for (const one of all) {
    for (const key of ['fail', 'waived', 'unknown', 'pass', 'not-applicable'] as const) sum[key] += one[key];
  }
  return sum;
}

function rankOf({ fail, waived, unknown, pass }: RuleCounts): number {
  if (fail > 0) return 0;
  if (unknown > 0) return 1;
  if (waived > 0) return 2;
  return pass > 0 ? 3 : 4;
}
