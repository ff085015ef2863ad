import type { ControlScope, FrameworkChoice } from '../model/config.ts';
import { InputError, type Place } from '../model/errors.ts';
import { type FrameworkId, frameworkIds } from '../model/framework.ts';
import type { Yaml, YamlEntry } from '../yaml/parse.ts';
import { readFields, readList, readMap, readString, readWord } from '../yaml/read.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { readWords } from './read-word.ts';

/** Notes where a value was written, for the checks that need the catalog. */
export type Note = (path: string, place: Place) => void;

/** Reads `frameworks:`. Editions, categories and roles are the catalog's: `checkConfig` knows them. */
export function parseFrameworks(node: Yaml, note: Note): readonly FrameworkChoice[] {
  return readMap(node).map((entry) => {
    const id = readFrameworkId(entry);
    const at = `frameworks.${id}`;
    note(at, entry.keyPlace);
    // `hipaa:` with nothing behind it says the same as `hipaa: {}`.
    if (entry.value.kind === 'scalar' && entry.value.value === null) return { id };
    const fields = readFields(entry.value, [], ['categories', 'edition', 'role']);
    const [categories, edition, role] = [fields.find('categories'), fields.find('edition'), fields.find('role')];
    if (edition) note(`${at}.edition`, edition.place);
    if (role) note(`${at}.role`, role.place);
    if (categories) note(`${at}.categories`, categories.place);
    return {
      id,
      ...(edition && { edition: readString(edition) }),
      ...(role && { role: readString(role) }),
      ...(categories && {
        categories: readList(categories).map((category, index) => {
          note(`${at}.categories[${index}]`, category.place);
          return readString(category);
        }),
      }),
    };
  });
}

/** Reads `controls:`, keyed `framework:id`. */
export function parseControls(node: Yaml, note: Note): readonly ControlScope[] {
  return readMap(node).map(({ key, keyPlace, value }) => {
    const colon = key.indexOf(':');
    const prefix = key.slice(0, Math.max(colon, 0));
    const framework = frameworkIds.find((id) => id === prefix);
    if (framework === undefined || colon === key.length - 1) {
      const hint = didYouMean(colon > 0 ? prefix : '', frameworkIds);
      throw new InputError(keyPlace, {
        en: `'${key}' names no control; write framework:id, as in hipaa:164.310(b)${hint.en}`,
        ja: `'${key}' は項目を指していない。hipaa:164.310(b) のように framework:id の形で書くこと${hint.ja}`,
      });
    }
    note(`controls.${key}`, keyPlace);
    const fields = readFields(value, ['scope', 'reason', 'approvedBy']);
    readWord(fields.get('scope'), ['out']);
    return {
      framework,
      control: key.slice(colon + 1),
      reason: readWords(fields.get('reason')),
      approvedBy: readWords(fields.get('approvedBy')),
    };
  });
}

/** The key of an entry, as a framework's id. */
export function readFrameworkId({ key, keyPlace }: YamlEntry): FrameworkId {
  const id = frameworkIds.find((candidate) => candidate === key);
  if (id !== undefined) return id;
  const list = frameworkIds.join(', ');
  const hint = didYouMean(key, frameworkIds, { en: `; use ${list}`, ja: `。使える値: ${list}` });
  throw new InputError(keyPlace, {
    en: `unknown framework '${key}'${hint.en}`,
    ja: `未知のフレームワーク '${key}'${hint.ja}`,
  });
}
