import { askedOf, durationInWords, listSeparator, unmet, valueWords } from '../i18n/term.ts';
import type { Json } from '../model/json.ts';
import type { Observed } from '../model/result.ts';
import type { Language } from '../model/text.ts';
import { printableShort } from './printable.ts';

/** What a term asked of its field: `at least 365`. */
export function askedInWords(operator: string, expected: Json, language: Language): string {
  if (operator === 'isNull') return valueWords[expected === true ? 'none' : 'any'][language];
  if (expected !== null && typeof expected === 'object' && !Array.isArray(expected)) {
    const parts = Object.entries(expected).map(([name, value]) => askedInWords(name, value, language));
    return `${operator}: ${parts.join(listSeparator[language])}`;
  }
  const value = typeof expected === 'string' ? durationInWords(expected, language) : valueInWords(expected, language);
  return askedOf(operator, value, language);
}

/** A value as a reader sees it, on one line. */
export function valueInWords(value: Json, language: Language): string {
  if (value === null) return valueWords.none[language];
  return printableShort(typeof value === 'string' ? value : JSON.stringify(value));
}

/** `days: expected at least 365, found 90`. */
export function observedInWords({ field, operator, expected, actual }: Observed, language: Language): string {
  const asked = printableShort(askedInWords(operator, expected, language));
  const found = actual === undefined ? valueWords.unread[language] : valueInWords(actual, language);
  return unmet(printableShort(field), { en: asked, ja: asked }, { en: found, ja: found })[language];
}
