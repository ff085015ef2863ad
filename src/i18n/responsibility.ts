import type { Language } from '../model/text.ts';
import { type ResponsibilityMessages, responsibilityEn } from './responsibility.en.ts';
import { responsibilityJa } from './responsibility.ja.ts';

const dictionaries: Readonly<Record<Language, ResponsibilityMessages>> = { en: responsibilityEn, ja: responsibilityJa };

/** Every text of whose part a control is in one language. */
export function responsibilityMessagesIn(language: Language): ResponsibilityMessages {
  return dictionaries[language];
}
