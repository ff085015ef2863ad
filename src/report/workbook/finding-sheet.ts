import { causeSentence } from '../../i18n/cause.ts';
import type { AssessedResult } from '../../model/assessment.ts';
import { severities } from '../../model/rule.ts';
import { findingKey } from '../../text/finding-key.ts';
import { waiverOf } from '../accepted.ts';
import { observedInWords } from '../observed.ts';
import { formatTime } from '../time.ts';
import { resourceCells } from '../xlsx/resource-cells.ts';
import type { CellValue, SheetTable } from '../xlsx/sheet.ts';
import { columnsOf, listed, type WorkbookPage } from './page.ts';

/** What failed, waived or not, then what is unknown; within these the gravest first. */
export function findingSheet(page: WorkbookPage): SheetTable {
  const [c, w] = [page.columns, page.words.columns];
  return {
    name: page.words.sheets.findings,
    columns: columnsOf([
      [c.outcome, 10],
      [c.severity, 10],
      [c.rule, 32],
      [c.ruleTitle, 40],
      [c.type, 24],
      [c.name, 28],
      [c.id, 40],
      [c.target, 12],
      [c.account, 16],
      [c.region, 16],
      [c.message, 50],
      [c.cause, 50],
      [c.observed, 50],
      [w.fix, 50],
      [w.effort, 14],
      [w.controls, 40],
      [w.waivedUntil, 12],
      [w.approvedBy, 26],
      [w.inBaseline, 12],
      [c.observedAt, 24],
      [c.findingKey, 22],
    ]),
    rows: sortResults(page.assessment.results).map((result) => findingRow(page, result)),
  };
}

/** In the order above; within one severity as the assessment has them. */
function sortResults(results: readonly AssessedResult[]): readonly AssessedResult[] {
  return results
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
    .map((result) => ({ result, rank: rankOf(result) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ result }) => result);
}

function rankOf({ outcome, severity, waiver }: AssessedResult): number {
  const kind = outcome === 'unknown' ? 2 : waiver === undefined ? 0 : 1;
  return kind * severities.length + severities.indexOf(severity);
}

function findingRow(page: WorkbookPage, result: AssessedResult): readonly CellValue[] {
  const { t, language, rules, assessment } = page;
  const w = page.words.columns;
  const { resource, cause, observed } = result;
  const rule = rules.get(result.rule);
  const waiver = waiverOf(assessment, result);
  return [
    t.outcome[result.outcome],
    t.severity[result.severity],
    result.rule,
    rule?.title[language],
    ...resourceCells(resource),
    result.message[language],
    cause && causeSentence(cause)[language],
    observed.map((one) => observedInWords(one, language)).join(' | '),
    result.outcome === 'fail' ? rule?.steps[language][0] : undefined,
    rule && result.outcome === 'fail' ? t.effort[rule.effort] : undefined,
    rule && citationsOf(page, rule.controls),
    waiver?.expires,
    waiver?.approvedBy,
    result.baseline && w.yes,
    formatTime(result.observedAt),
    findingKey(result.rule, resource.id),
  ];
}

function citationsOf({ citations, words }: WorkbookPage, controls: readonly string[]): string {
  const cited = controls.flatMap((control) => citations.get(control) ?? []);
  return cited.length === 0 ? words.summary.notCited : listed(cited);
}
