import type { AssessedResult, AssessedRule, AssessedWaiver, Assessment } from '../model/assessment.ts';
import type { Pack } from '../model/pack.ts';
import type { Run } from '../model/snapshot.ts';
import type { Language } from '../model/text.ts';
import { overridesInWords, waiverOf } from './accepted.ts';
import { csvRow } from './csv/cell.ts';
import { packInWords, packOf } from './packs.ts';
import type { ReportOptions } from './reporter.ts';

interface Row {
  readonly result: AssessedResult;
  readonly rule: AssessedRule | undefined;
  readonly waiver: AssessedWaiver | undefined;
  readonly pack: Pack | undefined;
  readonly run: Run;
  readonly language: Language;
}

/** Parts the entries of a list in one cell. */
const separator = '; ';

/**
 * Column to what stands in it. The names are the same in every language, as formulas, pivot tables and imports hold on to them,
 * and so are the words of `severity`, `outcome` and `cause`; sentences are in the reader's. A workbook (XLSX) speaks the
 * reader's language throughout.
 */
const columns: Readonly<Record<string, (row: Row) => string>> = {
  rule: ({ result }) => result.rule,
  title: ({ rule, language }) => rule?.title[language] ?? '',
  severity: ({ result }) => result.severity,
  outcome: ({ result }) => result.outcome,
  waived: ({ waiver }) => String(waiver !== undefined),
  resource_type: ({ result }) => result.resource.type,
  resource_id: ({ result }) => result.resource.id,
  resource_name: ({ result }) => result.resource.name,
  target: ({ result }) => result.resource.target,
  account: ({ result }) => blank(result.resource.account),
  region: ({ result }) => blank(result.resource.region),
  message: ({ result, language }) => result.message[language],
  cause: ({ result }) => result.cause?.kind ?? '',
  controls: ({ rule }) => (rule?.controls ?? []).join(separator),
  safeguards: ({ rule }) => (rule?.safeguards ?? []).join(separator),
  observed_at: ({ result }) => result.observedAt,
  waiver_until: ({ waiver }) => waiver?.expires ?? '',
  waiver_approved_by: ({ waiver }) => waiver?.approvedBy ?? '',
  waiver_reason: ({ waiver }) => waiver?.reason ?? '',
  in_baseline: ({ result }) => String(result.baseline === true),
  overrides: ({ rule, language }) => (rule ? overridesInWords(rule, language) : []).join(' '),
  pack: ({ pack, language }) => (pack ? packInWords(pack, language) : ''),
  run: ({ run }) => run.id,
  run_complete: ({ run }) => String(run.complete && !run.interrupted),
};

/**
 * CSV as RFC 4180 has it (CRLF, quotes doubled), every result a row, in UTF-8 with a byte order mark, without which Excel takes
 * it for the system's code page. Nothing is left out; Excel shows the first 1,048,576 rows of a longer file
 * (https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3).
 */
export function* reportCsv(assessment: Assessment, { language }: ReportOptions): Iterable<string> {
  const { results, rules, run } = assessment;
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const cells = Object.values(columns);
  yield `\ufeff${csvRow(Object.keys(columns))}`;
  for (const result of results) {
    const [waiver, pack] = [waiverOf(assessment, result), packOf(assessment, result.rule)];
    const row: Row = { result, rule: byId.get(result.rule), waiver, pack, run, language };
    yield csvRow(cells.map((cell) => cell(row)));
  }
}

/** `-` is our sign for a place that there is not. */
function blank(text: string): string {
  return text === '-' ? '' : text;
}
