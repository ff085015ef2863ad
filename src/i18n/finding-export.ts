import type { Language } from '../model/text.ts';
import { type FindingExportMessages, findingExportEn } from './finding-export.en.ts';
import { findingExportJa } from './finding-export.ja.ts';

const dictionaries: Readonly<Record<Language, FindingExportMessages>> = { en: findingExportEn, ja: findingExportJa };

/** What findings say that go to other tools, in one language. */
export function findingExportMessagesIn(language: Language): FindingExportMessages {
  return dictionaries[language];
}
