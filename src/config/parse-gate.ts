import { type Config, failOnLevels, type Gate } from '../model/config.ts';
import { InputError } from '../model/errors.ts';
import type { FrameworkId } from '../model/framework.ts';
import type { Yaml, YamlEntry } from '../yaml/parse.ts';
import { readFields, readMap, readWord } from '../yaml/read.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { readFrameworkId } from './parse-frameworks.ts';

/** The gate where nothing is said. */
export const defaultGate: Gate = { failOn: 'high', frameworks: {}, targets: {} };

/**
 * Reads `gate:`. A target or framework named there must be one of the config's, or its threshold would never count.
 * @param chosen what the config names; of frameworks none is all
 */
export function parseGate(node: Yaml, { targets, frameworks: chosen }: Pick<Config, 'targets' | 'frameworks'>): Gate {
  const fields = readFields(node, [], ['failOn', 'frameworks', 'targets']);
  const [failOn, frameworks, byTarget] = [fields.find('failOn'), fields.find('frameworks'), fields.find('targets')];
  const names = targets.map(({ name }) => name);
  return {
    failOn: failOn ? readWord(failOn, failOnLevels) : defaultGate.failOn,
    frameworks: Object.fromEntries(
      readEntries(frameworks).map((entry) => [readChosen(entry, chosen), readThreshold(entry.value)]),
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

function readChosen(entry: YamlEntry, chosen: Config['frameworks']): FrameworkId {
  const id = readFrameworkId(entry);
  if (chosen.length === 0 || chosen.some((choice) => choice.id === id)) return id;
  throw new InputError(entry.keyPlace, {
    en: `${id} is not among the frameworks of this file, so its threshold would never count; name it there, or leave it out here`,
    ja: `${id} はこのファイルの frameworks にないため、しきい値が使われることがない。frameworks に加えるか、ここから外すこと`,
  });
}

function readEntries(node: Yaml | undefined) {
  return node ? readMap(node) : [];
}

function readThreshold(node: Yaml) {
  return readWord(readFields(node, ['failOn']).get('failOn'), failOnLevels);
}
