import { InputError, UsageError } from '../model/errors.ts';
import { visibleOf } from '../text/visible.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readString } from '../yaml/read.ts';

/** Reads text that says something: a blank reason, or a name that nobody can see, is refused. */
export function readWords(node: Yaml): string {
  const value = readString(node).trim();
  if (visibleOf(value) !== '') return value;
  throw new InputError(node.place, { en: 'expected text, found none', ja: '文字列が必要な箇所が空になっている' });
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
