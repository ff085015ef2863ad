import type { EvidenceSettings } from '../model/config.ts';
import { InputError } from '../model/errors.ts';
import { parseDuration } from '../text/duration.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields, readList, readString } from '../yaml/read.ts';
import { readWords } from './read-word.ts';

/** The settings of somebody who wrote none. */
export const defaultEvidence: EvidenceSettings = { exclusions: [] };

/** A year, in seconds: whoever scans less often has no period to speak of. */
const longestInterval = 366 * 86_400;

/** Reads `evidence:`. Throws InputError. */
export function parseEvidence(node: Yaml): EvidenceSettings {
  const fields = readFields(node, [], ['environment', 'interval', 'exclusions']);
  const [environment, interval] = [fields.find('environment'), fields.find('interval')];
  const exclusions = fields.find('exclusions');
  return {
    ...(environment && { environment: readWords(environment) }),
    ...(interval && { intervalS: readInterval(interval) }),
    exclusions: exclusions ? readList(exclusions).map(readExclusion) : [],
  };
}

function readInterval(node: Yaml): number {
  const text = readString(node);
  const seconds = (parseDuration(text) ?? 0) / 1000;
  if (seconds > 0 && seconds <= longestInterval) return seconds;
  throw new InputError(node.place, {
    en: `expected how often a run is due, as in 1d or 12h, found '${text}'`,
    ja: `実行間隔を 1d や 12h のように指定すること（'${text}' は使えない）`,
  });
}

function readExclusion(node: Yaml): EvidenceSettings['exclusions'][number] {
  const fields = readFields(node, ['what', 'reason', 'approvedBy']);
  const read = (key: string): string => readWords(fields.get(key));
  return { what: read('what'), reason: read('reason'), approvedBy: read('approvedBy') };
}
