import type { SecretKind } from './kinds.ts';

/** What a text is the value of, and the accounts of this run: 12 digits are an account of AWS far more often than a person. */
export interface NumberContext {
  readonly member: string;
  readonly accounts: ReadonlySet<string>;
}

/** The marks that people put between groups of digits, in both widths. */
const gap = '[ \\u3000\\-\\u2010-\\u2015\\u2212\\uff0d\\u30fc\\uff0e.]';
const digit = '[0-9\\uff10-\\uff19]';
const myNumber = new RegExp(
  `(?<!${digit}|${digit}${gap})(${digit}{4})(${gap}?)(${digit}{4})\\2(${digit}{4})(?!${digit}|${gap}${digit})`,
  'g',
);
const ssn = /(?<![\w-])(\d{3})([- ])(\d{2})\2(\d{4})(?![\w-])/g;
const bareSsn = /(?:ssn|social.?security)\D{0,12}(\d{3})(\d{2})(\d{4})(?!\d)/gi;
const card = /(?<![\w.-])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}|3\d{3}([ -])\d{6}\2\d{5})(?![\w.-])/g;

/** Words that say what the number is, wherever it stands. */
const cue = /my.?number|kojin.?bango|マイナンバー|個人番号/i;

/** Members that name an account where they hold 12 digits. */
const accountMember = /account|owner|registry|^(?:id|ID|Id|TargetId)$/i;

/** Whether the name of a member says what a number in it is: an account, or a person's number. */
export function saysNumber(member: string): boolean {
  return accountMember.test(member) || cue.test(member);
}

/** The first number that is a person's or a card's; time is linear in the text's length. */
export function findNumber(text: string, context: NumberContext): SecretKind | undefined {
  for (const found of text.matchAll(ssn)) {
    const [, area = '', , group = '', serial = ''] = found;
    if (isSsn(area, group, serial)) return 'us-ssn';
  }
  for (const [, area = '', group = '', serial = ''] of text.matchAll(bareSsn)) {
    if (isSsn(area, group, serial)) return 'us-ssn';
  }
  for (const found of text.matchAll(myNumber)) if (isMyNumber(found, text, context)) return 'my-number';
  for (const [digits] of text.matchAll(card)) if (isCard(digits.replace(/\D/g, ''))) return 'payment-card';
  return undefined;
}

/**
 * The Social Security Administration assigns no area 000, 666 or 900 to 999, no group 00 and no serial 0000 (ssa.gov,
 * "SSN Randomization FAQs"); two numbers stood in advertisements.
 */
function isSsn(area: string, group: string, serial: string): boolean {
  if (area === '000' || area === '666' || area >= '900' || group === '00' || serial === '0000') return false;
  return !['078051120', '219099999'].includes(area + group + serial);
}

function isMyNumber(found: RegExpExecArray, text: string, { member, accounts }: NumberContext): boolean {
  const [whole, a = '', gapSign = '', b = '', c = ''] = found;
  const digits = (a + b + c).replace(/[\uff10-\uff19]/g, (sign) => String(sign.charCodeAt(0) - 0xff10));
  if (!hasCheckDigit(digits) || accounts.has(digits) || /^(\d)\1*$/.test(digits)) return false;
  if (cue.test(text) || cue.test(member)) return true;
  const end = found.index + whole.length;
  if (isInside(text.charAt(found.index - 1), text) || isInside(text.charAt(end), text)) return false;
  if (gapSign !== '' || /\D/.test(whole)) return true;
  // Twelve plain digits are an account id as well, or a moment (202611250930).
  if (whole === text && accountMember.test(member)) return false;
  return !/^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/.test(digits);
}

/** Whether the number goes on in a name: `logs-111122223333`, `111122223333.dkr.ecr…`, `:111122223333:` of an ARN. */
function isInside(sign: string, text: string): boolean {
  if (sign === '') return false;
  return /[\w\-./]/.test(sign) || (sign === ':' && /arn:|::/.test(text));
}

/**
 * 行政手続における特定の個人を識別するための番号の利用等に関する法律の規定による通知カード及び個人番号カード並びに情報提供ネットワーク
 * システムによる特定個人情報の提供等に関する省令（平成26年総務省令第85号）第5条: 11 less the remainder by 11 of the sum of Pn times
 * Qn, or 0 for a remainder of 1 or less. Pn is the nth digit from the right without the check digit; Qn is n + 1 up to 6,
 * then n - 5.
 */
export function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let n = 1; n <= 11; n += 1) sum += Number(digits.charAt(11 - n)) * (n <= 6 ? n + 1 : n - 5);
  const rest = sum % 11;
  return Number(digits.charAt(11)) === (rest <= 1 ? 0 : 11 - rest);
}

/** Lengths by the first digits of the issuer, and the check digit of ISO/IEC 7812-1 (Luhn). */
const issuers =
  /^(?:4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|35(?:2[89]|[3-8]\d)\d{12}|6(?:011|5\d\d|4[4-9]\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11})$/;

function isCard(digits: string): boolean {
  if (!issuers.test(digits) || /^(\d)\1*$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const value = Number(digits.charAt(digits.length - 1 - index)) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** Of the policy. */
export const numberPatterns = [myNumber, ssn, bareSsn, card, cue, accountMember, issuers].map(({ source }) => source);
