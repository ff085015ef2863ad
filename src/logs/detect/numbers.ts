import type { PhiClass } from '../../model/log-check.ts';
import type { Chain } from './chain.ts';
import { isCard, isMyNumber, isSsn } from './check-digits.ts';
import type { Label } from './label.ts';
import { isJapanesePhone, isNanp } from './phone-plans.ts';

const dash = 0x2d;
const dot = 0x2e;
/** How many digits numbers have that only their label makes known. */
const lengths: Readonly<Partial<Record<Label, readonly [least: number, most: number]>>> = {
  mrn: [4, 15],
  'health-plan': [6, 15],
  'insured-number-jp': [3, 14],
  'account-number': [6, 17],
  licence: [5, 14],
  vehicle: [4, 12],
  'device-serial': [5, 20],
};
const japaneseForms = new Set('2-4-4 3-3-4 3-4-4 4-2-4 5-1-4 4-3-3 3-4-3 4-3-4'.split(' '));

/** What a chain of digits is by its form alone. */
export function classOfForm({ form, digits, sign }: Chain): PhiClass | undefined {
  switch (form) {
    case '11':
      // Mobile numbers (MIC: 070, 080, 090). No other number is written with a 0 before it so often.
      return isMobile(digits) ? 'phone-jp' : undefined;
    case '3-2-4':
      return sign === dash && isSsn(digits) ? 'ssn' : undefined;
    case '4-4-4-4':
    case '4-6-5':
      return sign !== 0 && sign !== 0x3a && isCard(digits) ? 'credit-card' : undefined;
    case '1-3-3-4':
      return digits[0] === 1 && isNanp(digits.slice(1)) && (sign === dash || sign === dot || sign === 0x20)
        ? 'phone-us'
        : undefined;
    default:
      return classOfPhone(form, digits, sign);
  }
}

function classOfPhone(form: string, digits: readonly number[], sign: number): PhiClass | undefined {
  if (sign !== dash && sign !== dot && sign !== 0x20) return undefined;
  if (digits[0] === 0) {
    const is = japaneseForms.has(form) && isJapanesePhone(digits) && (sign !== 0x20 || digits.length === 11);
    return is ? 'phone-jp' : undefined;
  }
  return form === '3-3-4' && sign !== 0x20 && isNanp(digits) ? 'phone-us' : undefined;
}

function isMobile(digits: readonly number[]): boolean {
  const [a, b = 0, c, d = 0] = digits;
  return a === 0 && b >= 7 && c === 0 && d !== 0;
}

/** What a chain of digits is where something says what it is. */
export function classOfLabelled(label: Label, { digits, form, sign }: Chain): PhiClass | undefined {
  const { length } = digits;
  switch (label) {
    case 'my-number':
      return isMyNumber(digits) ? 'my-number' : undefined;
    case 'ssn':
      return isSsn(digits) ? 'ssn' : undefined;
    case 'credit-card':
      return isCard(digits) ? 'credit-card' : undefined;
    case 'phone':
    case 'fax': {
      const country = isJapanesePhone(digits) ? 'phone-jp' : isUs(digits) ? 'phone-us' : undefined;
      return country === undefined ? undefined : label === 'fax' ? 'fax' : country;
    }
    case 'postal':
      if (form === '3-4' || form === '7') return 'postal-jp';
      return form === '5' || form === '5-4' ? 'zip-us' : undefined;
    case 'age':
      return form.length <= 2 && isOldAge(digits) ? 'age-over-89' : undefined;
    case 'version':
      return undefined;
    default: {
      const [least, most] = lengths[label] ?? [1, 0];
      const isOne = sign === 0 ? form.length <= 2 : sign === dash || sign === dot || sign === 0x20;
      return isOne && length >= least && length <= most ? label : undefined;
    }
  }
}

function isUs(digits: readonly number[]): boolean {
  return isNanp(digits) || (digits.length === 11 && digits[0] === 1 && isNanp(digits.slice(1)));
}

/** Ages over 89 are to be gathered into one class (45 CFR 164.514(b)(2)(i)(C)). */
export function isOldAge(digits: readonly number[]): boolean {
  const age = digits.reduce((sum, digit) => sum * 10 + digit, 0);
  return digits.length <= 3 && age >= 90 && age <= 130;
}
