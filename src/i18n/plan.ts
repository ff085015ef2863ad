import type { Language } from '../model/text.ts';
import { type PlanMessages, planEn } from './plan.en.ts';
import { planJa } from './plan.ja.ts';

const dictionaries: Readonly<Record<Language, PlanMessages>> = { en: planEn, ja: planJa };

/** Every text of the remediation plan in one language. */
export function planMessagesIn(language: Language): PlanMessages {
  return dictionaries[language];
}
