import { languages, type Text } from '../model/text.ts';
import type { Yaml } from './parse.ts';
import { readFields, readString } from './read.ts';

/** Reads `{ en: …, ja: … }`: both languages must be there. */
export function readText(node: Yaml): Text {
  const fields = readFields(node, languages);
  return { en: readString(fields.get('en')), ja: readString(fields.get('ja')) };
}
