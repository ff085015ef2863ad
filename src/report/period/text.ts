import type { Period } from '../../model/period.ts';
import { inkOf } from '../ink.ts';
import { printable, printableShort } from '../printable.ts';
import type { ReportOptions } from '../reporter.ts';
import { fields } from '../table.ts';
import { cell, heading, paragraph } from '../text/page.ts';
import { usableWidth } from '../width.ts';
import { chain, gaps } from './chain-text.ts';
import { controls } from './controls-text.ts';
import { exceptions } from './exceptions-text.ts';
import { periodWords } from './page.ts';
import { population, rules, scope } from './population-text.ts';
import type { PeriodPage } from './sheet-page.ts';

export interface PeriodReportOptions extends ReportOptions {
  /** Of the comply that writes the report. */
  readonly version: string;
}

const sections = [head, controls, exceptions, population, scope, rules, gaps, chain] as const;

/** The period for a person at a terminal. What makes it less than whole stands at the top and, in full, at the end. */
export function* reportPeriodText(period: Period, options: PeriodReportOptions): Iterable<string> {
  const { language, color, verbose, version } = options;
  const page: PeriodPage = {
    ...periodWords(period, language),
    ...{ ink: inkOf(color), width: usableWidth(options.width), verbose, version },
  };
  for (const section of sections) for (const line of section(page)) yield `${line}\n`;
}

function* head(page: PeriodPage): Iterable<string> {
  const { period, t, ink, width, version } = page;
  yield* paragraph(page, printable(period.organization ?? t.anonymous), { indent: 0, ink: ink.strong });
  yield* paragraph(page, t.title({ version: printable(version) }), { indent: 0 });
  for (const alarm of alarms(page)) {
    yield '';
    yield* paragraph(page, alarm, { indent: 4, first: ' ! ', ink: ink.caution });
  }
  yield* heading(page, t.head.period);
  const rows = headRows(page).map(([label, value]) => [cell(label, ink.dim), cell(value)] as const);
  yield* fields(rows, { width, indent: 2 });
  yield '';
  yield* paragraph(page, t.noOpinion, { indent: 2, ink: ink.dim });
}

/** What keeps the period from being whole. */
export function alarms({ period, t }: Pick<PeriodPage, 'period' | 't'>): readonly string[] {
  const { chain: problems, gaps: found, tail } = period;
  return [
    ...(problems.length > 0 ? [t.alarm.chain({ n: problems.length })] : []),
    ...(found.length > 0 ? [t.alarm.gaps({ n: found.length })] : []),
    ...(tail === 'unchecked' ? [t.alarm.tail] : []),
  ];
}

/** What the report is about, as label and value. */
export function headRows({ period, t }: Pick<PeriodPage, 'period' | 't'>): readonly (readonly [string, string])[] {
  const { from, to, days, timeZone: zone, runs, selection } = period;
  const complete = runs.filter((run) => run.complete).length;
  const interval = t.length({ seconds: period.expectedIntervalS });
  const tools = [...new Set(runs.map(({ toolVersion }) => printableShort(toolVersion, 40)))];
  const selected = [...selection.frameworks, ...selection.controls].map((one) => printableShort(one, 80));
  return [
    [t.head.period, t.head.days({ from, to, days, zone })],
    [
      t.head.runs,
      t.head.runCount({
        runs: runs.length,
        complete,
        days: period.daysWithRun,
        completeDays: period.daysWithCompleteRun,
      }),
    ],
    [t.head.expected, t.head.every({ interval })],
    [t.head.tool, tools.map((version) => `comply ${version}`).join(', ')],
    ...(selected.length > 0 ? ([[t.head.selection, selected.join(', ')]] as const) : []),
  ];
}
