import type { Language } from '../model/text.ts';
import { type TlsMessages, tlsEn } from './tls.en.ts';
import { tlsJa } from './tls.ja.ts';

const dictionaries: Readonly<Record<Language, TlsMessages>> = { en: tlsEn, ja: tlsJa };

/** Every text of `comply tls` in one language. */
export function tlsMessagesIn(language: Language): TlsMessages {
  return dictionaries[language];
}
