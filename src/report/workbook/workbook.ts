import type { Assessment } from '../../model/assessment.ts';
import type { Language } from '../../model/text.ts';
import { longestCell, type SheetTable } from '../xlsx/sheet.ts';
import { writeWorkbook } from '../xlsx/write-workbook.ts';
import { attestationSheet, packSheet, parameterSheet, waiverSheet } from './accepted-sheets.ts';
import { controlSheet } from './control-sheet.ts';
import { findingSheet } from './finding-sheet.ts';
import { gapSheet } from './gap-sheet.ts';
import { openWorkbookPage, type WorkbookPage } from './page.ts';
import { planSheet } from './plan-sheet.ts';
import { populationSheet } from './population-sheet.ts';
import { summarySheet } from './summary-sheet.ts';

/**
 * Rows of one sheet. Excel holds 1,048,576, but every cell is in memory while it is written: this many findings take about
 * 0.8 GB (test/bench/workbook.bench.ts). The JSON assessment holds them all.
 */
export const mostRows = 50_000;
/** Characters of the different texts of one sheet, which each take 8 bytes while it is written: names may be of any length. */
export const mostCharacters = 32_000_000;

const sheets: readonly ((page: WorkbookPage) => SheetTable)[] = [
  controlSheet,
  findingSheet,
  planSheet,
  populationSheet,
  waiverSheet,
  gapSheet,
  attestationSheet,
  parameterSheet,
];

/** An assessment as sheets for Excel, in one language. What does not fit is counted on its sheet and in the first. Pure. */
export function assessmentSheets(assessment: Assessment, language: Language): readonly SheetTable[] {
  const page = openWorkbookPage(assessment, language);
  // Most have no pack: an empty sheet would only ask what it is for.
  const used = assessment.packs?.length ? [...sheets, packSheet] : sheets;
  const whole = used.map((sheet) => sheet(page));
  const fitting = whole.map((table) => cutToFit(table, page));
  const cut = whole.flatMap(({ name, rows: { length: total } }, index) => {
    const shown = fitting[index]?.rows.length ?? 0;
    return shown < total ? [page.words.cutSheet({ sheet: name, shown, total })] : [];
  });
  return [summarySheet(page, cut), ...fitting];
}

/** The workbook: the same assessment is the same bytes. */
export async function writeAssessmentWorkbook(assessment: Assessment, language: Language): Promise<Buffer> {
  return writeWorkbook(assessmentSheets(assessment, language));
}

function cutToFit(table: SheetTable, { words }: WorkbookPage): SheetTable {
  const { rows, note } = table;
  const shown = countFitting(rows);
  if (shown === rows.length) return table;
  const cut = words.cut({ shown, total: rows.length });
  return { ...table, rows: rows.slice(0, shown), note: note === undefined ? cut : `${cut} ${note}` };
}

/** How many rows there is room for, in order. A text that many cells share is in memory once. */
function countFitting(rows: SheetTable['rows']): number {
  const most = Math.min(rows.length, mostRows);
  const seen = new Set<string>();
  let room = mostCharacters;
  for (let index = 0; index < most; index++) {
    for (const cell of rows[index] ?? []) {
      if (typeof cell !== 'string' || seen.has(cell)) continue;
      seen.add(cell);
      room -= Math.min(cell.length, longestCell);
    }
    if (room < 0) return index;
  }
  return most;
}
