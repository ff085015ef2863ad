import type { LogMessages } from '../../i18n/logs.en.ts';
import { logMessagesIn } from '../../i18n/logs.ts';
import { formatCount } from '../../i18n/plural.ts';
import { type LogFaultFound, type LogSummary, type PhiHit, phiClasses } from '../../model/log-check.ts';
import { type Ink, inkOf } from '../ink.ts';
import { printableShort } from '../printable.ts';
import type { ReportOptions } from '../reporter.ts';
import { type Cell, table } from '../table.ts';
import { heading, paragraph } from '../text/page.ts';
import { usableWidth } from '../width.ts';

export interface LogReportOptions extends Omit<ReportOptions, 'verbose'> {
  /** The log, as it may be printed. */
  readonly shown: string;
  /** All of it was read. */
  readonly isWhole: boolean;
}

interface Sheet {
  readonly t: LogMessages;
  readonly ink: Ink;
  readonly width: number;
}

/** What was found in a log, for a person at a terminal. */
export function* reportLogText(summary: LogSummary, options: LogReportOptions): Iterable<string> {
  const sheet: Sheet = {
    t: logMessagesIn(options.language),
    ink: inkOf(options.color),
    width: usableWidth(options.width),
  };
  for (const line of page(sheet, summary, options)) yield `${line}\n`;
}

function* page(sheet: Sheet, summary: LogSummary, { shown, isWhole }: LogReportOptions): Iterable<string> {
  const { t, ink } = sheet;
  const { lines, bytes, from, to, untimed, phiHits, foundHits, foundFaults } = summary;
  yield* paragraph(sheet, t.head({ shown, lines, bytes }), { indent: 0, ink: ink.strong });
  if (from !== undefined && to !== undefined)
    yield* paragraph(sheet, t.period({ from, to }), { indent: 0, ink: ink.dim });
  if (phiHits > 0) {
    yield* heading(sheet, t.identifiers, t.identifierCount({ n: phiHits }));
    const found = phiClasses.filter((one) => (summary.hits[one] ?? 0) > 0);
    yield* rows(
      sheet,
      found.map((one) => [cell(t.classes[one], ink.bad), cell(one), cell(formatCount(summary.hits[one] ?? 0))]),
    );
    if (foundHits.length > 0) yield '';
    yield* rows(
      sheet,
      foundHits.map((hit) => hitRow(sheet, hit)),
    );
    yield* more(sheet, phiHits - foundHits.length);
  }
  const all = Object.values(summary.faults).reduce((sum, n) => sum + n, 0);
  if (all > 0) {
    yield* heading(sheet, t.form, t.formCount(summary));
    yield* rows(
      sheet,
      groupFaults(foundFaults).map((faults) => faultRow(sheet, faults)),
    );
    yield* more(sheet, all - foundFaults.length);
  }
  yield '';
  if (lines === 0) yield* paragraph(sheet, t.empty, { indent: 0, ink: ink.caution });
  else if (phiHits + all === 0) yield* paragraph(sheet, t.clean, { indent: 0, ink: ink.good });
  if (untimed > 0) yield* paragraph(sheet, t.untimed({ n: untimed }), { indent: 0, ink: ink.caution });
  if (!isWhole) yield* paragraph(sheet, t.partial, { indent: 0, ink: ink.caution });
}

function hitRow({ t }: Sheet, { class: found, line, source, path, length, shape }: PhiHit): readonly Cell[] {
  return [
    cell(t.line({ line, source: shownSource(source) })),
    cell(t.classes[found]),
    cell(shownPath(t, path)),
    cell(t.shape({ shape, length })),
  ];
}

/** What is wrong with one line in one way, in several fields. */
function groupFaults(found: readonly LogFaultFound[]): readonly (readonly LogFaultFound[])[] {
  return [...Map.groupBy(found, ({ source = '', line, fault }) => `${line} ${fault} ${source}`).values()];
}

function faultRow({ t }: Sheet, faults: readonly LogFaultFound[]): readonly Cell[] {
  const [first] = faults;
  if (first === undefined) return [];
  const { fault, line, source, milliseconds } = first;
  const what = milliseconds === undefined ? t.faults[fault] : `${t.faults[fault]}: ${t.duration({ ms: milliseconds })}`;
  const paths = faults.flatMap(({ path }) => (path === undefined ? [] : [shownPath(t, path)]));
  return [
    cell(t.line({ line, source: shownSource(source) })),
    cell(what),
    cell(paths.length === 0 ? t.wholeLine : paths.join(', ')),
  ];
}

function shownSource(source: string | undefined): string | undefined {
  return source === undefined ? undefined : printableShort(source, 60);
}

function shownPath(t: LogMessages, path: string): string {
  return path === '' ? t.wholeLine : printableShort(path, 120);
}

function* more({ t, ink }: Sheet, n: number): Iterable<string> {
  if (n > 0) yield `  ${ink.dim(t.more({ n }))}`;
}

function rows({ width }: Sheet, cells: readonly (readonly Cell[])[]): readonly string[] {
  return cells.length === 0 ? [] : table(cells, { width, indent: 2 });
}

function cell(text: string, ink?: (text: string) => string): Cell {
  return ink === undefined ? { text } : { text, ink };
}
