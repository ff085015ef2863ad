import type { Language } from '../model/text.ts';
import { type ViewerMessages, viewerEn } from './viewer.en.ts';
import { viewerJa } from './viewer.ja.ts';

const dictionaries: Readonly<Record<Language, ViewerMessages>> = { en: viewerEn, ja: viewerJa };

/** Every text around the pages of the report for people, in one language. */
export function viewerMessagesIn(language: Language): ViewerMessages {
  return dictionaries[language];
}
