import type { FieldType } from '../model/condition.ts';
import type { Text } from '../model/text.ts';
import { didYouMean } from '../yaml/suggest.ts';

/** How a message names a type. */
export const typeNames: Readonly<Record<FieldType, Text>> = {
  string: { en: 'text', ja: '文字列' },
  integer: { en: 'a whole number', ja: '整数' },
  number: { en: 'a number', ja: '数値' },
  boolean: { en: 'true or false', ja: '真偽値' },
  time: { en: 'a time', ja: '日時' },
  object: { en: 'an object', ja: 'オブジェクト' },
  list: { en: 'a list', ja: 'リスト' },
};

export const durationName: Text = {
  en: 'a duration such as 30d, 12h or 15m',
  ja: '期間（30d、12h、15m など）',
};

/** What a rule declares under names of its author's choosing. */
const declaredNames = {
  parameter: { en: 'parameter', ja: 'パラメーター' },
  lookup: { en: 'lookup', ja: 'ルックアップ' },
  fixture: { en: 'fixture', ja: 'フィクスチャ' },
} as const satisfies Readonly<Record<string, Text>>;

/** One thing was wanted, another stands there. */
export function foundInstead(wanted: Text, found: Text): Text {
  return { en: `expected ${wanted.en}, found ${found.en}`, ja: `${wanted.ja}が必要な箇所に${found.ja}がある` };
}

/** The schema has no such field. */
export function noField(label: string, name: string, known: Iterable<string>): Text {
  const field = name.slice(0, 80);
  const hint = didYouMean(field, known);
  return {
    en: `'${label}' has no field '${field}'${hint.en}`,
    ja: `'${label}' にフィールド '${field}' はない${hint.ja}`,
  };
}

/** The rule declares no parameter or lookup of this name. */
export function notDeclared(what: 'parameter' | 'lookup', name: string, known: Iterable<string>): Text {
  const short = name.slice(0, 80);
  const hint = didYouMean(short, known);
  return {
    en: `no ${what} '${short}' is declared${hint.en}`,
    ja: `${declaredNames[what].ja} '${short}' は宣言されていない${hint.ja}`,
  };
}

/** A name that cannot be given to what is declared. */
export function notAName(what: keyof typeof declaredNames, name: string): Text {
  const short = name.slice(0, 40);
  return {
    en: `'${short}' is no name for a ${declaredNames[what].en}: use letters, digits and '-'`,
    ja: `'${short}' は${declaredNames[what].ja}名に使えない。英数字と '-' で書くこと`,
  };
}

/** A value outside the closed list of a field. */
export function neverThat(label: string, value: string, words: readonly string[]): Text {
  const list = words.join(', ');
  const hint = didYouMean(value, words, { en: `; it is one of ${list}`, ja: `。取りうる値: ${list}` });
  return {
    en: `'${label}' is never '${value.slice(0, 80)}'${hint.en}`,
    ja: `'${label}' が '${value.slice(0, 80)}' になることはない${hint.ja}`,
  };
}

/** A list stands where a plain value is wanted. */
export function mustEnter(list: string): Text {
  return {
    en: `'${list}' is a list: enter it with some, every, none or count`,
    ja: `'${list}' はリストである。some、every、none、count のいずれかで要素をたどること`,
  };
}
