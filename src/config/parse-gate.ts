import { failOnLevels, type Gate, type Target } from '../model/config.ts';
import { InputError } from '../model/errors.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields, readMap, readWord } from '../yaml/read.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { readFrameworkId } from './parse-frameworks.ts';

/** The gate where nothing is said. */
export const defaultGate: Gate = { failOn: 'high', frameworks: {}, targets: {} };

/** Reads `gate:`. A target named there must be one of the config's. */
export function parseGate(node: Yaml, targets: readonly Target[]): Gate {
  const fields = readFields(node, [], ['failOn', 'frameworks', 'targets']);
  const [failOn, frameworks, byTarget] = [fields.find('failOn'), fields.find('frameworks'), fields.find('targets')];
  const names = targets.map(({ name }) => name);
  return {
    failOn: failOn ? readWord(failOn, failOnLevels) : defaultGate.failOn,
    frameworks: Object.fromEntries(
      readEntries(frameworks).map((entry) => [readFrameworkId(entry), readThreshold(entry.value)]),
    ),
    targets: Object.fromEntries(
      readEntries(byTarget).map(({ key, keyPlace, value }) => {
        if (names.includes(key)) return [key, readThreshold(value)];
        const hint = didYouMean(key, names);
        throw new InputError(keyPlace, {
          en: `there is no target '${key}'${hint.en}`,
          ja: `ターゲット '${key}' はない${hint.ja}`,
        });
      }),
    ),
  };
}

function readEntries(node: Yaml | undefined) {
  return node ? readMap(node) : [];
}

function readThreshold(node: Yaml) {
  return readWord(readFields(node, ['failOn']).get('failOn'), failOnLevels);
}
