import type { Language } from '../model/text.ts';
import { type SavedReportMessages, savedReportEn } from './saved-report.en.ts';
import { savedReportJa } from './saved-report.ja.ts';

const dictionaries: Readonly<Record<Language, SavedReportMessages>> = { en: savedReportEn, ja: savedReportJa };

/** What is said in one language while a saved report is served or printed. */
export function savedReportMessagesIn(language: Language): SavedReportMessages {
  return dictionaries[language];
}
