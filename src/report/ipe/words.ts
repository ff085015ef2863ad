import { valueSeparator } from '../../i18n/term.ts';
import type { Language } from '../../model/text.ts';
import { type Content, code, type Html, joined } from '../html/markup.ts';

/** `names and tags`, `名前・タグ`. */
export function joinWords(words: readonly string[], language: Language): string {
  return words.join(language === 'ja' ? '・' : ' and ');
}

/** Words in a row: `denied, timed out`, `権限不足、タイムアウト`. */
export function commas(words: readonly string[], language: Language): string {
  return words.join(valueSeparator[language]);
}

/** Names in a row; past `most` the rest is counted. */
export function codes(names: readonly string[], more: (n: number) => string, most = 10): Content {
  if (names.length === 0) return '-';
  const shown: Html[] = names.slice(0, most).map(code);
  const rest = names.length - shown.length;
  return joined([...shown, ...(rest > 0 ? [more(rest)] : [])], ', ');
}
