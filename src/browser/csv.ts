import { outcomes } from '../model/result.ts';
import { severities } from '../model/rule.ts';
import type { Language } from '../model/text.ts';
import { csvRow } from '../report/csv/cell.ts';
import { nothing, type ResultTable } from './table.ts';
import { messageOf, resourceId, resourceName } from './texts.ts';

/** Rows that go to the clipboard at most. */
export const mostCopied = 10_000;

/** Column to what stands in it; named as in the CSV report. */
const columns: Readonly<Record<string, (table: ResultTable, row: number, language: Language) => string>> = {
  rule: (table, row) => ruleOf(table, row)?.id ?? '',
  title: (table, row, language) => ruleOf(table, row)?.title[language] ?? '',
  severity: ({ severity }, row) => severities[severity[row] ?? 0] ?? '',
  outcome: ({ outcome }, row) => outcomes[outcome[row] ?? 0] ?? '',
  waived: ({ waiver }, row) => String(waiver[row] !== nothing),
  resource_type: ({ types, resources, resource }, row) => types[resources.type[resource[row] ?? 0] ?? 0] ?? '',
  resource_id: (table, row) => resourceId(table, table.resource[row] ?? 0),
  resource_name: (table, row) => resourceName(table, table.resource[row] ?? 0),
  target: (table, row) => placeOf(table, row)[0] ?? '',
  account: (table, row) => blank(placeOf(table, row)[1] ?? ''),
  region: (table, row) => blank(placeOf(table, row)[2] ?? ''),
  message: messageOf,
  cause: ({ causes, cause }, row) => causes[cause[row] ?? nothing]?.kind ?? '',
  controls: ({ head, rule }, row) =>
    (head.rules[rule[row] ?? 0]?.controls ?? []).map((control) => head.controls[control]?.id ?? '').join('; '),
  observed_at: ({ times, time }, row) => times[time[row] ?? 0] ?? '',
  in_baseline: ({ baseline }, row) => String(baseline[row] === 1),
};

/** Rows as CSV (RFC 4180), as the CSV report has them. */
export function csvOf(table: ResultTable, rows: Uint32Array, language: Language): string {
  const cells = Object.values(columns);
  const lines = [csvRow(Object.keys(columns))];
  for (const row of rows.subarray(0, mostCopied)) lines.push(csvRow(cells.map((cell) => cell(table, row, language))));
  return lines.join('');
}

function ruleOf({ head, rule }: ResultTable, row: number) {
  return head.rules[rule[row] ?? 0];
}

function placeOf({ places, resources, resource }: ResultTable, row: number): readonly string[] {
  return places[resources.place[resource[row] ?? 0] ?? 0] ?? [];
}

function blank(text: string): string {
  return text === '-' ? '' : text;
}
