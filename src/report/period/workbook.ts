import type { Period } from '../../model/period.ts';
import type { Language } from '../../model/text.ts';
import { printableShort } from '../printable.ts';
import type { SheetTable } from '../xlsx/sheet.ts';
import { writeWorkbook } from '../xlsx/write-workbook.ts';
import { frameworkName, type PeriodWords, periodWords } from './page.ts';
import { controlSheet, exceptionSheet } from './result-sheets.ts';
import { chainSheet, gapSheet, populationSheet, ruleSheet, runSheet, scopeSheet } from './run-sheets.ts';
import { alarms, headRows } from './text.ts';

/** Rows of a sheet, of which its heading and a note take two (Excel specifications and limits: 1,048,576 rows). */
const mostRows = 1_048_576 - 2;

const sheets = [
  controlSheet,
  exceptionSheet,
  populationSheet,
  scopeSheet,
  ruleSheet,
  gapSheet,
  chainSheet,
  runSheet,
] as const;

/** The period as sheets for Excel, in one language. What does not fit is counted in the first one. Pure. */
export function periodSheets(period: Period, language: Language, version: string): readonly SheetTable[] {
  const words = periodWords(period, language);
  const tables = sheets.map((sheet) => sheet(words));
  const cut = tables
    .filter(({ rows }) => rows.length > mostRows)
    .map(({ name, rows }) => words.t.summarySheet.cut({ n: rows.length - mostRows, sheet: name }));
  const kept = tables.map((table) =>
    table.rows.length > mostRows ? { ...table, rows: table.rows.slice(0, mostRows) } : table,
  );
  return [summarySheet(words, version, cut), ...kept];
}

/** The workbook: the same period is the same bytes. */
export async function writePeriodWorkbook(period: Period, language: Language, version: string): Promise<Buffer> {
  return writeWorkbook(periodSheets(period, language, version));
}

function summarySheet(words: PeriodWords, version: string, cut: readonly string[]): SheetTable {
  const { period, t, language } = words;
  const { exceptions, repair, controls } = period;
  const waived = exceptions.filter((one) => one.waived).length;
  const open = exceptions.filter((one) => !one.waived && one.closed === null).length;
  const [longest = '', min = '', max = ''] = [repair.longestS, repair.minS, repair.maxS].map((seconds) =>
    t.length({ seconds }),
  );
  const frameworks = [...new Set(controls.map(({ framework }) => frameworkName(framework, language)))];
  const rows: (readonly [string, string])[] = [
    [t.head.organization, printableShort(period.organization ?? t.anonymous)],
    ...headRows(words),
    [t.controls.heading, `${t.controls.summary({ n: controls.length })}: ${frameworks.join(', ')}`],
    [t.exceptions.heading, t.exceptions.summary({ open, closed: exceptions.length - waived - open, waived })],
    ...(repair.fixed > 0 ? ([['', t.exceptions.repair({ fixed: repair.fixed, longest, min, max })]] as const) : []),
    [t.population.heading, t.population.summary(period.population)],
    [t.gaps.heading, t.gaps.summary({ n: period.gaps.length })],
    ...[...alarms(words), ...cut, t.controls.means, t.gaps.means, t.noOpinion].map((text) => ['', text] as const),
  ];
  const columns = [
    { head: t.summarySheet.field, width: 24 },
    { head: t.summarySheet.value, width: 110 },
  ];
  return { name: t.summarySheet.sheet, columns, rows, note: t.title({ version: printableShort(version, 40) }) };
}
