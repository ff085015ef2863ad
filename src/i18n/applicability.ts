import type { Text } from '../model/text.ts';

/** A resource that the rule's `when` leaves out. */
export function outsideScope(title: Text): Text {
  return { en: `Does not apply here: ${title.en}`, ja: `対象外: ${title.ja}` };
}

/** A target that was listed to the end and has no resource of the rule's type. */
export function nothingToJudge(type: string, target: string): Text {
  return { en: `Nothing to judge: ${target} has no ${type}.`, ja: `対象なし: ${target} に ${type} は存在しない。` };
}
