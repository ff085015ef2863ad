import { digitOf, isLetter, isSpace, isWord, separator } from './chars.ts';

/** Most groups and digits of a number that is looked at as one; a longer one is nobody's. */
const mostGroups = 8;
const mostDigits = 24;

/** Groups of digits that belong together: `090-1234-5678`. */
export interface Chain {
  readonly start: number;
  readonly end: number;
  /** Lengths of the groups, as in `3-4-4`. */
  readonly form: string;
  readonly digits: readonly number[];
  /** The sign between all groups; 0 where there are none, or of several kinds. */
  readonly sign: number;
  /** It is part of something longer, which is no number: an id, a version, a time. */
  readonly isPart: boolean;
}

/** Reads a chain whose first digit stands at `start`; groups are joined by one sign each. */
export function readChain(text: string, start: number): Chain {
  const digits: number[] = [];
  let form = '';
  let sign = -1;
  let at = start;
  let groups = 0;
  let isPart = isJoinedBefore(text, start);
  for (;;) {
    const from = at;
    for (let digit = digitOf(text.charCodeAt(at)); digit >= 0; digit = digitOf(text.charCodeAt(++at))) {
      if (digits.length < mostDigits) digits.push(digit);
    }
    groups += 1;
    if (groups <= mostGroups) form = form === '' ? String(at - from) : `${form}-${at - from}`;
    const code = text.charCodeAt(at);
    if (isLetter(code) || code === 0x5f) {
      isPart = true;
      break;
    }
    const next = separator(code);
    // A port behind an address is none of it.
    if (next === 0 || !isWord(text.charCodeAt(at + 1)) || (next === 0x3a && sign > 0 && sign !== next)) break;
    if (digitOf(text.charCodeAt(at + 1)) < 0) {
      // A sentence that goes on without a space, or an id.
      isPart = isPart || next === 0x2d;
      break;
    }
    sign = sign === -1 || sign === next ? next : 0;
    at += 1;
  }
  if (groups > mostGroups || text.charCodeAt(at) === 0x40) isPart = true;
  return { start, end: at, form, digits, sign: sign === -1 ? 0 : sign, isPart };
}

/** The same, of groups with one space between each: `4111 1111 1111 1111`; at most five groups. */
export function readSpaced(text: string, start: number): Chain {
  const digits: number[] = [];
  const lengths: number[] = [];
  let at = start;
  let end = start;
  while (lengths.length < 5) {
    const from = at;
    for (
      let digit = digitOf(text.charCodeAt(at));
      digit >= 0 && at - from < 8;
      digit = digitOf(text.charCodeAt(++at))
    ) {
      digits.push(digit);
    }
    if (at === from || isWord(text.charCodeAt(at)) || separator(text.charCodeAt(at)) !== 0) {
      digits.length -= at - from;
      break;
    }
    lengths.push(at - from);
    end = at;
    if (!isSpace(text.charCodeAt(at)) || digitOf(text.charCodeAt(at + 1)) < 0) break;
    at += 1;
  }
  return { start, end, form: lengths.join('-'), digits, sign: 0x20, isPart: isJoinedBefore(text, start) };
}

/** Whether what goes before makes it the rest of something: `order-123`, `a_123`, `/123`, `1.2.3`. */
function isJoinedBefore(text: string, start: number): boolean {
  if (start === 0) return false;
  const before = text.charCodeAt(start - 1);
  if (before === 0x5f || before === 0x40 || before === 0x23) return true;
  const sign = separator(before);
  if (sign === 0 || sign === 0x3a || before === 0x30fc) return false;
  // `//8.8.8.8/`
  if (sign === 0x2f && text.charCodeAt(start - 2) === 0x2f) return false;
  return sign === 0x2f || (start > 1 && isWord(text.charCodeAt(start - 2)));
}

/** Where an id ends that begins, or goes on, at `from`: letters and digits, joined by single signs. */
export function endOfId(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (isWord(text.charCodeAt(at))) at += 1;
    const code = text.charCodeAt(at);
    const isJoint = code === 0x2d || code === 0x5f || code === 0x2e;
    if (!isJoint || !isWord(text.charCodeAt(at + 1))) return at;
    at += 1;
  }
}
