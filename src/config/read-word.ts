import { InputError, UsageError } from '../model/errors.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readString } from '../yaml/read.ts';

/** Reads text that says something: a blank reason or an empty name is refused. */
export function readWords(node: Yaml): string {
  const value = readString(node).trim();
  if (value !== '') return value;
  throw new InputError(node.place, { en: 'expected text, found none', ja: '文字列が必要な箇所が空になっている' });
}

/** Reads a calendar day, `2027-03-31`. */
export function readDay(node: Yaml): string {
  const value = readString(node);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  if (day === undefined || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(value)) {
    const shown = value.slice(0, 40);
    throw new InputError(node.place, {
      en: `'${shown}' is not a day; write it as 2027-03-31`,
      ja: `'${shown}' は日付ではない。2027-03-31 のように書くこと`,
    });
  }
  return value;
}

/** Runs a parser of one text; what it finds wrong is wrong at this place. */
export function readBy<T>(node: Yaml, parse: (text: string) => T): T {
  const text = readString(node);
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof UsageError) throw new InputError(node.place, error.text);
    throw error;
  }
}
