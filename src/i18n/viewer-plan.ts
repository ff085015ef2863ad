import type { Language } from '../model/text.ts';
import { type ViewerPlanMessages, viewerPlanEn } from './viewer-plan.en.ts';
import { viewerPlanJa } from './viewer-plan.ja.ts';

const dictionaries: Readonly<Record<Language, ViewerPlanMessages>> = { en: viewerPlanEn, ja: viewerPlanJa };

/** Every text of this page of the report for people, in one language. */
export function viewerPlanMessagesIn(language: Language): ViewerPlanMessages {
  return dictionaries[language];
}
