import type { Language } from '../model/text.ts';
import { type LogMessages, logsEn } from './logs.en.ts';
import { logsJa } from './logs.ja.ts';

const dictionaries: Readonly<Record<Language, LogMessages>> = { en: logsEn, ja: logsJa };

/** Every text about checked logs in one language. */
export function logMessagesIn(language: Language): LogMessages {
  return dictionaries[language];
}
