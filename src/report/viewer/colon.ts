import type { Language } from '../../model/text.ts';

/** Between a label and what it labels. */
export const colon: Readonly<Record<Language, string>> = { en: ': ', ja: '：' };

/** No text of a stranger holds it, once it is printable. */
const space = '\u0000';

/** A sentence that a terminal shows too, as a page has it: with the colon that Japanese has on paper. What {@link keepColons} took stays. */
export function paperColons(sentence: string, language: Language): string {
  return (language === 'ja' ? sentence.replaceAll(colon.en, colon.ja) : sentence).replaceAll(space, ' ');
}

/** A stranger's text, printable, for a sentence of {@link paperColons}. */
export function keepColons(text: string): string {
  return text.replaceAll(colon.en, `:${space}`);
}
