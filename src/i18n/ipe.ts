import type { Language } from '../model/text.ts';
import { type IpeMessages, ipeEn } from './ipe.en.ts';
import { ipeJa } from './ipe.ja.ts';

const dictionaries: Readonly<Record<Language, IpeMessages>> = { en: ipeEn, ja: ipeJa };

/** Every text of the IPE sheet in one language. */
export function ipeMessagesIn(language: Language): IpeMessages {
  return dictionaries[language];
}
