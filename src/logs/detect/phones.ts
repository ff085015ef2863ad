import { digitOf, isSpace, isWord, separator } from './chars.ts';
import { toNarrow } from './narrow.ts';
import { isJapanesePhone, isNanp } from './phone-plans.ts';

export interface Phone {
  readonly class: 'phone-us' | 'phone-jp';
  readonly end: number;
}

/** Digits from `start`, with single separators and one pair of brackets among them. */
function readLoose(
  text: string,
  start: number,
): { readonly digits: readonly number[]; readonly end: number; readonly isWhole: boolean } {
  const digits: number[] = [];
  let at = start;
  let end = start;
  let signs = 0;
  while (digits.length < 18 && at - start < 28) {
    const code = text.charCodeAt(at);
    const digit = digitOf(code);
    if (digit >= 0) {
      digits.push(digit);
      signs = 0;
      end = at + 1;
    } else {
      const isBracket = code === 0x28 || code === 0x29 || code === 0xff08 || code === 0xff09;
      const sign = separator(code);
      if (!isBracket && sign !== 0x2d && sign !== 0x2e && !isSpace(code)) break;
      signs += 1;
      if (signs > 2) break;
    }
    at += 1;
  }
  return { digits, end, isWhole: !isWord(text.charCodeAt(end)) };
}

/** `+81 90-1234-5678`, `+1 (212) 555-0123`, with the plus at `at` (ITU-T E.164). */
export function readInternational(text: string, at: number): Phone | undefined {
  const { digits, end, isWhole } = readLoose(text, at + 1);
  if (!isWhole) return undefined;
  if (digits[0] === 1) return isNanp(digits.slice(1)) ? { class: 'phone-us', end } : undefined;
  if (digits[0] !== 8 || digits[1] !== 1) return undefined;
  const rest = digits.slice(2);
  return isJapanesePhone(rest[0] === 0 ? rest : [0, ...rest]) ? { class: 'phone-jp', end } : undefined;
}

/** `(212) 555-0123`, `(03)1234-5678` with the bracket at `at`, and `03(1234)5678` that begins there. */
export function readBracketed(text: string, at: number): Phone | undefined {
  const piece = toNarrow(text.slice(at, at + 20));
  // NFKC of these signs keeps their number, so that places stay the same.
  const [found] = bracketed.exec(piece) ?? [];
  if (found === undefined || isWord(piece.charCodeAt(found.length))) return undefined;
  const digits = [...found].map((sign) => digitOf(sign.charCodeAt(0))).filter((digit) => digit >= 0);
  if (isNanp(digits) && found.startsWith('(')) return { class: 'phone-us', end: at + found.length };
  return isJapanesePhone(digits) ? { class: 'phone-jp', end: at + found.length } : undefined;
}

const bracketed = /^(?:\(\d{2,5}\)[ -]?\d{1,4}[-. ]\d{4}|0\d{1,4}\(\d{1,4}\)[ -]?\d{4})/;
