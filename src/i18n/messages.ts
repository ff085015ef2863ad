import type { Language } from '../model/text.ts';
import { type Messages, messagesEn } from './messages.en.ts';
import { messagesJa } from './messages.ja.ts';

const dictionaries: Readonly<Record<Language, Messages>> = { en: messagesEn, ja: messagesJa };

/** Every text of a report in one language. */
export function messagesIn(language: Language): Messages {
  return dictionaries[language];
}
