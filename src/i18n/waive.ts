import type { Language } from '../model/text.ts';
import { type WaiveMessages, waiveEn } from './waive.en.ts';
import { waiveJa } from './waive.ja.ts';

const dictionaries: Readonly<Record<Language, WaiveMessages>> = { en: waiveEn, ja: waiveJa };

/** Every text of `comply waive` in one language. */
export function waiveMessagesIn(language: Language): WaiveMessages {
  return dictionaries[language];
}
