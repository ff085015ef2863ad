import type { Language } from '../model/text.ts';
import { type DiffMessages, diffEn } from './diff.en.ts';
import { diffJa } from './diff.ja.ts';

const dictionaries: Readonly<Record<Language, DiffMessages>> = { en: diffEn, ja: diffJa };

/** Every text of `comply diff` in one language. */
export function diffMessagesIn(language: Language): DiffMessages {
  return dictionaries[language];
}
