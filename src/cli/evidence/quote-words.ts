import { printable } from '../../report/printable.ts';

/** A command line that a POSIX shell reads as these words. What a terminal would act on is shown, so such a word is not the same. */
export function quoteWords(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${quoted(word)}'`)).join(' ');
}

function quoted(word: string): string {
  return printable(word).replaceAll("'", String.raw`'\''`);
}
