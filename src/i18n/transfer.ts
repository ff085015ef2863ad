import type { Language } from '../model/text.ts';
import { type TransferMessages, transferEn } from './transfer.en.ts';
import { transferJa } from './transfer.ja.ts';

const dictionaries: Readonly<Record<Language, TransferMessages>> = { en: transferEn, ja: transferJa };

/** Every text of the way to a bucket and back in one language. */
export function transferMessagesIn(language: Language): TransferMessages {
  return dictionaries[language];
}
