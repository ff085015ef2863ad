import { isTakenBack, startOfBracket } from './bracket.ts';
import { digitOf, isLetter, isUpper } from './chars.ts';
import { hasWide, isLabel, type Label, labelOfSuffix, labelOfWords, mayEndLabel, wordsOf } from './label.ts';

/** Furthest that words before a value are read. */
const reach = 48;
/** Most signs between a label and its value. */
const mostSigns = 8;

/** Signs that stand between a label and its value: `"mrn": "12345"`, `電話（自宅）：`. */
const signs = new Set([...' \t"\'\\:=#＃([{<>,「『【】（）)]：＝　※→|はがを'].map((sign) => sign.charCodeAt(0)));
/** Words that do. */
const links = new Set('is was no number of on the value id with as'.split(' '));
const months = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);
const eras = /(?:明治|大正|昭和|平成|令和|西暦|[MTSHR])$/;

/** Where the words before `start` end, or -1 where a value is the first thing in the text. */
function endOfWords(text: string, start: number): number {
  let at = start - 1;
  const least = Math.max(-1, at - mostSigns);
  while (at > least && signs.has(text.charCodeAt(at))) at -= 1;
  return at < 0 ? -1 : at + 1;
}

/** What the words before `start` say that the value there is; where nothing stands before it, what its field says. */
export function labelBefore(text: string, start: number, ofField: Label | undefined): Label | undefined {
  const end = endOfWords(text, startOfMonth(text, start));
  if (end < 0) return ofField;
  const label = labelAt(text, end, ofField);
  const open = startOfBracket(text, end);
  if (open < 0) return label;
  const within = text.slice(open + 1, end);
  const outer = labelBeforeBracket(text, open, within);
  // `phone (fax)` and `patient (his SSN)` are what the bracket says; `date of birth (as on the card)` is not.
  const isInner =
    label !== undefined && (isLabel(within) || (outer === 'name' && digitOf(text.charCodeAt(start)) >= 0));
  return isInner ? label : (outer ?? label);
}

/** Where the month begins that stands before a day: `July 6, 2001`; `start` where none does. */
function startOfMonth(text: string, start: number): number {
  if (text.charCodeAt(start - 1) !== 0x20) return start;
  let at = start - 1;
  while (at > 0 && start - at <= longestMonth && isLetter(text.charCodeAt(at - 1))) at -= 1;
  // Most words are too short or begin as no month does, which is told without taking them out of the text.
  if (start - at <= shortestMonth || !initials.has(text.charCodeAt(at))) return start;
  return months.has(text.slice(at, start - 1).toLowerCase()) ? at : start;
}
const shortestMonth = 'jan'.length;
const longestMonth = 'september'.length;
const initials = new Set([...'jfmasondJFMASOND'].map((initial) => initial.charCodeAt(0)));

/** What stands before a bracket that opens at `open`: `個人番号（12桁）：`. */
function labelBeforeBracket(text: string, open: number, within: string): Label | undefined {
  const end = endOfWords(text, open);
  const label = end < 0 ? undefined : labelAt(text, end, undefined);
  return label !== undefined && isTakenBack(within, label) ? undefined : label;
}

/** What the words say that end at `end`. */
function labelAt(text: string, endOfLast: number, ofField: Label | undefined): Label | undefined {
  let end = endOfLast;
  if (isPlainWord(text, end) || isNoLabel(text, end)) return undefined;
  let before = text.slice(Math.max(0, end - reach), end);
  if (hasWide(before)) {
    const label = labelOfSuffix(before);
    if (label !== undefined) return label;
    if (eras.test(before)) {
      const shorter = before.replace(eras, '');
      end = endOfWords(shorter, shorter.length);
      if (end < 0) return ofField;
      before = shorter.slice(0, end);
      return labelOfSuffix(before) ?? labelOfWords(wordsOf(before));
    }
  }
  const words = wordsOf(lastClause(before));
  let label = labelOfWords(words);
  // A link may be the end of a label: that of `account number is` is not reached over `number`.
  while (label === undefined && isLink(words.at(-1) ?? '')) {
    words.pop();
    label = labelOfWords(words);
  }
  // A month at the very start of a value that is a date.
  return words.length === 0 && end <= 12 ? ofField : label;
}

/** Whether a word that belongs to no label ends at `end`: the usual case, told without taking the text apart. */
function isPlainWord(text: string, end: number): boolean {
  for (let links = 0; links < 3; links += 1) {
    let start = end;
    while (start > 0 && end - start < 24 && isLetter(text.charCodeAt(start - 1))) start -= 1;
    if (end - start < 2 || end - start >= 24 || start === 0) return false;
    for (let at = start + 1; at < end; at += 1) {
      if (isUpper(text.charCodeAt(at)) && !isUpper(text.charCodeAt(at - 1))) return false;
    }
    if (text.charCodeAt(start - 1) !== 0x20) return false;
    const word = text.slice(start, end).toLowerCase();
    if (mayEndLabel(word)) return false;
    if (!isLink(word)) return true;
    end = start - 1;
  }
  return false;
}

/**
 * Whether the last word before `end` is a number, or a word in lower case that neither ends a label nor links one to a value:
 * told without taking the text apart, as a hostile one has a value at every other place.
 */
function isNoLabel(text: string, end: number): boolean {
  let last = end;
  while (last > 0 && end - last < mostSigns && skipped.has(text.charCodeAt(last - 1))) last -= 1;
  let start = last;
  let digits = 0;
  while (start > 0 && last - start < longestWord) {
    const code = text.charCodeAt(start - 1);
    if (isDigit(code)) digits += 1;
    else if (!isLetter(code) || isUpper(code)) break;
    start -= 1;
  }
  if (start === last || last - start === longestWord) return false;
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  if (isLetter(before) || before === 0x27) return false;
  if (digits > 0) return digits === last - start;
  const word = text.slice(start, last);
  return !mayEndLabel(word) && !isLink(word);
}

const longestWord = 24;
/** Signs that end no clause and belong to no word. */
const skipped = new Set([...' %&*+,-./:=@^_`|~()[]<>"\\'].map((sign) => sign.charCodeAt(0)));

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLink(word: string): boolean {
  return links.has(word) || months.has(word);
}

/** A label does not reach over the end of what was said before. */
function lastClause(text: string): string {
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const code = text.charCodeAt(at);
    // ; ! ? { } and what lies beyond ASCII
    if (code === 59 || code === 33 || code === 63 || code === 123 || code === 125 || code > 0x2fff)
      return text.slice(at + 1);
  }
  return text;
}
