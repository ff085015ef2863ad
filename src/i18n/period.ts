import type { Language } from '../model/text.ts';
import { type PeriodMessages, periodEn } from './period.en.ts';
import { periodJa } from './period.ja.ts';

const dictionaries: Readonly<Record<Language, PeriodMessages>> = { en: periodEn, ja: periodJa };

/** Every text of `comply period` in one language. */
export function periodMessagesIn(language: Language): PeriodMessages {
  return dictionaries[language];
}
