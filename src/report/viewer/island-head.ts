import { frameworkNames } from '../../i18n/framework-names.ts';
import type { AssessedResult, Assessment } from '../../model/assessment.ts';
import {
  mostResults,
  type TableControl,
  type TableCount,
  type TableHead,
  type TableRule,
} from '../../model/finding-table.ts';
import type { Text } from '../../model/text.ts';
import { controlAnchor, planAnchor } from './anchors.ts';
import type { HeadPositions } from './island-columns.ts';
import { cutText } from './island-text.ts';

/** Characters of a waiver's texts: its own page has more. */
const longestReason = 1000;

/** Whether passes are counts, so that a page with the results opens at all. */
export function hasCounts({ results }: Pick<Assessment, 'results'>, most = mostResults): boolean {
  return results.length > most;
}

/** Whether a result is a row of the table where passes are counts. */
export function isRow({ outcome }: Pick<AssessedResult, 'outcome'>): boolean {
  return outcome === 'fail' || outcome === 'unknown';
}

/** What comes before the rows, and the positions that they name by it. */
export function headOf(assessment: Assessment, counted: boolean): { head: TableHead; positions: HeadPositions } {
  const { results, gate } = assessment;
  const [rules, waivers] = [new Map<string, number>(), new Map<number, number>()];
  for (const { id } of assessment.rules) rules.set(id, rules.size);
  let rows = 0;
  for (const result of results) {
    if (!rules.has(result.rule)) rules.set(result.rule, rules.size);
    if (result.waiver !== undefined && !waivers.has(result.waiver)) waivers.set(result.waiver, waivers.size);
    if (!counted || isRow(result)) rows++;
  }
  const { controls, frameworks } = controlsOf(assessment);
  const head: TableHead = {
    rows,
    hasBaseline: gate.baseline !== undefined,
    rules: rulesOf(assessment, rules, controls),
    frameworks,
    controls: [...controls.values()],
    safeguards: assessment.safeguards.map(({ title }) => title),
    waivers: [...waivers.keys()].map((position) => waiverOf(assessment, position)),
    accounts: accountsOf(assessment),
    ...(counted && { counts: countsOf(assessment, rules) }),
  };
  return { head, positions: { rule: rules, waiver: waivers } };
}

const plain = { id: (name: string) => name };

function rulesOf(
  { rules, safeguards }: Assessment,
  positions: ReadonlyMap<string, number>,
  controls: ReadonlyMap<string, TableControl>,
): readonly TableRule[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const safeguardAt = new Map(safeguards.map(({ id }, index) => [id, index]));
  const controlAt = new Map([...controls.keys()].map((id, index) => [id, index]));
  return [...positions.keys()].map((id) => {
    const rule = known.get(id);
    return {
      id,
      title: rule?.title ?? { en: id, ja: id },
      controls: (rule?.controls ?? []).flatMap((one) => controlAt.get(one) ?? []),
      safeguards: (rule?.safeguards ?? []).flatMap((one) => safeguardAt.get(one) ?? []),
      anchor: planAnchor(plain, id),
    };
  });
}

/** Controls that a rule leads to, by the name a rule has for each. */
function controlsOf({ rules, frameworks }: Assessment) {
  const wanted = new Set(rules.flatMap(({ controls }) => controls));
  const controls = new Map<string, TableControl>();
  for (const [framework, { id, controls: all }] of frameworks.entries()) {
    for (const { id: control, citation, title } of all) {
      const name = `${id}:${control}`;
      if (!wanted.has(name)) continue;
      controls.set(name, { id: name, framework, citation, title, anchor: controlAnchor(plain, id, control) });
    }
  }
  const names = frameworks.map(({ id }): { id: string; name: Text } => ({ id, name: frameworkNames[id] }));
  return { controls, frameworks: names };
}

function waiverOf({ waivers }: Assessment, position: number): TableHead['waivers'][number] {
  const waiver = waivers[position];
  if (!waiver) throw new Error(`no waiver ${position}`);
  const { type, reason, owner, approvedBy, expires } = waiver;
  return {
    type,
    reason: cutText(reason, longestReason),
    owner: cutText(owner, longestReason),
    approvedBy: cutText(approvedBy, longestReason),
    expires: cutText(expires, longestReason),
  };
}

function accountsOf({ targets }: Assessment): TableHead['accounts'] {
  const named = targets.flatMap(({ accounts = [] }) => accounts);
  return named.flatMap(({ id, name }) => (name === undefined ? [] : [[id, cutText(name, 300)] as const]));
}

/** Passes, and where a rule does not apply, by rule and account. */
function countsOf({ results }: Assessment, rules: ReadonlyMap<string, number>): readonly TableCount[] {
  const counts = new Map<string, Map<string, { pass: number; notApplicable: number }>>();
  for (const result of results) {
    if (isRow(result)) continue;
    const { rule, resource, outcome } = result;
    const ofRule = counts.get(rule) ?? new Map<string, { pass: number; notApplicable: number }>();
    counts.set(rule, ofRule);
    const count = ofRule.get(resource.account) ?? { pass: 0, notApplicable: 0 };
    ofRule.set(resource.account, count);
    if (outcome === 'pass') count.pass++;
    else count.notApplicable++;
  }
  return [...counts].flatMap(([rule, ofRule]) =>
    [...ofRule].map(([account, count]) => ({ rule: rules.get(rule) ?? 0, account, ...count })),
  );
}
