import type { Language } from '../model/text.ts';
import { type ViewerOverviewMessages, viewerOverviewEn } from './viewer-overview.en.ts';
import { viewerOverviewJa } from './viewer-overview.ja.ts';

const dictionaries: Readonly<Record<Language, ViewerOverviewMessages>> = { en: viewerOverviewEn, ja: viewerOverviewJa };

/** Every text of the report's cover and summary, in one language. */
export function viewerOverviewMessagesIn(language: Language): ViewerOverviewMessages {
  return dictionaries[language];
}
