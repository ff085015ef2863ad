import type { Digits } from './check-digits.ts';

/** Ten digits of the North American plan: neither area nor exchange begins with 0 or 1, or is a service code (N11). */
export function isNanp(digits: Digits): boolean {
  if (digits.length !== 10) return false;
  const [a = 0, b, c, d = 0] = digits;
  return a >= 2 && d >= 2 && !(b === 1 && c === 1);
}

/**
 * A Japanese number with its leading 0: ten digits, or eleven of 050 to 090 and 0800. 電気通信番号計画
 */
export function isJapanesePhone(digits: Digits): boolean {
  const [a, b = 0, c] = digits;
  if (a !== 0 || b === 0) return false;
  if (digits.length === 11) return c === 0 && b >= 5 && (digits[3] !== 0 || b === 8);
  return digits.length === 10;
}
