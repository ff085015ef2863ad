import type { Language } from '../model/text.ts';
import { type ViewerPeriodMessages, viewerPeriodEn } from './viewer-period.en.ts';
import { viewerPeriodJa } from './viewer-period.ja.ts';

const dictionaries: Readonly<Record<Language, ViewerPeriodMessages>> = { en: viewerPeriodEn, ja: viewerPeriodJa };

/** What the report for people says of a period besides the words of `comply period`, in one language. */
export function viewerPeriodMessagesIn(language: Language): ViewerPeriodMessages {
  return dictionaries[language];
}
