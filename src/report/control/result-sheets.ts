import { causeSentence } from '../../i18n/cause.ts';
import type { DossierResult, Excerpt } from '../../model/dossier.ts';
import { observedInWords } from '../observed.ts';
import { formatTime } from '../time.ts';
import { resourceCells } from '../xlsx/resource-cells.ts';
import type { CellValue, SheetTable } from '../xlsx/sheet.ts';
import type { ControlPage } from './page.ts';

/** Rows of one sheet. Excel holds 1,048,576; whoever needs more than this reads the bundle. */
export const mostSheetRows = 50_000;

/** Results that failed or are unknown. */
export function findingsSheet(page: ControlPage): SheetTable {
  const { fail, unknown } = page.dossier.results;
  return resultSheet(page, page.words.sheets.findings, [fail, unknown]);
}

/** Every result of its rules, those that need work first. */
export function resultsSheet(page: ControlPage): SheetTable {
  const { fail, unknown, pass, 'not-applicable': notApplicable } = page.dossier.results;
  return resultSheet(page, page.words.sheets.results, [fail, unknown, pass, notApplicable]);
}

function resultSheet(page: ControlPage, name: string, excerpts: readonly Excerpt<DossierResult>[]): SheetTable {
  const w = page.words.columns;
  const titles = new Map(page.dossier.rules.map(({ id, title }) => [id, title[page.language]]));
  const kept = excerpts.flatMap(({ rows }) => rows).slice(0, mostSheetRows);
  const total = excerpts.reduce((sum, excerpt) => sum + excerpt.total, 0);
  return {
    name,
    ...(kept.length < total && { note: w.cut({ shown: kept.length, total }) }),
    columns: [
      { head: w.outcome, width: 12 },
      { head: w.severity, width: 10 },
      { head: w.strength, width: 11 },
      { head: w.rule, width: 32 },
      { head: w.ruleTitle, width: 40 },
      { head: w.type, width: 24 },
      { head: w.name, width: 28 },
      { head: w.id, width: 40 },
      { head: w.target, width: 12 },
      { head: w.account, width: 16 },
      { head: w.region, width: 16 },
      { head: w.message, width: 50 },
      { head: w.cause, width: 50 },
      { head: w.observed, width: 50 },
      { head: w.observedAt, width: 24 },
      { head: w.waiver, width: 12 },
      { head: w.file, width: 28 },
      { head: w.line, width: 8 },
      { head: w.sha256, width: 68 },
      { head: w.resultLine, width: 12 },
      { head: w.findingKey, width: 22 },
    ],
    rows: kept.map((result) => resultRow(page, result, titles.get(result.rule) ?? '')),
  };
}

function resultRow(
  { report, words, language }: ControlPage,
  result: DossierResult,
  title: string,
): readonly CellValue[] {
  const { resource, evidence, cause, observed, waiver, place } = result;
  const [first] = evidence;
  return [
    report.outcome[result.outcome],
    report.severity[result.severity],
    words.safeguards.strengths[result.strength],
    result.rule,
    title,
    ...resourceCells(resource),
    result.message[language],
    cause && causeSentence(cause)[language],
    observed.map((one) => observedInWords(one, language)).join(' | '),
    formatTime(result.observedAt),
    waiver === undefined ? undefined : words.columns.waiver,
    first?.file,
    first?.line,
    first?.sha256,
    place.line,
    result.findingKey,
  ];
}
