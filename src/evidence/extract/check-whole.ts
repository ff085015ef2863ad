import { parseJson } from '../../collect/file-error.ts';
import { readArray, readCount, readObject, readText } from '../../collect/shape.ts';
import type { Place } from '../../model/errors.ts';
import { type EvidenceExtract, type ExtractedRecord, evidenceFiles } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';
import { attempt, type Checking } from '../verify/checking.ts';

/** Of a control all results are in it, or it says how many are not: the control's own line counts them. */
export function checkWhole(schema: Checking, counts: Checking, { records, leftOut = 0 }: EvidenceExtract): void {
  const results = records.filter(({ path }) => path === evidenceFiles.results);
  // Each line once: the same one twice stands for no other.
  const distinct = new Map(results.map((record) => [record.line, record]));
  const rules = [...distinct.values()].map((record) => attempt(schema, record.path, () => readRuleOf(record)));
  for (const { path, line, text } of records) {
    if (path !== evidenceFiles.controls) continue;
    const place = { file: path, line };
    const control = attempt(schema, path, () => readControl(text, place));
    if (!control) continue;
    const own = new Set(control.rules);
    const found = rules.filter((rule) => rule !== undefined && own.has(rule)).length;
    if (found + leftOut === control.results) continue;
    counts.problem('results', notWhole([control.results, found, leftOut]), place);
  }
}

function readRuleOf({ path, line, text }: ExtractedRecord): string {
  const place = { file: path, line };
  return readText(readObject({ value: parseJson(text, place), place, path: '' })('rule'));
}

/** The rules that decide a control, and how many results they have. */
function readControl(text: string, place: Place) {
  const at = readObject({ value: parseJson(text, place), place, path: '' });
  const of = readObject(at('results'));
  const results = ['pass', 'fail', 'unknown', 'notApplicable'].reduce((sum, key) => sum + readCount(of(key)), 0);
  return { rules: readArray(at('rules'), readText), results };
}

function notWhole([all, found, leftOut]: readonly [number, number, number]): Text {
  return {
    en: `counts ${all} results, of which ${found} are in it and ${leftOut} are said to be left out`,
    ja: `結果は${all}件だが、含まれているのは${found}件、含まれていないと記載されているのは${leftOut}件`,
  };
}
