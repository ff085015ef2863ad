import { isDay } from './check-digits.ts';
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
const monthFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)(?!\d)/;
const dayAndName = new RegExp(`^\\d{1,2}(?:st|nd|rd|th)?[ -]${month}[ ,-]{1,2}(?:19|20)\\d\\d`, 'i');
/** The month stands before the place: `February 3, 1980`. */
const restOfNamed = /^\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d/i;
const japaneseEra =
  /^(?:[MTSHR] ?|明治|大正|昭和|平成|令和)?(?:\d{1,2}|元)(?:年 ?\d{1,2} ?月 ?\d{1,2} ?日|[./-]\d{1,2}[./-]\d{1,2})/;

/** Where a date ends that begins at `start`; -1 where there is none. */
export function endOfDate(text: string, start: number): number {
  const piece = toNarrow(text.slice(start, start + reach));
  for (const form of forms) {
    const [whole, year, month, day] = form.exec(piece) ?? [];
    if (whole !== undefined && isDay(Number(year), Number(month), Number(day))) return start + whole.length;
  }
  const [whole, first, second, year] = monthFirst.exec(piece) ?? [];
  if (whole !== undefined && Number(first) <= 31 && Number(second) <= 31 && Number(year) >= 1900) {
    return start + whole.length;
  }
  for (const form of [dayAndName, restOfNamed, japaneseEra]) {
    const [found] = form.exec(piece) ?? [];
    if (found !== undefined) return start + found.length;
  }
  return -1;
}
