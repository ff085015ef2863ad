import { isDayOfLife } from './day-of-life.ts';
import { toNarrow } from './narrow.ts';

/** Furthest that a date reaches. */
const reach = 32;
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
/** Bounded throughout: each is tried at one place, on a short text. */
const forms: readonly RegExp[] = [
  /^((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/,
  /^((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/,
  /^((?:19|20)\d\d) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/,
];
/** The month or the day, as the country has it. */
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)(?!\d)/;
const dayAndName = new RegExp(`^\\d{1,2}(?:st|nd|rd|th)?[ -]${month}[ ,-]{1,2}(?:19|20)\\d\\d`, 'i');
/** The month stands before the place: `February 3, 1980`. */
const restOfNamed = /^\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d/i;
/** The year of an era; which day February has is not known without the era. */
const japaneseForms: readonly RegExp[] = [
  /^(?:[MTSHR] ?|明治|大正|昭和|平成|令和)?(?:\d{1,2}|元)年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/,
  /^(?:[MTSHR] ?|明治|大正|昭和|平成|令和)(?:\d{1,2}|元)[./-](\d{1,2})[./-](\d{1,2})(?!\d)/,
];
/** Three short numbers: the year may be the first, of an era, or the last. */
const short = /^(\d{1,2})[./-](\d{1,2})[./-](\d{1,2})(?!\d)/;
const leapYear = 2000;

/** Where a date ends that begins at `start`; -1 where there is none. */
export function endOfDate(text: string, start: number): number {
  const piece = toNarrow(text.slice(start, start + reach));
  for (const form of forms) {
    const [whole, year, month, day] = form.exec(piece) ?? [];
    if (whole !== undefined && isDayOfLife(Number(year), Number(month), Number(day))) return start + whole.length;
  }
  const [whole, ...parts] = yearLast.exec(piece) ?? [];
  const [first = 0, second = 0, year = 0] = parts.map(Number);
  if (whole !== undefined && (isDayOfLife(year, first, second) || isDayOfLife(year, second, first))) {
    return start + whole.length;
  }
  for (const form of [dayAndName, restOfNamed]) {
    const [found] = form.exec(piece) ?? [];
    if (found !== undefined) return start + found.length;
  }
  const length = lengthOfShort(piece);
  return length === 0 ? -1 : start + length;
}

/** How long a date is whose year has two digits, or is of an era; 0 for none. */
function lengthOfShort(piece: string): number {
  const isDay = (month: number, day: number): boolean => isDayOfLife(leapYear, month, day);
  for (const form of japaneseForms) {
    const [found, month, day] = form.exec(piece) ?? [];
    if (found !== undefined && isDay(Number(month), Number(day))) return found.length;
  }
  const [found, ...parts] = short.exec(piece) ?? [];
  const [a = 0, b = 0, c = 0] = parts.map(Number);
  return found !== undefined && (isDay(b, c) || isDay(a, b) || isDay(b, a)) ? found.length : 0;
}
