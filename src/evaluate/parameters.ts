import type { Json } from '../model/json.ts';
import type { Rule } from '../model/rule.ts';
import { parseDuration } from '../text/duration.ts';

/** The parameters of one rule as its conditions read them. */
export interface Parameters {
  /** Durations in milliseconds. */
  readonly values: Readonly<Record<string, Json>>;
  /** Names of those that are durations. */
  readonly durations: ReadonlySet<string>;
}

/** The values given, defaults for the rest. A duration that cannot be read is `null`, so that what reads it is unknown. */
export function prepareParameters(rule: Rule, given: Readonly<Record<string, Json>> = {}): Parameters {
  const values: [string, Json][] = [];
  const durations = new Set<string>();
  for (const [name, parameter] of Object.entries(rule.parameters)) {
    const value = (Object.hasOwn(given, name) ? given[name] : undefined) ?? parameter.default;
    const duration = parameter.type === 'duration' && typeof value === 'string';
    if (parameter.type === 'duration') durations.add(name);
    values.push([name, duration ? (parseDuration(value) ?? null) : value]);
  }
  return { values: Object.fromEntries(values), durations };
}
