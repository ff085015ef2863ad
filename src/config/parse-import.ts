import { type ImportedReport, type ImportTarget, importKinds } from '../model/config.ts';
import { InputError } from '../model/errors.ts';
import { parseDuration } from '../text/duration.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields, readString, readWord } from '../yaml/read.ts';
import { readDistinct } from './read-distinct.ts';
import { readName } from './read-name.ts';
import { readWords } from './read-word.ts';

/** A week, in seconds: of a report that says nothing of its age. */
const usualAge = 7 * 86_400;
/** A year, in seconds: by then nothing that was found says anything of today. */
const longestAge = 366 * 86_400;

/** Reads a target of provider import: the reports of other scanners, each file once. Throws InputError. */
export function parseImport(node: Yaml): ImportTarget {
  const fields = readFields(node, ['name', 'provider', 'reports']);
  const named = fields.get('reports');
  const reports = readDistinct(named, readReport, ({ file }) => ({ en: `'${file}'`, ja: `'${file}'` }));
  if (reports.length === 0) {
    throw new InputError(named.place, { en: 'name at least one report', ja: 'レポートを1つ以上書くこと' });
  }
  return { name: readName(fields.get('name')), provider: 'import', reports };
}

function readReport(node: Yaml): ImportedReport {
  const fields = readFields(node, ['file', 'kind'], ['maxAge', 'time']);
  const [maxAge, time] = [fields.find('maxAge'), fields.find('time')];
  return {
    file: readWords(fields.get('file')),
    kind: readWord(fields.get('kind'), importKinds),
    maxAgeS: maxAge ? readAge(maxAge) : usualAge,
    time: time ? readWord(time, ['report', 'modified']) : 'report',
  };
}

function readAge(node: Yaml): number {
  const text = readString(node);
  const seconds = (parseDuration(text) ?? 0) / 1000;
  if (seconds > 0 && seconds <= longestAge) return seconds;
  throw new InputError(node.place, {
    en: `expected how old the report may be, as in 7d or 12h and at most 366d, found '${text.slice(0, 40)}'`,
    ja: `レポートの有効期間を 7d や 12h のように366d以内で指定すること（'${text.slice(0, 40)}' は使えない）`,
  });
}
