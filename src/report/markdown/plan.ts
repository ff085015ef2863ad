import { planMessagesIn } from '../../i18n/plan.ts';
import { planOf } from '../plan.ts';
import { costOf, orderInWords, planRows, totalsInWords } from '../plan-words.ts';
import { markdownText } from './escape.ts';
import type { MarkdownPage } from './page.ts';
import { markdownTable } from './table.ts';

/** What to do in the order that pays best, and what it costs by the organisation's own figures. */
export function planSection({ assessment, t, language, verbose }: MarkdownPage): string[] {
  const whole = planOf(assessment);
  const { items, totals } = whole;
  if (items.length === 0) return [];
  const words = planMessagesIn(language);
  const header = [words.rank, words.what, words.severity, words.controls, words.effort];
  const rows = items.slice(0, planRows).map((item, index) => {
    const { rule, controls } = item.group;
    const { title, severity, effort } = rule;
    return [
      String(index + 1),
      markdownText(title[language]),
      t.severity[severity],
      String(controls),
      words.efforts[effort],
      ...(totals ? [costOf(item, totals.currency, words)] : []),
    ];
  });
  const more = items.length - rows.length;
  const names = verbose ? (totals?.unpriced ?? []).map((id) => markdownText(id)) : [];
  return [
    `### ${words.heading}`,
    '',
    orderInWords(words, t),
    '',
    ...markdownTable(t, [...header, ...(totals ? [words.cost] : [])], rows),
    ...(more > 0 ? [words.more({ n: more }), ''] : []),
    totalsInWords(whole, words, names).join('<br>'),
    '',
  ];
}
