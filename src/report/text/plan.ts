import { planMessagesIn } from '../../i18n/plan.ts';
import { type PlanItem, planOf } from '../plan.ts';
import { costOf, orderInWords, planRows, totalsInWords } from '../plan-words.ts';
import { printable } from '../printable.ts';
import { type Cell, table } from '../table.ts';
import { cell, heading, type Page, paragraph } from './page.ts';

const indent = 2;

/** What to do in the order that pays best, and what it costs by the organisation's own figures. */
export function* plan(page: Page): Iterable<string> {
  const { assessment, t, ink, width, verbose, language } = page;
  const whole = planOf(assessment);
  const { items, totals } = whole;
  if (items.length === 0) return;
  const words = planMessagesIn(language);
  yield* heading(page, words.heading, words.summary({ items: items.length }));
  yield* paragraph(page, orderInWords(words, t), { indent, ink: ink.dim });
  yield '';
  const shown = verbose ? items : items.slice(0, planRows);
  const labels = [
    words.rank,
    words.severity,
    words.controls,
    words.effort,
    ...(totals ? [words.cost] : []),
    words.what,
  ];
  const rows = shown.map((item, index) => [cell(String(index + 1).padStart(2)), ...cellsOf(page, item)]);
  yield* table(rows, { width, indent, header: labels.map((label) => cell(label, ink.dim)) });
  const more = items.length - shown.length;
  if (more > 0) yield* paragraph(page, words.moreVerbose({ n: more }), { indent, ink: ink.dim });
  yield '';
  const names = verbose ? (totals?.unpriced ?? []).map(printable) : [];
  for (const line of totalsInWords(whole, words, names)) yield* paragraph(page, line, { indent });
}

/** Without its rank; what to do comes last, where there is room for it. */
function cellsOf({ assessment, t, ink, language }: Page, item: PlanItem): readonly Cell[] {
  const words = planMessagesIn(language);
  const { rule, controls } = item.group;
  const cost = assessment.costs && costOf(item, assessment.costs.currency, words);
  return [
    cell(t.severity[rule.severity], ink.severity[rule.severity]),
    cell(String(controls)),
    cell(words.efforts[rule.effort]),
    ...(cost === undefined ? [] : [cell(cost)]),
    cell(printable(rule.title[language])),
  ];
}
