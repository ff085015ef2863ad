import type { Language } from '../model/text.ts';
import { type PagesMessages, pagesEn } from './pages.en.ts';
import { pagesJa } from './pages.ja.ts';

const dictionaries: Readonly<Record<Language, PagesMessages>> = { en: pagesEn, ja: pagesJa };

/** Every text of the pages on rules, safeguards, controls and frameworks in one language. */
export function pagesMessagesIn(language: Language): PagesMessages {
  return dictionaries[language];
}
