import type { Operator } from '../model/condition.ts';
import type { Language, Text } from '../model/text.ts';

/** What a term asks of a field, as a noun: `at least 365`. `{}` is the value. */
const phrases: Readonly<Record<Exclude<Operator, 'isNull'> | 'covers' | 'some' | 'every' | 'none' | 'count', Text>> = {
  equals: { en: '{}', ja: '{}' },
  notEquals: { en: 'other than {}', ja: '{}以外' },
  in: { en: 'one of {}', ja: '{}のいずれか' },
  notIn: { en: 'none of {}', ja: '{}以外' },
  contains: { en: 'with {} in it', ja: '{}を含む値' },
  notContains: { en: 'without {} in it', ja: '{}を含まない値' },
  containsAny: { en: 'with one of {} in it', ja: '{}のいずれかを含む値' },
  startsWith: { en: 'starting with {}', ja: '{}で始まる値' },
  endsWith: { en: 'ending with {}', ja: '{}で終わる値' },
  like: { en: 'like {}', ja: '{}に一致する値' },
  atLeast: { en: 'at least {}', ja: '{}以上' },
  atMost: { en: 'at most {}', ja: '{}以下' },
  greaterThan: { en: 'more than {}', ja: '{}超' },
  lessThan: { en: 'less than {}', ja: '{}未満' },
  olderThan: { en: 'more than {} ago', ja: '{}より前' },
  newerThan: { en: 'less than {} ago', ja: '直近{}以内' },
  expiresInMoreThan: { en: 'more than {} ahead', ja: '{}より先' },
  expiresWithin: { en: 'within {}', ja: '{}以内' },
  includes: { en: 'with {} in it', ja: '{}を含むリスト' },
  equalsField: { en: 'the same as {}', ja: '{}と同じ値' },
  startsWithField: { en: 'starting with {}', ja: '{}で始まる値' },
  covers: { en: 'a range with {} in it', ja: '{}を含む範囲' },
  some: { en: 'an element where {}', ja: '条件（{}）を満たす要素が1件以上' },
  every: { en: 'only elements where {}', ja: '全要素が条件（{}）を満たすこと' },
  none: { en: 'no element where {}', ja: '条件（{}）を満たす要素が0件' },
  count: { en: '{} elements', ja: '要素数{}' },
};

/** Words for what a value is not. */
export const valueWords = {
  none: { en: 'none', ja: '値なし' },
  any: { en: 'a value', ja: '値あり' },
  unread: { en: 'not read', ja: '未取得' },
} as const satisfies Readonly<Record<string, Text>>;

/** Of no time at all: before or after the moment that is judged. */
const atOnce: Readonly<Record<string, Text>> = {
  olderThan: { en: 'before the moment that is judged', ja: '判定時点より前' },
  expiresInMoreThan: { en: 'after the moment that is judged', ja: '判定時点より後' },
};

/** `at least 365`, `365以上`. */
export function askedOf(operator: string, value: string, language: Language): string {
  const now =
    /^0( (minute|hour|day)s|分|時間|日)?$/.test(value) && Object.hasOwn(atOnce, operator)
      ? atOnce[operator]
      : undefined;
  if (now) return now[language];
  const phrase = Object.hasOwn(phrases, operator) ? phrases[operator as keyof typeof phrases] : undefined;
  return phrase ? phrase[language].replace('{}', () => value) : `${operator} ${value}`;
}

/** `days: expected at least 365, found 90`. */
export function unmet(field: string, asked: Text, actual: Text): Text {
  return {
    en: `${field}: expected ${asked.en}, found ${actual.en}`,
    ja: `${field}: 期待値は${asked.ja}、実際は${actual.ja}`,
  };
}

/** `CidrIp is "0.0.0.0/0"`. */
export function found(field: string, actual: Text): Text {
  return { en: `${field} is ${actual.en}`, ja: `${field}が${actual.ja}` };
}

/** `Acl (not read)`. */
export function unreadTerm(field: string): Text {
  return { en: `${field} (${valueWords.unread.en})`, ja: `${field}（${valueWords.unread.ja}）` };
}

/** `30d` in words; anything else as it is. */
export function durationInWords(text: string, language: Language): string {
  const [, amount, unit = ''] = /^(\d+)([dhm])$/.exec(text) ?? [];
  const words = units[unit];
  if (amount === undefined || !words) return text;
  return language === 'ja' ? `${amount}${words.ja}` : `${amount} ${words.en}${amount === '1' ? '' : 's'}`;
}

const units: Readonly<Record<string, Text>> = {
  d: { en: 'day', ja: '日' },
  h: { en: 'hour', ja: '時間' },
  m: { en: 'minute', ja: '分' },
};

/** What stands between the values of a list in a sentence. */
export const valueSeparator: Text = { en: ', ', ja: '、' };

/** What stands between the terms of a list. */
export const listSeparator: Text = { en: '; ', ja: '、' };
