import type { EvidenceMessages } from '../../i18n/evidence.en.ts';
import { evidenceMessagesIn } from '../../i18n/evidence.ts';
import { valueSeparator } from '../../i18n/term.ts';
import type { Language } from '../../model/text.ts';
import type { CheckResult, Verification, VerificationProblem } from '../../model/verification.ts';
import { type Ink, inkOf } from '../ink.ts';
import { printable, printableShort } from '../printable.ts';
import type { ReportOptions } from '../reporter.ts';
import { fields } from '../table.ts';
import { cell, heading, paragraph } from '../text/page.ts';
import { formatTime } from '../time.ts';
import { padTo, usableWidth, widthOf } from '../width.ts';

interface Page {
  readonly t: EvidenceMessages;
  readonly language: Language;
  readonly ink: Ink;
  readonly width: number;
}

/** What was checked of a bundle or an extract, for a person at a terminal. */
export function* reportVerification(verification: Verification, options: ReportOptions): Iterable<string> {
  const { language, color, width } = options;
  const page: Page = { t: evidenceMessagesIn(language), language, ink: inkOf(color), width: usableWidth(width) };
  for (const line of linesOf(page, verification)) yield `${line}\n`;
}

function* linesOf(page: Page, verification: Verification): Iterable<string> {
  const { t } = page;
  yield* head(page, verification);
  yield* heading(page, t.checks);
  for (const check of verification.checks) yield* checkLines(page, check);
  yield* ending(page, verification);
}

function* head(page: Page, { kind, run, manifestSha256 }: Verification): Iterable<string> {
  const { t, ink, language } = page;
  const between = valueSeparator[language];
  const name = run ? printableShort(run.id, 200) : t.unreadable;
  yield* paragraph(page, `${t.title[kind]} ${name}`, { indent: 0, ink: ink.strong });
  const { organization, seq, asOf, startedAt, finishedAt } = run ?? {};
  const facts = [
    ...(organization === undefined ? [] : [printableShort(organization, 200)]),
    ...(seq === undefined ? [] : [t.number({ seq })]),
    ...(asOf === undefined ? [] : [t.asOf({ time: formatTime(asOf) })]),
  ];
  if (facts.length > 0) yield* paragraph(page, facts.join(between), { indent: 0 });
  if (startedAt !== undefined && finishedAt !== undefined) {
    yield* paragraph(page, t.collected({ from: formatTime(startedAt), to: formatTime(finishedAt) }), {
      indent: 0,
      ink: ink.dim,
    });
  }
  if (manifestSha256 === undefined) return;
  yield* fields([[cell(t.manifest, ink.dim), cell(manifestSha256, ink.dim)]], { width: page.width, indent: 0 });
}

const signs = { ok: '✓', failed: '✗', 'not-checked': '-' } as const;

function* checkLines(page: Page, result: CheckResult): Iterable<string> {
  const { t, ink, language, width } = page;
  const { check, status, note, problems, problemCount } = result;
  const paint = { ok: ink.good, failed: ink.bad, 'not-checked': ink.caution }[status];
  const why = note ? printable(note[language]) : '';
  const summary = {
    ok: () => t.holds[check](result),
    failed: () => t.problems({ n: problemCount }),
    'not-checked': () => t.notChecked({ why }),
  }[status]();
  const label = padTo(`${signs[status]} ${t.check[check]}`, widest(t));
  yield* fields([[cell(label, paint), cell(summary)]], { width, indent: 2 });
  if (status !== 'not-checked' && note) yield* paragraph(page, why, { indent: 6, ink: ink.dim });
  for (const problem of problems) yield* paragraph(page, problemText(page, problem), { indent: 6, first: '    · ' });
  const more = problemCount - problems.length;
  if (more > 0) yield* paragraph(page, t.more({ n: more }), { indent: 6, ink: ink.dim });
}

/** Columns of the longest name of a check, with its sign. */
function widest({ check }: EvidenceMessages): number {
  return 2 + Math.max(...Object.values(check).map(widthOf));
}

function problemText({ language }: Page, { text, file, line }: VerificationProblem): string {
  const place = [file === undefined ? undefined : printableShort(file, 300), line].filter((part) => part !== undefined);
  const words = printableShort(text[language], 600);
  return place.length > 0 ? `${place.join(':')}: ${words}` : words;
}

function* ending(page: Page, { exitCode }: Verification): Iterable<string> {
  const { t, ink } = page;
  const isBad = exitCode !== 0 && exitCode !== 14;
  const paint = exitCode === 0 ? ink.good : isBad ? ink.bad : ink.caution;
  const sign = exitCode === 0 ? '✓' : isBad ? '✗' : '?';
  yield '';
  yield '';
  const verdict = t.exit({ verdict: t.verdict[exitCode], code: exitCode });
  yield* paragraph(page, verdict, { indent: 2, first: `${sign} `, ink: (text) => ink.strong(paint(text)) });
  yield* paragraph(page, t.limits, { indent: 2, ink: ink.dim });
}
