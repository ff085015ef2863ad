import type { Config, ParameterOverride } from '../model/config.ts';
import { InputError } from '../model/errors.ts';
import { toJson, type Yaml } from '../yaml/parse.ts';
import { readMap } from '../yaml/read.ts';
import type { Note } from './parse-frameworks.ts';
import { parseOverride } from './parse-override.ts';

/** Reads `parameters:`, rule id to parameter to value. Whether a value fits its rule is checked where the rule is known. */
export function parseParameters(node: Yaml, note: Note): Config['parameters'] {
  return Object.fromEntries(
    readMap(node).map((rule) => {
      note(`parameters.${rule.key}`, rule.keyPlace);
      const values = readMap(rule.value).map((parameter) => {
        note(`parameters.${rule.key}.${parameter.key}`, parameter.keyPlace);
        return [parameter.key, parseOverride(parameter.value, readValue)] as const;
      });
      return [rule.key, Object.fromEntries(values)];
    }),
  );
}

function readValue(node: Yaml): ParameterOverride['value'] {
  const isEmpty = node.kind === 'scalar' && node.value === null;
  if (!isEmpty && node.kind !== 'map') return toJson(node);
  throw new InputError(node.place, { en: 'expected a value or a list of values', ja: '値または値のリストが必要' });
}
