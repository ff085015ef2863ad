import type { TableHead } from '../model/finding-table.ts';
import { rulesWith } from './filter.ts';
import type { TableState } from './state.ts';
import { markEach } from './texts.ts';

/** What one rule passed, and where it does not apply. */
export interface RuleCounts {
  /** Position in `rules`. */
  readonly rule: number;
  readonly pass: number;
  readonly notApplicable: number;
}

/**
 * What passed and what does not apply where these are no rows, by rule, as far as a state narrows it: to accounts, frameworks, a
 * rule or a control. Undefined where all results are rows, and for one resource or finding, as nothing is known of these.
 */
export function countByRule(
  head: TableHead,
  { chosen, narrowed }: Pick<TableState, 'chosen' | 'narrowed'>,
): readonly RuleCounts[] | undefined {
  if (!head.counts || narrowed.resource !== undefined || narrowed.finding !== undefined) return undefined;
  const [named, framed] = [rulesWith(head, narrowed.rule, narrowed.control), rulesOf(head, chosen.framework)];
  const sums = new Map<number, RuleCounts>();
  for (const { rule, account, pass, notApplicable } of head.counts) {
    if (named[rule] !== 1 || framed[rule] !== 1) continue;
    if (chosen.account.length > 0 && !chosen.account.includes(account)) continue;
    const sum = sums.get(rule) ?? { rule, pass: 0, notApplicable: 0 };
    sums.set(rule, { rule, pass: sum.pass + pass, notApplicable: sum.notApplicable + notApplicable });
  }
  return [...sums.values()];
}

/** 1 for each rule that leads to a control of such a framework; none is chosen: all. */
function rulesOf({ rules, controls, frameworks }: TableHead, chosen: readonly string[]): Uint8Array {
  const isChosen = (control: number) => chosen.includes(frameworks[controls[control]?.framework ?? -1]?.id ?? '');
  return markEach(rules, (rule) => chosen.length === 0 || rule.controls.some(isChosen));
}
