import type { Language } from '../model/text.ts';
import { type CiFormatMessages, ciFormatsEn } from './ci-formats.en.ts';
import { ciFormatsJa } from './ci-formats.ja.ts';

const dictionaries: Readonly<Record<Language, CiFormatMessages>> = { en: ciFormatsEn, ja: ciFormatsJa };

/** Every text of the formats that CI systems read, in one language. */
export function ciFormatMessagesIn(language: Language): CiFormatMessages {
  return dictionaries[language];
}
