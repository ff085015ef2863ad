import type { Config } from '../model/config.ts';
import { InputError, type Place } from '../model/errors.ts';
import type { Rule } from '../model/rule.ts';
import { isGlob } from '../text/glob.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { findRule, matchRules, namedTwice } from './find-rules.ts';

type Parameters = Config['parameters'];
type Overrides = Parameters[string];
type NamedRule = Pick<Rule, 'id' | 'aliases' | 'parameters'>;

/** Where a path of the config was written. */
export type PlaceOf = (path: string) => Place;

/**
 * The parameters under the present ids of the rules they are for. `aws/*\/residency` sets them for every rule it
 * matches that has them; a rule's own entry beats it.
 * @throws InputError for a name that no rule has, and for what is set twice.
 */
export function resolveParameters(
  parameters: Parameters,
  { rules }: { readonly rules: readonly NamedRule[] },
  at: PlaceOf,
): Parameters {
  const globs: [string, Overrides][] = [];
  const own: [string, Overrides][] = [];
  for (const [name, values] of Object.entries(parameters)) {
    const entry = { name, values, rules, at };
    if (isGlob(name)) globs.push(...spread(entry));
    else own.push([nameRule(entry, own), values]);
  }
  const resolved = new Map(globs.map(([id]) => [id, {} as Overrides]));
  for (const [id, values] of [...globs, ...own]) resolved.set(id, { ...resolved.get(id), ...values });
  return Object.fromEntries(resolved);
}

/** One entry of the config, and what its names are looked up in. */
interface Entry {
  readonly name: string;
  readonly values: Overrides;
  readonly rules: readonly NamedRule[];
  readonly at: PlaceOf;
}

/** One entry for each rule that the glob matches, with those of the parameters that it has. */
function spread(entry: Entry): [string, Overrides][] {
  const { name: glob, values, rules, at } = entry;
  const matching = matchRules(glob, rules, at(`parameters.${glob}`));
  refuseUnknown(entry, [...new Set(matching.flatMap(({ parameters }) => Object.keys(parameters)))]);
  return matching.map(({ id, parameters }) => [
    id,
    Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(parameters, name))),
  ]);
}

/** The rule's present id. One set under its old id and its new one is set twice, and one of them would be lost. */
function nameRule(entry: Entry, before: readonly [string, Overrides][]): string {
  const { name, rules, at } = entry;
  const rule = findRule(name, rules, at(`parameters.${name}`));
  refuseUnknown(entry, Object.keys(rule.parameters));
  if (before.some(([id]) => id === rule.id)) throw namedTwice(name, rule.id, at(`parameters.${name}`));
  return rule.id;
}

function refuseUnknown({ name, values, at }: Entry, known: readonly string[]): void {
  const parameter = Object.keys(values).find((candidate) => !known.includes(candidate));
  if (parameter === undefined) return;
  const list = known.join(', ');
  const hint =
    known.length === 0
      ? { en: '; it has none', ja: '。このルールにパラメーターはない' }
      : didYouMean(parameter, known, { en: `; it has ${list}`, ja: `。使えるパラメーター: ${list}` });
  throw new InputError(at(`parameters.${name}.${parameter}`), {
    en: `${name} has no parameter '${parameter}'${hint.en}`,
    ja: `${name} にパラメーター '${parameter}' はない${hint.ja}`,
  });
}
