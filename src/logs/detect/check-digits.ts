/** Digits as numbers. */
export type Digits = readonly number[];

/**
 * Whether twelve digits end with the check digit of an individual number (個人番号): 11 - (Σ Pn·Qn mod 11), 0 where the remainder is
 * 0 or 1; Qn is n + 1 for the lowest six places and n - 5 for the rest. 平成26年総務省令第85号 第5条.
 */
export function isMyNumber(digits: Digits): boolean {
  if (digits.length !== 12) return false;
  let sum = 0;
  for (let n = 1; n <= 11; n += 1) sum += (digits[11 - n] ?? 0) * (n <= 6 ? n + 1 : n - 5);
  const rest = sum % 11;
  return digits[11] === (rest <= 1 ? 0 : 11 - rest);
}

/** Whether the last digit is the check digit of ISO/IEC 7812-1 (Luhn). */
export function hasLuhn(digits: Digits): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits[digits.length - 1 - i] ?? 0;
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Whether digits can be those of a payment card: their length, the first of them, and the check digit. */
export function isCard(digits: Digits): boolean {
  const { length } = digits;
  if (length < 13 || length > 19 || !hasLuhn(digits)) return false;
  const [first = 0, second = 0, third = 0, fourth = 0] = digits;
  const two = first * 10 + second;
  const four = two * 100 + third * 10 + fourth;
  if (first === 4) return length === 13 || length === 16 || length === 19;
  if (two === 34 || two === 37) return length === 15;
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return length === 16;
  if (two === 36 || two === 38 || (two === 30 && third <= 5)) return length === 14;
  return (two === 35 || two === 60 || two === 62 || two === 64 || two === 65) && length >= 16;
}

/** Area 000, 666 and 900 to 999, group 00 and serial 0000 are given to nobody. https://www.ssa.gov/employer/randomization.html */
export function isSsn(digits: Digits): boolean {
  if (digits.length !== 9) return false;
  const number = (from: number, to: number) => digits.slice(from, to).reduce((sum, digit) => sum * 10 + digit, 0);
  const area = number(0, 3);
  return area !== 0 && area !== 666 && area < 900 && number(3, 5) !== 0 && number(5, 9) !== 0;
}

/** A vehicle identification number with its check digit, the ninth sign (49 CFR 565.15). */
export function isVin(text: string): boolean {
  if (text.length !== 17) return false;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) {
    const value = vinValues[text[i] ?? ''];
    if (value === undefined) return false;
    sum += value * (vinWeights[i] ?? 0);
  }
  const rest = sum % 11;
  return text[8] === (rest === 10 ? 'X' : String(rest));
}

const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const vinValues: Readonly<Record<string, number>> = Object.fromEntries([
  ...[...'0123456789'].map((sign, value) => [sign, value] as const),
  ...[...'ABCDEFGH'].map((sign, at) => [sign, at + 1] as const),
  ...[...'JKLMN'].map((sign, at) => [sign, at + 1] as const),
  ['P', 7] as const,
  ['R', 9] as const,
  ...[...'STUVWXYZ'].map((sign, at) => [sign, at + 2] as const),
]);
