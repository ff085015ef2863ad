import { planMessagesIn } from '../../i18n/plan.ts';
import { type PlanItem, planOf } from '../plan.ts';
import { orderInWords, sumsOf, totalsInWords } from '../plan-words.ts';
import type { CellValue, SheetTable } from '../xlsx/sheet.ts';
import { columnsOf, listed, type WorkbookPage } from './page.ts';

/** Everything to do in the order that pays best, with the organisation's own figures. */
export function planSheet(page: WorkbookPage): SheetTable {
  const { assessment, words, columns: c, language, t } = page;
  const w = planMessagesIn(language);
  const plan = planOf(assessment);
  const currency = plan.totals?.currency;
  return {
    name: words.sheets.plan,
    note: [orderInWords(w, t), ...totalsInWords(plan, w)].join(' '),
    columns: columnsOf([
      [w.rank, 6],
      [w.score, 8],
      [c.rule, 36],
      [w.what, 60],
      [w.severity, 10],
      [w.controls, 10],
      [w.effort, 10],
      [w.findings, 10],
      [w.safeguards, 50],
      ...(currency === undefined
        ? []
        : ([
            [w.oneOff({ currency }), 18],
            [w.monthly({ currency }), 18],
            [w.unpriced, 40],
          ] as const)),
    ]),
    rows: plan.items.map((item, index) => [
      index + 1,
      ...planCells(page, item),
      ...(currency === undefined ? [] : costCells(page, item)),
    ]),
  };
}

function planCells(page: WorkbookPage, { group, score, safeguards }: PlanItem): readonly CellValue[] {
  const { t, language } = page;
  const { rule, controls, open } = group;
  return [
    score,
    rule.id,
    rule.title[language],
    t.severity[rule.severity],
    controls,
    planMessagesIn(language).efforts[rule.effort],
    open.length,
    listed(titlesOf(page, safeguards)),
  ];
}

/** Figures as numbers, in the currency itself; which safeguards have none. */
function costCells(page: WorkbookPage, item: PlanItem): readonly CellValue[] {
  const { oneOff, monthly } = sumsOf(item);
  const priced = new Set(item.costs.map(({ safeguard }) => safeguard));
  const unpriced = item.safeguards.filter((id) => !priced.has(id));
  return [inUnits(oneOff), inUnits(monthly), listed(titlesOf(page, unpriced)) || undefined];
}

function inUnits(hundredths: number | undefined): number | undefined {
  return hundredths === undefined ? undefined : hundredths / 100;
}

function titlesOf({ assessment, language }: WorkbookPage, ids: readonly string[]): readonly string[] {
  return ids.map((id) => assessment.safeguards.find((safeguard) => safeguard.id === id)?.title[language] ?? id);
}
