import type { Language } from '../model/text.ts';
import { type OscalMessages, oscalEn } from './oscal.en.ts';
import { oscalJa } from './oscal.ja.ts';

const dictionaries: Readonly<Record<Language, OscalMessages>> = { en: oscalEn, ja: oscalJa };

/** What the OSCAL documents say in one language. */
export function oscalMessagesIn(language: Language): OscalMessages {
  return dictionaries[language];
}
