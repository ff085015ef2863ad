import type { Language } from '../model/text.ts';
import { type RecordTemplates, recordTemplatesEn } from './record-templates.en.ts';
import { recordTemplatesJa } from './record-templates.ja.ts';

const dictionaries: Readonly<Record<Language, RecordTemplates>> = { en: recordTemplatesEn, ja: recordTemplatesJa };

/** The files of a records folder in one language, by name. */
export function recordTemplatesIn(language: Language): RecordTemplates {
  return dictionaries[language];
}
