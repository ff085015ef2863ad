import { formatCount } from '../i18n/plural.ts';
import { foundMark, literalMark, placeholders } from '../model/finding-table.ts';
import type { TableWords } from '../model/table-words.ts';
import type { Language } from '../model/text.ts';
import type { ResultTable } from './table.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the marks of the table.
const marks = /[\u0000\u0001\u0003-\u0008]/g;

/** A sentence with what its `{count}` and the like stand for. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatCount(value) : value;
  });
}

export function resourceName({ resources }: ResultTable, resource: number): string {
  return resources.name[resource] ?? '';
}

export function resourceId(table: ResultTable, resource: number): string {
  const template = table.resources.id[resource] ?? '';
  if (template.startsWith(literalMark)) return template.slice(1);
  return template.replace(marks, () => resourceName(table, resource));
}

/** What a result says. */
export function messageOf(table: ResultTable, row: number, language: Language): string {
  const template = table.messages[language][table.message[row] ?? 0] ?? '';
  if (template.startsWith(literalMark)) return template.slice(1);
  const resource = table.resource[row] ?? 0;
  return template.replace(marks, (mark) => {
    if (mark === placeholders.name) return resourceName(table, resource);
    if (mark === placeholders.id) return resourceId(table, resource);
    const found = table.observations[table.observed[row] ?? 0]?.[mark.charCodeAt(0) - foundMark]?.[1];
    return typeof found === 'string' ? found : '';
  });
}

/** What was observed: a sentence for each condition that decided. */
export function observedOf(table: ResultTable, row: number, language: Language, words: TableWords): readonly string[] {
  return (table.observations[table.observed[row] ?? 0] ?? []).map(([asked, found]) => {
    if (asked < 0) return fill(words.own.moreConditions, { count: Number(found) });
    const sentence = table.asked[language][asked] ?? '';
    const shown = found === true ? words.noValue : found === false ? words.notRead : String(found);
    return sentence.replace(placeholders.found, () => shown);
  });
}

/** An account with its name, where it has one. */
export function accountNames({ head }: ResultTable): ReadonlyMap<string, string> {
  return new Map(head.accounts);
}

/** `-` is our sign for a place that there is not. */
export function placeName(text: string, words: TableWords): string {
  return text === '-' ? words.own.noPlace : text;
}

/** The same in the cell of a table. */
export function cellOf(place: string): string {
  return place === '-' ? '–' : place;
}

/** `aws/s3` of `aws/s3/bucket`. */
export function serviceOf(type: string): string {
  return type.split('/').slice(0, 2).join('/');
}

/** 1 for each of a list of which it holds. By a loop: `from` with a function takes several times as long. */
export function markEach<Value>(list: readonly Value[], holds: (value: Value, index: number) => boolean): Uint8Array {
  const marks = new Uint8Array(list.length);
  for (let index = 0; index < list.length; index++) if (holds(list[index] as Value, index)) marks[index] = 1;
  return marks;
}
