import type { ParameterOverride } from '../model/config.ts';
import type { Place } from '../model/errors.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields } from '../yaml/read.ts';
import { readDay } from '../yaml/read-day.ts';
import { readWords } from './read-word.ts';

/** A value that stands in place of a rule's own, and who answers for it. */
type Override<Value> = Omit<ParameterOverride, 'value'> & { readonly value: Value };

/** Reads a plain value, or `{ value, reason, approvedBy, until }`. */
export function parseOverride<Value>(node: Yaml, readValue: (node: Yaml) => Value): Override<Value> {
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

function show({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
