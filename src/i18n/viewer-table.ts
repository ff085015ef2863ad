import type { Language } from '../model/text.ts';
import { type ViewerTableMessages, viewerTableEn } from './viewer-table.en.ts';
import { viewerTableJa } from './viewer-table.ja.ts';

const dictionaries: Readonly<Record<Language, ViewerTableMessages>> = { en: viewerTableEn, ja: viewerTableJa };

/** Every text of the page of findings in one language. */
export function viewerTableMessagesIn(language: Language): ViewerTableMessages {
  return dictionaries[language];
}
