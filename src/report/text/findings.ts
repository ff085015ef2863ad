import type { AssessedResult } from '../../model/assessment.ts';
import type { Observed } from '../../model/result.ts';
import { citationSeparator, citationsOf } from '../citations.ts';
import { type FindingGroup, groupFindings } from '../findings.ts';
import { askedInWords, valueInWords } from '../observed.ts';
import { printable, printableShort } from '../printable.ts';
import { type Cell, fields, table } from '../table.ts';
import { widthOf } from '../width.ts';
import { cell, heading, lead, listed, type Page, paragraph } from './page.ts';

const indent = 5;
const resourcesShown = 3;
/** Rules that get a block each; those behind them come in short. */
const blocksShown = 20;

/** What to fix, first things first: a block for each of the first rules, the others in short. */
export function* findings(page: Page): Iterable<string> {
  const { t, ink } = page;
  const groups = groupFindings(page.assessment);
  const open = groups.reduce((sum, group) => sum + group.open.length, 0);
  const summary = open > 0 ? t.report.findings.summary({ findings: open, rules: groups.length }) : '';
  yield* heading(page, t.report.findings.heading, summary);
  if (open === 0) {
    const { counts, run } = page.assessment;
    const paint = counts.unknown > 0 || !run.complete ? ink.caution : ink.good;
    yield* paragraph(page, t.report.findings.none(counts), { indent: 2, ink: paint });
    return;
  }
  yield* paragraph(page, t.report.findings.order, { indent: 2, ink: ink.dim });
  const inFull = page.verbose ? groups : groups.slice(0, blocksShown);
  const rest = groups.slice(inFull.length);
  if (rest.length > 0) {
    const counts = { shown: inFull.length, rules: groups.length };
    yield* paragraph(page, t.report.findings.inFull(counts), { indent: 2, ink: ink.dim });
  }
  for (const [index, group] of inFull.entries()) yield* block(page, group, index + 1);
  if (rest.length > 0) yield '';
  for (const [index, group] of rest.entries()) yield* brief(page, group, inFull.length + index + 1);
}

/** A rule in short. */
function* brief(page: Page, { rule, open }: FindingGroup, number: number): Iterable<string> {
  const { t, ink, language } = page;
  const first = `${String(number).padStart(3)}  `;
  yield* paragraph(page, printable(rule.title[language]), { indent, first });
  const size = t.report.findings.resources({ n: open.length });
  const facts = [t.report.findings.grade({ severity: t.severity[rule.severity] }), size, printable(rule.id)].join('  ');
  yield* paragraph(page, facts, { indent, ink: ink.dim });
}

function* block(page: Page, group: FindingGroup, number: number): Iterable<string> {
  const { t, ink, language } = page;
  const { rule, open, controls } = group;
  const { severity } = rule;
  const size = [
    t.report.findings.resources({ n: open.length }),
    t.report.findings.closesCount({ n: controls }),
    t.effort[rule.effort],
  ];
  yield '';
  const first = `${String(number).padStart(3)}  `;
  yield* paragraph(page, printable(rule.title[language]), { indent, first, ink: ink.strong });
  const grade = t.report.findings.grade({ severity: t.severity[severity] });
  yield* lead(page, [grade, size.join('  ')], { indent, ink: ink.severity[severity] });
  yield '';
  yield* resources(page, group);
  yield '';
  yield* fields(advice(page, group), { width: page.width, indent });
}

function* resources(page: Page, { open, waived }: FindingGroup): Iterable<string> {
  const { t, ink, verbose } = page;
  const shown = verbose ? open : open.slice(0, resourcesShown);
  for (const result of shown) yield* resource(page, result);
  const more = open.length - shown.length;
  if (more > 0) yield* paragraph(page, t.report.findings.more({ n: more }), { indent: indent + 2, ink: ink.dim });
  if (waived > 0) {
    yield* paragraph(page, t.report.findings.alsoWaived({ n: waived }), { indent: indent + 2, ink: ink.dim });
  }
}

function* resource(page: Page, { message, resource, observed }: AssessedResult): Iterable<string> {
  const { ink, language, verbose } = page;
  const first = `${' '.repeat(indent)}✗ `;
  const at = indent + 2;
  yield* paragraph(page, printableShort(message[language], 600), { indent: at, first });
  const place = [resource.target, resource.account, resource.region].filter((part) => part !== '-').join(' / ');
  // The message names it mostly; a tenant or an account is the place itself.
  const isNamed = message[language].includes(resource.name) || resource.name === resource.account;
  const named = verbose ? [resource.id] : isNamed ? [] : [resource.name];
  const where = [...named.map((name) => printableShort(name)), printable(place)].join('  ');
  yield* paragraph(page, where, { indent: at, ink: ink.dim });
  if (verbose && observed.length > 0) {
    const { condition, expected, actual } = page.t.report.findings;
    const header = [condition, expected, actual].map((label) => cell(label, ink.dim));
    yield* table(conditionRows(page, observed), { width: page.width, indent: at, header });
  }
}

function conditionRows(page: Page, observed: readonly Observed[]): Cell[][] {
  const { t, ink, language } = page;
  const words = t.report.findings;
  return observed.map(({ field, operator, expected, actual }) => [
    cell(printableShort(field)),
    cell(printableShort(askedInWords(operator, expected, language))),
    actual === undefined ? cell(words.unread, ink.caution) : cell(valueInWords(actual, language)),
  ]);
}

function advice(page: Page, { rule, closes }: FindingGroup): [Cell, Cell][] {
  const { t, ink, language, verbose } = page;
  const words = t.report.findings;
  const [step, ...more] = rule.steps[language].map(printable);
  const tail = more.length > 0 && !verbose ? words.moreSteps({ n: more.length }) : '';
  const rows: [Cell, Cell][] = [];
  if (step !== undefined) rows.push([cell(words.fix, ink.dim), cell(step + tail)]);
  if (verbose) rows.push(...more.map((text): [Cell, Cell] => [cell(''), cell(text)]));
  for (const warning of rule.warnings.slice(0, verbose ? undefined : 1)) {
    rows.push([cell(words.caution, ink.dim), cell(printable(warning[language]), ink.caution)]);
  }
  if (closes.length === 0) rows.push([cell(words.closes, ink.dim), cell(words.closesNone)]);
  for (const [index, one] of closes.entries()) {
    const citations = citationsOf(one, language);
    const separator = citationSeparator(citations, language);
    const list = listed(page, citations, { most: fitting(citations, page.width), separator });
    rows.push([cell(index === 0 ? words.closes : '', ink.dim), cell(list)]);
  }
  return [...rows, [cell(words.rule, ink.dim), cell(printable(rule.id), ink.code)]];
}

/** How many citations go into about two lines. */
function fitting(citations: readonly string[], width: number): number {
  let used = 0;
  const end = citations.findIndex((citation) => {
    used += widthOf(citation) + 2;
    return used > (width - 24) * 2;
  });
  return end === -1 ? citations.length : Math.max(1, end);
}
