import type { Language } from '../model/text.ts';
import { type InitMessages, initEn } from './init.en.ts';
import { initJa } from './init.ja.ts';

const dictionaries: Readonly<Record<Language, InitMessages>> = { en: initEn, ja: initJa };

/** Every text of `comply init` in one language, and of what it writes. */
export function initMessagesIn(language: Language): InitMessages {
  return dictionaries[language];
}
