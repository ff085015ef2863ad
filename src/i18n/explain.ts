import type { Language } from '../model/text.ts';
import { type ExplainMessages, explainEn } from './explain.en.ts';
import { explainJa } from './explain.ja.ts';

const dictionaries: Readonly<Record<Language, ExplainMessages>> = { en: explainEn, ja: explainJa };

/** Every text of `comply explain` in one language. */
export function explainMessagesIn(language: Language): ExplainMessages {
  return dictionaries[language];
}
