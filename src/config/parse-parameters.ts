import type { Config, ParameterOverride } from '../model/config.ts';
import { InputError, type Place } from '../model/errors.ts';
import { toJson, type Yaml } from '../yaml/parse.ts';
import { readFields, readMap } from '../yaml/read.ts';
import type { Note } from './parse-frameworks.ts';
import { readDay, readWords } from './read-word.ts';

/** Reads `parameters:`, rule id to parameter to value. Whether a value fits its rule is checked where the rule is known. */
export function parseParameters(node: Yaml, note: Note): Config['parameters'] {
  return Object.fromEntries(
    readMap(node).map((rule) => {
      note(`parameters.${rule.key}`, rule.keyPlace);
      const values = readMap(rule.value).map((parameter) => {
        note(`parameters.${rule.key}.${parameter.key}`, parameter.keyPlace);
        return [parameter.key, parseOverride(parameter.value)] as const;
      });
      return [rule.key, Object.fromEntries(values)];
    }),
  );
}

/** A plain value, or `{ value, reason, approvedBy, until }`. */
function parseOverride(node: Yaml): ParameterOverride {
  if (node.kind !== 'map') return { value: readValue(node), place: show(node.place) };
  const fields = readFields(node, ['value'], ['reason', 'approvedBy', 'until']);
  const value = fields.get('value');
  const [reason, approvedBy, until] = [fields.find('reason'), fields.find('approvedBy'), fields.find('until')];
  return {
    value: readValue(value),
    place: show(value.place),
    ...(reason && { reason: readWords(reason) }),
    ...(approvedBy && { approvedBy: readWords(approvedBy) }),
    ...(until && { until: readDay(until) }),
  };
}

function readValue(node: Yaml): ParameterOverride['value'] {
  const isEmpty = node.kind === 'scalar' && node.value === null;
  if (!isEmpty && node.kind !== 'map') return toJson(node);
  throw new InputError(node.place, { en: 'expected a value or a list of values', ja: '値または値のリストが必要' });
}

function show({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
