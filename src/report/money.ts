import { formatCount } from '../i18n/plural.ts';

/** Currencies that are written without decimals (ISO 4217, minor unit 0), of those a user is likely to give. */
const wholeOnly = new Set(['JPY', 'KRW', 'VND', 'CLP', 'ISK']);

/**
 * An amount as a report prints it: `JPY 1,200,000`, `USD 1,234.50`. A fraction of a currency without one is printed, not lost.
 * @param hundredths of the currency, whole and not negative
 */
export function formatMoney(hundredths: number, currency: string): string {
  const whole = formatCount(Math.floor(hundredths / 100));
  const fraction = hundredths % 100;
  const isWhole = fraction === 0 && wholeOnly.has(currency);
  // What is no code is a stranger's text in a saved assessment.
  const code = /^[A-Z]{3}$/.test(currency) ? currency : '???';
  return `${code} ${isWhole ? whole : `${whole}.${String(fraction).padStart(2, '0')}`}`;
}
