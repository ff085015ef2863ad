import { InputError } from '../model/errors.ts';
import { isDay } from '../text/day.ts';
import type { Yaml } from './parse.ts';
import { expected } from './read.ts';

const [firstDay, lastDay] = ['1900-01-01', '2199-12-31'];

/**
 * Reads a calendar day, `2027-03-31`, of the years 1900 to 2199.
 * @throws InputError for anything else, a day that no calendar has among it
 */
export function readDay(node: Yaml): string {
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (typeof value !== 'string') {
    const day = typeof value === 'number' ? String(value).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') : '';
    const remedy = isDay(day) ? { en: `; write it as ${day}`, ja: `。${day} と書くこと` } : undefined;
    throw expected(node, { en: 'a day as in 2027-03-31', ja: '2027-03-31 のような日付' }, remedy);
  }
  if (!isDay(value)) {
    const shown = value.slice(0, 40);
    throw new InputError(node.place, {
      en: `'${shown}' is not a day; write it as 2027-03-31`,
      ja: `'${shown}' は日付ではない。2027-03-31 のように書くこと`,
    });
  }
  if (value < firstDay || value > lastDay) {
    throw new InputError(node.place, {
      en: `${value} is out of range; write a day from ${firstDay} to ${lastDay}`,
      ja: `${value} は範囲外。${firstDay} から ${lastDay} までの日付で書くこと`,
    });
  }
  return value;
}
