import type { Language } from '../model/text.ts';
import { type AttestMessages, attestEn } from './attest.en.ts';
import { attestJa } from './attest.ja.ts';

const dictionaries: Readonly<Record<Language, AttestMessages>> = { en: attestEn, ja: attestJa };

/** Every text of `comply attest` in one language. */
export function attestMessagesIn(language: Language): AttestMessages {
  return dictionaries[language];
}
