import type { Language } from '../model/text.ts';
import { type ControlMessages, controlEn } from './control.en.ts';
import { controlJa } from './control.ja.ts';

const dictionaries: Readonly<Record<Language, ControlMessages>> = { en: controlEn, ja: controlJa };

/** Every text of the folder for one control in one language. */
export function controlMessagesIn(language: Language): ControlMessages {
  return dictionaries[language];
}
