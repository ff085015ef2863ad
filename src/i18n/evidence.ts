import type { Language } from '../model/text.ts';
import { type EvidenceMessages, evidenceEn } from './evidence.en.ts';
import { evidenceJa } from './evidence.ja.ts';

const dictionaries: Readonly<Record<Language, EvidenceMessages>> = { en: evidenceEn, ja: evidenceJa };

/** Every text of verification and extraction in one language. */
export function evidenceMessagesIn(language: Language): EvidenceMessages {
  return dictionaries[language];
}
