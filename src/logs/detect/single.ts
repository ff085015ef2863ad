import { endOfStreet } from './addresses.ts';
import { type Chain, readSpaced } from './chain.ts';
import { digitOf, isSpace } from './chars.ts';
import type { Label } from './label.ts';
import { classOfForm, classOfLabelled } from './numbers.ts';
import { readBracketed } from './phones.ts';
import type { Tell } from './tell.ts';

/** One group of digits: what follows after a space may belong to it, and so may a bracket, a kana or a street. */
export function readSingle(text: string, chain: Chain, label: Label | undefined, tell: Tell): number {
  const { start, end } = chain;
  const next = text.charCodeAt(end);
  if (isSpace(next) && digitOf(text.charCodeAt(end + 1)) >= 0) {
    const spaced = readSpaced(text, start);
    const found = (label && classOfLabelled(label, spaced)) ?? classOfForm(spaced);
    if (found) return tell(found, start, spaced.end);
    return endOfIdle(spaced);
  }
  if (next === 0x28 || next === 0xff08) {
    const phone = chain.digits[0] === 0 ? readBracketed(text, start) : undefined;
    if (phone) return tell(label === 'fax' ? 'fax' : phone.class, start, phone.end);
  }
  const plate = endOfPlate(text, chain);
  if (plate > 0) return tell('vehicle', start, plate);
  const street = endOfStreet(text, end);
  return street > 0 ? tell('address', start, street) : end;
}

/**
 * Where the digits end that begin nothing, of groups that are nothing together. What would go on with a space is never a plate
 * nor a street, a number before it is no label, and of a group of one digit only `1 212 555 0123` begins so.
 */
function endOfIdle({ start, form }: Chain): number {
  const lengths = form.split('-').map(Number);
  let end = start + (lengths[0] ?? 0);
  for (let at = 1; lengths[at] === 1 && at + 1 < lengths.length && lengths[at + 1] !== 3; at += 1) end += 2;
  return end;
}

/** `品川 300 あ 12-34`: the office, the class, a kana and four digits (自動車登録規則 第13条). */
const plate = /^ ?[あ-んア-ンA-Z] ?(?:[・.]{0,3}\d{1,3}|\d{2}[-‐－]?\d{2})(?!\d)/;

function endOfPlate(text: string, { start, end, digits }: Chain): number {
  if (digits.length < 2 || digits.length > 3) return -1;
  const before = text.charCodeAt(isSpace(text.charCodeAt(start - 1)) ? start - 2 : start - 1);
  if (!(before >= 0x3041 && before <= 0x9fff)) return -1;
  const kana = text.charCodeAt(isSpace(text.charCodeAt(end)) ? end + 1 : end);
  if (!(kana >= 0x3041 && kana <= 0x3093)) return -1;
  const [found] = plate.exec(text.slice(end, end + 12)) ?? [];
  return found === undefined ? -1 : end + found.length;
}
