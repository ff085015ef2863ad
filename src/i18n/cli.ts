import type { Language } from '../model/text.ts';
import { type CliMessages, cliEn } from './cli.en.ts';
import { cliJa } from './cli.ja.ts';

const dictionaries: Readonly<Record<Language, CliMessages>> = { en: cliEn, ja: cliJa };

/** Every text of the commands in one language. */
export function cliMessagesIn(language: Language): CliMessages {
  return dictionaries[language];
}
