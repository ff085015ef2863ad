import { InputError, type Place } from '../model/errors.ts';
import type { Rule } from '../model/rule.ts';
import { matchesGlob } from '../text/glob.ts';
import { didYouMean } from '../yaml/suggest.ts';

/** What of a rule a config can name it by. */
type Named = Pick<Rule, 'id' | 'aliases'>;

/** The rules that a glob of the config takes in, by id or earlier id. Throws InputError where there is none. */
export function matchRules<R extends Named>(glob: string, rules: readonly R[], place: Place): readonly R[] {
  const matching = rules.filter(({ id, aliases }) => [id, ...aliases].some((name) => matchesGlob(glob, name)));
  if (matching.length > 0) return matching;
  throw new InputError(place, { en: `no rule matches '${glob}'`, ja: `'${glob}' に一致するルールがない` });
}

/** The rule of this id or earlier id. Throws InputError, with the nearest one, where there is none. */
export function findRule<R extends Named>(name: string, rules: readonly R[], place: Place): R {
  const rule = rules.find(({ id, aliases }) => id === name || aliases.includes(name));
  if (rule !== undefined) return rule;
  const hint = didYouMean(
    name,
    rules.flatMap(({ id, aliases }) => [id, ...aliases]),
  );
  throw new InputError(place, { en: `there is no rule '${name}'${hint.en}`, ja: `ルール '${name}' はない${hint.ja}` });
}

/** The error of a rule that is named by its present id and by an earlier one: one of the two would be lost. */
export function namedTwice(name: string, id: string, place: Place): InputError {
  return new InputError(place, {
    en: `'${name}' is an earlier id of ${id}, also set here`,
    ja: `'${name}' は ${id} の以前のIDで、両方が指定されている`,
  });
}
