import type { AppliedOverride } from '../model/assessment.ts';
import type { Config, ParameterOverride } from '../model/config.ts';
import { InputError, type Place } from '../model/errors.ts';
import type { Json } from '../model/json.ts';
import type { Parameter, Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { findValueProblem, isWeaker } from './parameter-value.ts';

/** The parameters of one rule in one run. */
export interface RuleParameters {
  /** A value for every parameter; durations as their text. */
  readonly values: Readonly<Record<string, Json>>;
  /** Those that are not the default, sorted by parameter. */
  readonly overrides: readonly AppliedOverride[];
  readonly expired: readonly ExpiredOverride[];
  /** What does not load, with its place in the configuration. */
  readonly problems: readonly { readonly place: string; readonly text: Text }[];
}

/** An override whose last day is over: the default holds again. */
export interface ExpiredOverride {
  readonly rule: string;
  readonly parameter: string;
  readonly until: string;
  readonly place: string;
}

/** The parameters of every rule in one run, by rule id. */
export interface EffectiveParameters {
  readonly values: ReadonlyMap<string, RuleParameters['values']>;
  /** Rules without one are not in it. */
  readonly overrides: ReadonlyMap<string, RuleParameters['overrides']>;
  readonly expired: readonly ExpiredOverride[];
}

/**
 * Lays an organisation's overrides over the defaults of the rules.
 * @param today the day of the moment that is judged, in the configured zone: `2026-11-22`
 * @throws InputError for a value that does not fit, and for a weaker one that nobody answers for
 */
export function effectiveParameters(
  rules: readonly Pick<Rule, 'id' | 'parameters'>[],
  { parameters }: Pick<Config, 'parameters'>,
  today: string,
): EffectiveParameters {
  const read = rules.map((rule) => {
    const given = Object.hasOwn(parameters, rule.id) ? parameters[rule.id] : undefined;
    return [rule.id, overrideParameters(rule, given ?? {}, today)] as const;
  });
  const [problem] = read.flatMap(([, { problems }]) => problems);
  if (problem) throw new InputError(readPlace(problem.place), problem.text);
  return {
    values: new Map(read.map(([id, { values }]) => [id, values])),
    overrides: new Map(read.filter(([, rule]) => rule.overrides.length > 0).map(([id, rule]) => [id, rule.overrides])),
    expired: read.flatMap(([, { expired }]) => expired),
  };
}

/** The same for one rule, every problem in it named. */
export function overrideParameters(
  rule: Pick<Rule, 'id' | 'parameters'>,
  given: Readonly<Record<string, ParameterOverride>>,
  today: string,
): RuleParameters {
  const values = new Map(Object.entries(rule.parameters).map(([name, parameter]) => [name, parameter.default]));
  const overrides: AppliedOverride[] = [];
  const expired: ExpiredOverride[] = [];
  const problems: RuleParameters['problems'][number][] = [];
  for (const [name, override] of Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { place, until } = override;
    const parameter = Object.hasOwn(rule.parameters, name) ? rule.parameters[name] : undefined;
    if (!parameter) {
      const hint = didYouMean(name, Object.keys(rule.parameters));
      const en = `${rule.id} has no parameter '${name}'${hint.en}`;
      const ja = `${rule.id} にパラメーター '${name}' はない${hint.ja}`;
      problems.push({ place, text: { en, ja } });
      continue;
    }
    const text = findProblem(name, parameter, override);
    if (text !== undefined) problems.push({ place, text });
    else if (until !== undefined && until < today) expired.push({ rule: rule.id, parameter: name, until, place });
    else if (JSON.stringify(override.value) !== JSON.stringify(parameter.default)) {
      values.set(name, override.value);
      overrides.push(applied(name, parameter, override));
    }
  }
  return { values: Object.fromEntries(values), overrides, expired, problems };
}

/** `comply.yaml:12:5` as a place. */
export function readPlace(text: string): Place {
  const [, file, line, column] = /^(.*):(\d+):(\d+)$/.exec(text) ?? [];
  return file === undefined ? { file: text } : { file, line: Number(line), column: Number(column) };
}

function findProblem(name: string, parameter: Parameter, override: ParameterOverride): Text | undefined {
  const problem = findValueProblem(parameter, override.value);
  if (problem !== undefined) return { en: `${name}: ${problem.en}`, ja: `${name}: ${problem.ja}` };
  if (!isWeaker(parameter, override.value)) return undefined;
  const missing = (['reason', 'approvedBy', 'until'] as const).filter((key) => !override[key]);
  if (missing.length === 0) return undefined;
  const [standard, keys] = [JSON.stringify(parameter.default), missing.join(', ')];
  return {
    en: `${name}: weaker than the default of ${standard}; write { value, reason, approvedBy, until } (missing: ${keys})`,
    ja: `${name}: 既定値 ${standard} より緩い。{ value, reason, approvedBy, until } の形で書くこと（不足: ${keys}）`,
  };
}

function applied(name: string, parameter: Parameter, override: ParameterOverride): AppliedOverride {
  const { value, reason, approvedBy, until } = override;
  return {
    parameter: name,
    value,
    default: parameter.default,
    weaker: isWeaker(parameter, value),
    ...(reason !== undefined && { reason }),
    ...(approvedBy !== undefined && { approvedBy }),
    ...(until !== undefined && { until }),
  };
}
