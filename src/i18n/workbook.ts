import type { Language } from '../model/text.ts';
import { type WorkbookMessages, workbookEn } from './workbook.en.ts';
import { workbookJa } from './workbook.ja.ts';

const dictionaries: Readonly<Record<Language, WorkbookMessages>> = { en: workbookEn, ja: workbookJa };

/** What the workbook of an assessment says of its own, in one language. */
export function workbookMessagesIn(language: Language): WorkbookMessages {
  return dictionaries[language];
}
