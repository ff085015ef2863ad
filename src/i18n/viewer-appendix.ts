import type { Language } from '../model/text.ts';
import { type ViewerAppendixMessages, viewerAppendixEn } from './viewer-appendix.en.ts';
import { viewerAppendixJa } from './viewer-appendix.ja.ts';

const dictionaries: Readonly<Record<Language, ViewerAppendixMessages>> = { en: viewerAppendixEn, ja: viewerAppendixJa };

/** Every text of this page of the report for people, in one language. */
export function viewerAppendixMessagesIn(language: Language): ViewerAppendixMessages {
  return dictionaries[language];
}
