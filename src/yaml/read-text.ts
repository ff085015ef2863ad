import { type Language, languages, type Text } from '../model/text.ts';
import type { Yaml } from './parse.ts';
import { readFields, readString, readStrings } from './read.ts';

/** Reads `{ en: …, ja: … }`: both languages must be there. */
export function readText(node: Yaml): Text {
  return readEach(node, readString);
}

/** Reads `{ en: […], ja: […] }`. */
export function readTexts(node: Yaml): Readonly<Record<Language, readonly string[]>> {
  return readEach(node, readStrings);
}

function readEach<T>(node: Yaml, read: (node: Yaml) => T): Record<Language, T> {
  const fields = readFields(node, languages);
  return { en: read(fields.get('en')), ja: read(fields.get('ja')) };
}
