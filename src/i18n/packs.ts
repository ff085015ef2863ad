import type { Language } from '../model/text.ts';
import { type PackMessages, packsEn } from './packs.en.ts';
import { packsJa } from './packs.ja.ts';

const dictionaries: Readonly<Record<Language, PackMessages>> = { en: packsEn, ja: packsJa };

/** Every text about rule packs in one language. */
export function packMessagesIn(language: Language): PackMessages {
  return dictionaries[language];
}
