import { evidenceLines } from '../evidence.ts';
import { groupFindings } from '../findings.ts';
import { gateReasons, gateVerdict } from '../gate.ts';
import { printable } from '../printable.ts';
import { fields } from '../table.ts';
import { cell, heading, type Page, paragraph } from './page.ts';

/** What no scan shows, what proves the rest, where to look on, and why the gate holds or does not, with the exit code. */
export function* ending(page: Page): Iterable<string> {
  yield* limits(page);
  yield* next(page);
  yield* gate(page);
}

function* gate(page: Page): Iterable<string> {
  const { assessment, t, language, ink } = page;
  const { exitCode } = assessment.gate;
  const paint = { 0: ink.good, 1: ink.bad, 3: ink.caution }[exitCode];
  const sign = { 0: '✓', 1: '✗', 3: '?' }[exitCode];
  const words = t.report.gate;
  yield '';
  yield '';
  const verdict = words.verdict({ verdict: gateVerdict(assessment.gate, t), code: exitCode });
  yield* paragraph(page, verdict, { indent: 2, first: `${sign} `, ink: (text) => ink.strong(paint(text)) });
  for (const reason of gateReasons(assessment, { t, language, show: printable }))
    yield* paragraph(page, reason, { indent: 2 });
}

function* limits(page: Page): Iterable<string> {
  const { t, ink } = page;
  yield* heading(page, t.report.limits.heading);
  yield* paragraph(page, t.report.limits.text, { indent: 2, ink: ink.dim });
  for (const line of evidenceLines(page.assessment, t)) yield* paragraph(page, printable(line), { indent: 2 });
}

function* next(page: Page): Iterable<string> {
  const { assessment, t, ink, verbose } = page;
  const words = t.report.next;
  const [first] = groupFindings(assessment);
  const ways = [
    ...(first ? [[`comply rules show ${printable(first.rule.id)}`, words.rule]] : []),
    ...(verbose ? [] : [['--verbose', words.verbose]]),
    ['--format json', words.json],
    ['--format markdown', words.markdown],
  ];
  yield* heading(page, words.heading);
  yield* fields(
    ways.map(([way = '', what = '']) => [cell(way, ink.code), cell(what)]),
    { width: page.width, indent: 2 },
  );
}
