import { askedOf, durationInWords, found, unmet, unreadTerm, valueSeparator, valueWords } from '../i18n/term.ts';
import type { Json } from '../model/json.ts';
import type { Language, Text } from '../model/text.ts';
import type { Compared, Explanation } from './explanation.ts';
import { isObject } from './facts.ts';
import { timeOperators } from './operators.ts';
import { showPlain, showQuoted } from './show.ts';

/** A term in words: its label, else its id, else what it asked for and what it found. */
export function nameTerm({ label, id, compared, result }: Explanation): Text {
  if (label) return label;
  if (id !== undefined) return { en: id, ja: id };
  if (!compared) return { en: '', ja: '' };
  const { field, actual } = compared;
  if (actual === undefined || result === 'unknown') return unreadTerm(field);
  const value = inWords(actual);
  return result ? found(field, value) : unmet(field, { en: asked(compared, 'en'), ja: asked(compared, 'ja') }, value);
}

function inWords(value: Json): Text {
  if (value === null) return valueWords.none;
  return { en: showQuoted(value, valueSeparator.en), ja: showQuoted(value, valueSeparator.ja) };
}

function asked({ operator, expected }: Compared, language: Language): string {
  if (operator === 'isNull') return valueWords[expected === true ? 'none' : 'any'][language];
  if (operator === 'count' && isObject(expected)) return askedCount(expected, language);
  if (timeOperators.has(operator)) return askedOf(operator, durationInWords(showPlain(expected), language), language);
  // The question put to the elements of a list is text already.
  const text = operator === 'some' || operator === 'every' || operator === 'none';
  return askedOf(operator, (text ? showPlain : showQuoted)(expected, valueSeparator[language]), language);
}

function askedCount({ atLeast, atMost }: { readonly [key: string]: Json }, language: Language): string {
  const bounds = [
    ...(atLeast === undefined ? [] : [askedOf('atLeast', showPlain(atLeast), language)]),
    ...(atMost === undefined ? [] : [askedOf('atMost', showPlain(atMost), language)]),
  ];
  return askedOf('count', bounds.join(language === 'ja' ? '・' : ', '), language);
}
