import type { Language } from '../model/text.ts';
import { type ViewerAcceptedMessages, viewerAcceptedEn } from './viewer-accepted.en.ts';
import { viewerAcceptedJa } from './viewer-accepted.ja.ts';

const dictionaries: Readonly<Record<Language, ViewerAcceptedMessages>> = { en: viewerAcceptedEn, ja: viewerAcceptedJa };

/** Every text of this page of the report for people, in one language. */
export function viewerAcceptedMessagesIn(language: Language): ViewerAcceptedMessages {
  return dictionaries[language];
}
