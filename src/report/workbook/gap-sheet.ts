import { causeSentence } from '../../i18n/cause.ts';
import type { CellValue, SheetTable } from '../xlsx/sheet.ts';
import { columnsOf, listed, type WorkbookPage } from './page.ts';

/** Calls that failed, and what that leaves unknown. */
export function gapSheet(page: WorkbookPage): SheetTable {
  const { assessment, words, columns: c, language } = page;
  const w = words.columns;
  const rows = assessment.ledger.gaps.map((gap): readonly CellValue[] => [
    gap.target,
    gap.account,
    gap.region,
    gap.service,
    gap.call,
    causeSentence(gap.cause)[language],
    gap.permission,
    gap.calls,
    gap.rules.length,
    listed(gap.rules),
  ]);
  return {
    name: words.sheets.gaps,
    note: words.gapsNote,
    columns: columnsOf([
      [c.target, 14],
      [c.account, 20],
      [c.region, 18],
      [c.service, 20],
      [w.call, 36],
      [c.cause, 60],
      [w.permission, 36],
      [w.calls, 10],
      [page.t.report.unknown.heading, 10],
      [w.rules, 70],
    ]),
    rows,
  };
}
