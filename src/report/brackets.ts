import type { Language } from '../model/text.ts';

/** A text behind what it explains. Japanese has brackets of full width, and no space. */
export function brackets(text: string, language: Language): string {
  return language === 'ja' ? `（${text}）` : ` (${text})`;
}
