import { literalMark, type TableObserved } from '../model/finding-table.ts';
import type { Language } from '../model/text.ts';
import { type Haystack, markTexts, stack } from './haystack.ts';
import { once, remember } from './remember.ts';
import type { ResultTable } from './table.ts';
import { accountNames, markEach, messageOf, resourceId, resourceName } from './texts.ts';

export interface Search {
  /** Marks with 1 the rows that hold a text; undefined for an empty one, as all do. */
  readonly find: (query: string, language: Language) => Uint8Array | undefined;
  /** Makes beforehand what the first search needs. */
  readonly prepare: (language: Language) => void;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the marks of the table.
const marks = /[\u0000\u0001\u0003-\u0008]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these, too.
const foundMarks = /[\u0003-\u0008]/;

/**
 * Looks for a text in the rule's id and title, the resource, the message and the place, in small letters. Each entry of a
 * dictionary is looked through once, whatever number of rows name it.
 */
export function createSearch(table: ResultTable): Search {
  const resourceTexts = once(() => stack(table.resources.name.map((_, resource) => resourceText(table, resource))));
  const observedTexts = once(() => stack(table.observations.map(observedText)));
  const templates = remember((language) => openTemplates(table.messages[language]));
  return {
    prepare: (language) => {
      resourceTexts();
      observedTexts();
      templates(language);
    },
    find: (text, language) => {
      const query = text.trim().toLowerCase();
      if (query === '') return undefined;
      const resources = matchResources(table, resourceTexts(), query);
      const rules = markEach(table.head.rules, ({ id, title }) => holds(query, id, title.en, title.ja));
      const messages = kindsOf(templates(language), query);
      const observations = markTexts(observedTexts(), query);
      const found = new Uint8Array(table.rows);
      for (let row = 0; row < table.rows; row++) {
        const message = messages[table.message[row] ?? 0] ?? 0;
        const isFound =
          rules[table.rule[row] ?? 0] === 1 ||
          message === inText ||
          resources[table.resource[row] ?? 0] === 1 ||
          (message >= inFound && observations[table.observed[row] ?? 0] === 1) ||
          (message >= across && messageOf(table, row, language).toLowerCase().includes(query));
        if (isFound) found[row] = 1;
      }
      return found;
    },
  };
}

/** Where in a message a text can stand: nowhere but in the resource's name, in it as it is, in a value, or over an edge of one. */
const [inText, inFound, across] = [1, 2, 3];

/** The messages of a dictionary in small letters, whole, and in the pieces that stand around their values. */
interface Templates {
  readonly whole: Haystack;
  /** Just one piece: it has no values. */
  readonly pieces: readonly (readonly string[])[];
  /** 1: it has a value that is not the resource's name or id. */
  readonly hasFound: Uint8Array;
}

function openTemplates(messages: readonly string[]): Templates {
  const small = messages.map((template) => template.toLowerCase());
  return {
    whole: stack(small),
    pieces: small.map((template) => (template.startsWith(literalMark) ? [template] : template.split(marks))),
    hasFound: markEach(small, (template) => !template.startsWith(literalMark) && foundMarks.test(template)),
  };
}

function kindsOf({ whole, pieces, hasFound }: Templates, query: string): Uint8Array {
  const kinds = markTexts(whole, query);
  for (let index = 0; index < kinds.length; index++) {
    if (kinds[index] === inText) continue;
    if (mayCrossAny(pieces[index] as readonly string[], query)) kinds[index] = across;
    else if (hasFound[index] === 1) kinds[index] = inFound;
  }
  return kinds;
}

function mayCrossAny(pieces: readonly string[], query: string): boolean {
  const last = pieces.length - 1;
  for (let index = 1; index <= last; index++) {
    const [before, behind] = [pieces[index - 1] as string, pieces[index] as string];
    // Nothing between two values: a text may run from one into the other.
    if (behind === '' && index < last) return true;
    if (mayCross(before, behind, query)) return true;
  }
  return false;
}

/** Whether a text may begin before a value and end in it, or begin in it and end behind it. */
function mayCross(before: string, behind: string, query: string): boolean {
  const [end, start] = [before.at(-1), behind.at(0)];
  for (let at = 1; at < query.length; at++) {
    if (query[at - 1] === end && before.endsWith(query.slice(0, at))) return true;
    if (query[at] === start && behind.startsWith(query.slice(at))) return true;
  }
  return false;
}

function resourceText(table: ResultTable, resource: number): string {
  const [name, id] = [resourceName(table, resource), resourceId(table, resource)];
  return (id.includes(name) ? id : `${name}\n${id}`).toLowerCase();
}

function matchResources(table: ResultTable, texts: Haystack, query: string): Uint8Array {
  const { type, place } = table.resources;
  const names = accountNames(table);
  const types = markEach(table.types, (one) => holds(query, one));
  const places = markEach(table.places, ([target, account, region]) =>
    holds(query, target, account, names.get(account) ?? '', region),
  );
  const found = markTexts(texts, query);
  for (let resource = 0; resource < found.length; resource++) {
    if (types[type[resource] ?? 0] === 1 || places[place[resource] ?? 0] === 1) found[resource] = 1;
  }
  return found;
}

/** The values, each on a line. */
function observedText(observed: readonly TableObserved[]): string {
  let text = '';
  for (const [, found] of observed) if (typeof found === 'string') text += `${found}\n`;
  return text.toLowerCase();
}

function holds(query: string, ...texts: readonly string[]): boolean {
  return texts.some((text) => text.toLowerCase().includes(query));
}
