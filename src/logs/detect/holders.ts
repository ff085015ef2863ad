import { type Label, wordsOf } from './label.ts';

/** Fields that hold what the field around them is called after: `{"ssn":{"value":"…"}}`. */
const ofAll = new Set('value values val raw full old new'.split(' '));
/** Those that hold a number, and those that hold a part of a name. */
const ofNumbers = new Set('number numbers no num formatted 番号'.split(' '));
const ofNames = new Set('first last middle given family kana kanji 姓 名 セイ メイ カナ 漢字'.split(' '));
const notNumbers: ReadonlySet<Label> = new Set(['name', 'address', 'photo-biometric']);

/** Whether a field without a label of its own holds what that of the field around it says. */
export function isHolder(name: string, around: Label): boolean {
  const plain = name.toLowerCase();
  if (ofAll.has(plain)) return true;
  return around === 'name' ? ofNames.has(plain) : !notNumbers.has(around) && ofNumbers.has(plain);
}

/**
 * What a field hands to those within it. Of what is called after a person, `patient`, `nextOfKin`, not all that is within is a
 * name; of a name it is.
 */
export function labelWithin(name: string, label: Label | undefined): Label | undefined {
  if (label !== 'name') return label;
  return /^(?:names?|surnames?)$|名|フリガナ|ふりがな/.test(lastOf(name)) ? label : undefined;
}

function lastOf(name: string): string {
  return wordsOf(name).at(-1) ?? name;
}
