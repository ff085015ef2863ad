import { valueSeparator } from '../../i18n/term.ts';
import type { SnapshotTarget } from '../../model/snapshot.ts';
import { printable } from '../printable.ts';
import { type Cell, fields, tableRows } from '../table.ts';
import { formatTime } from '../time.ts';
import { widthOf } from '../width.ts';
import { cell, heading, type Page, paragraph } from './page.ts';

/** Who was judged, when, from what, and loudly what is wrong with that. */
export function* head(page: Page): Iterable<string> {
  const { assessment, t, ink } = page;
  const { run, tool } = assessment;
  const title = t.report.head.title({ version: printable(tool.version) });
  const asOf = t.report.head.asOf({ time: formatTime(run.asOf) });
  yield* paragraph(page, printable(assessment.organization ?? t.report.head.anonymous), { indent: 0, ink: ink.strong });
  const between = valueSeparator[page.language];
  yield* paragraph(page, title + between + asOf, { indent: 0 });
  yield* override(page);
  if (run.interrupted) yield* banner(page, t.report.head.interrupted);
  if (!run.complete) yield* banner(page, t.report.head.incomplete);
  yield* heading(page, t.report.head.targets);
  yield* targets(page);
  yield '';
  yield* fields(runRows(page), { width: page.width, indent: 2 });
}

function* override(page: Page): Iterable<string> {
  const { t, ink } = page;
  const overridden = page.assessment.targets.filter(({ endpointOverride }) => endpointOverride !== undefined);
  if (overridden.length === 0) return;
  yield '';
  yield ink.alarm(` !! ${t.report.head.overrideHeading}`);
  for (const { name, endpointOverride = '' } of overridden) {
    const text = t.report.head.override({ target: printable(name), endpoint: printable(endpointOverride) });
    yield* paragraph(page, text, { indent: 4, ink: ink.strong });
  }
  yield* paragraph(page, t.report.head.overrideMeans, { indent: 4 });
}

function* banner(page: Page, text: string): Iterable<string> {
  yield '';
  yield* paragraph(page, text, { indent: 4, first: ' ! ', ink: page.ink.caution });
}

function* targets(page: Page): Iterable<string> {
  const { t, ink, width, assessment } = page;
  const { target, provider, account, regions } = t.report.head;
  const labels = [target, provider, account, regions].map((label) => cell(label, ink.dim));
  const rows = assessment.targets.map((one) => targetRow(page, one));
  const lines = tableRows(rows, { width, indent: 2, header: labels });
  yield* lines.header;
  const widest = Math.max(...[labels, ...rows].map(([first]) => widthOf(first?.text ?? '')));
  const indent = lines.header.length > 0 ? Math.min(widest + 4, Math.floor(width / 3)) : 4;
  for (const [index, { caller }] of assessment.targets.entries()) {
    yield* lines.rows[index] ?? [];
    if (caller === undefined) continue;
    yield* paragraph(page, t.report.head.caller({ caller: printable(caller) }), { indent, ink: ink.dim });
  }
}

function targetRow({ ink }: Page, { name, provider, id, regions }: SnapshotTarget): Cell[] {
  return [
    cell(printable(name), ink.strong),
    cell(printable(provider)),
    cell(id === name ? '-' : printable(id)),
    cell(regions.map(printable).join(', ') || '-'),
  ];
}

function runRows(page: Page): [Cell, Cell][] {
  const { assessment, t, ink } = page;
  const { run, ledger, counts } = assessment;
  const words = t.report.head;
  const { fail, waived, unknown, pass, 'not-applicable': notApplicable } = counts;
  const results = words.outcomes({ fail, waived, unknown, pass, notApplicable });
  const calls = ledger.failed > 0 ? words.callsFailed(ledger) : words.callsComplete(ledger);
  return [
    [cell(words.results, ink.dim), cell(results)],
    [cell(words.calls, ink.dim), cell(calls, ledger.failed > 0 ? ink.caution : undefined)],
    [
      cell(words.collected, ink.dim),
      cell(words.period({ from: formatTime(run.startedAt), to: formatTime(run.finishedAt) })),
    ],
    [cell(words.run, ink.dim), cell(printable(run.id))],
  ];
}
