import type { Language } from '../model/text.ts';
import { type ViewerMatrixMessages, viewerMatrixEn } from './viewer-matrix.en.ts';
import { viewerMatrixJa } from './viewer-matrix.ja.ts';

const dictionaries: Readonly<Record<Language, ViewerMatrixMessages>> = { en: viewerMatrixEn, ja: viewerMatrixJa };

/** Every text of this page of the report for people, in one language. */
export function viewerMatrixMessagesIn(language: Language): ViewerMatrixMessages {
  return dictionaries[language];
}
