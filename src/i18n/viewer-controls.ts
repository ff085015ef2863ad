import type { Language } from '../model/text.ts';
import { type ViewerControlsMessages, viewerControlsEn } from './viewer-controls.en.ts';
import { viewerControlsJa } from './viewer-controls.ja.ts';

const dictionaries: Readonly<Record<Language, ViewerControlsMessages>> = { en: viewerControlsEn, ja: viewerControlsJa };

/** Every text of the report's page on controls, in one language. */
export function viewerControlsMessagesIn(language: Language): ViewerControlsMessages {
  return dictionaries[language];
}
