import { literalMark } from '../model/finding-table.ts';
import type { Language } from '../model/text.ts';
import type { ResultTable } from './table.ts';
import { accountNames, markEach, messageOf, resourceId, resourceName } from './texts.ts';

/** Marks with 1 the rows that hold a text; undefined for an empty one, as all do. */
export type Search = (query: string, language: Language) => Uint8Array | undefined;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the marks of the table.
const marks = /[\u0000\u0001\u0003-\u0008]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these, too.
const foundMarks = /[\u0003-\u0008]/;

/**
 * Looks for a text in the rule's id and title, the resource, the message and the place, in small letters. Each entry of a
 * dictionary is looked through once, whatever number of rows name it.
 */
export function createSearch(table: ResultTable): Search {
  let resourceTexts: readonly string[] | undefined;
  return (text, language) => {
    const query = text.trim().toLowerCase();
    if (query === '') return undefined;
    resourceTexts ??= table.resources.name.map((_, resource) => resourceText(table, resource));
    const resources = matchResources(table, resourceTexts, query);
    const rules = markEach(table.head.rules, ({ id, title }) => holds(query, id, title.en, title.ja));
    const messages = Uint8Array.from(table.messages[language], (template) => kindOf(template.toLowerCase(), query));
    const observations = matchObservations(table, query);
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
  };
}

/** Where in a message a text can stand: nowhere but in the resource's name, in it as it is, in a value, or over an edge of one. */
const [inText, inFound, across] = [1, 2, 3];

function kindOf(template: string, query: string): number {
  if (template.includes(query)) return inText;
  if (template.startsWith(literalMark)) return 0;
  const pieces = template.split(marks);
  const last = pieces.length - 1;
  for (let index = 1; index <= last; index++) {
    const [before = '', behind = ''] = [pieces[index - 1], pieces[index]];
    // Nothing between two values: a text may run from one into the other.
    if (behind === '' && index < last) return across;
    if (mayCross(before, behind, query)) return across;
  }
  return foundMarks.test(template) ? inFound : 0;
}

/** Whether a text may begin before a value and end in it, or begin in it and end behind it. */
function mayCross(before: string, behind: string, query: string): boolean {
  for (let at = 1; at < query.length; at++) {
    if (before.endsWith(query.slice(0, at)) || behind.startsWith(query.slice(-at))) return true;
  }
  return false;
}

function resourceText(table: ResultTable, resource: number): string {
  const [name, id] = [resourceName(table, resource), resourceId(table, resource)];
  return (id.includes(name) ? id : `${name}\n${id}`).toLowerCase();
}

function matchResources(table: ResultTable, texts: readonly string[], query: string): Uint8Array {
  const { type, place } = table.resources;
  const names = accountNames(table);
  const types = markEach(table.types, (one) => holds(query, one));
  const places = markEach(table.places, ([target, account, region]) =>
    holds(query, target, account, names.get(account) ?? '', region),
  );
  return markEach(
    texts,
    (text, resource) => types[type[resource] ?? 0] === 1 || places[place[resource] ?? 0] === 1 || text.includes(query),
  );
}

function matchObservations({ observations }: ResultTable, query: string): Uint8Array {
  return markEach(observations, (listed) =>
    listed.some(([, found]) => typeof found === 'string' && found.toLowerCase().includes(query)),
  );
}

function holds(query: string, ...texts: readonly string[]): boolean {
  return texts.some((text) => text.toLowerCase().includes(query));
}
