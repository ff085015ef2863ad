import type { PhiClass } from '../../model/log-check.ts';
import { isAfterState, isPrefectureAt } from './addresses.ts';
import { type Chain, endOfId, readChain, readSpaced } from './chain.ts';
import { digitOf, isLetter, isSpace, isWord, kindOf, kinds } from './chars.ts';
import { endOfDate } from './dates.ts';
import { classOfId, classOfLabelledId, endOfPersonPath } from './ids.ts';
import { readColon, readWide } from './introduced.ts';
import { isPublicIpv4, readColonHex, startsColonHex } from './ip.ts';
import type { Label } from './label.ts';
import { labelBefore } from './look-back.ts';
import { readMail } from './mail.ts';
import { classOfForm, classOfLabelled, isOldAge } from './numbers.ts';
import { readBracketed, readInternational } from './phones.ts';
import { readSingle } from './single.ts';
import type { Tell } from './tell.ts';

/** Told of every identifier, in the order of their ends; none overlaps another. */
export type Emit = (found: PhiClass, start: number, end: number) => void;

/**
 * Finds identifiers in a text. `ofField` is what its field says that it holds. The time is that of the length of the text,
 * whatever is in it: what is looked at around a place is bounded.
 */
export function scanText(text: string, ofField: Label | undefined, emit: Emit): void {
  const { length } = text;
  let at = 0;
  // What ends before this is emitted already.
  let told = 0;
  const tell = (found: PhiClass, start: number, end: number): number => {
    if (start >= told) emit(found, start, end);
    told = Math.max(told, end);
    return end;
  };
  while (at < length) {
    const code = text.charCodeAt(at);
    switch (kindOf(code)) {
      case kinds.letter: {
        let end = at + 1;
        while (isLetter(text.charCodeAt(end))) end += 1;
        at = isIdStart(text, at, end) ? readId(text, at, ofField, tell) : end;
        break;
      }
      case kinds.digit:
        at = readNumber(text, at, ofField, tell);
        break;
      case kinds.at:
      case kinds.percent: {
        const sign = code === 0x25 ? 3 : 1;
        const mail = sign === 3 && !text.startsWith('%40', at) ? undefined : readMail(text, at, sign);
        at = mail ? tell('email', Math.max(mail.start, told), mail.end) : at + 1;
        break;
      }
      case kinds.colon:
        at = readColon(text, at, tell);
        break;
      case kinds.slash: {
        const end = endOfPersonPath(text, at);
        at = end < 0 ? at + 1 : tell('url', at + 1, end);
        break;
      }
      case kinds.plus:
      case kinds.paren: {
        const phone = code === 0x2b || code === 0xff0b ? readInternational(text, at) : readBracketed(text, at);
        at = phone ? tell(asFax(phone.class, text, at, ofField), at, phone.end) : at + 1;
        break;
      }
      default:
        at = code < 128 ? at + 1 : readWide(text, at, code, tell);
    }
  }
}

/** Letters with a digit behind them, or a few with one behind a dash: `A1234`, `MR-1234`. */
function isIdStart(text: string, start: number, end: number): boolean {
  if (digitOf(text.charCodeAt(end)) >= 0) return true;
  return end - start <= 4 && text.charCodeAt(end) === 0x2d && digitOf(text.charCodeAt(end + 1)) >= 0;
}

function asFax(found: PhiClass, text: string, start: number, ofField: Label | undefined): PhiClass {
  return labelBefore(text, start, ofField) === 'fax' ? 'fax' : found;
}

/** An id, and the whole of it. */
function readId(text: string, start: number, ofField: Label | undefined, tell: Tell): number {
  const end = endOfId(text, start);
  if (end - start > 200) return end;
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  if (text.charCodeAt(end) === 0x3a && end - start <= 4 && !isWord(before) && before !== 0x3a) {
    const found = readColonHex(text, start);
    if (found) return tell(found.kind === 'mac' ? 'device-serial' : 'ip-address', start, found.end);
  }
  if (before === 0x2d || before === 0x5f || before === 0x40) return end;
  const label = labelBefore(text, start, ofField);
  if (label === 'date-of-birth') {
    const date = endOfDate(text, start);
    if (date > 0) return tell('date-of-birth', start, Math.max(date, start + 1));
  }
  const id = text.slice(start, end);
  const found = (label && classOfLabelledId(label, id)) ?? classOfId(id);
  return found ? tell(found, start, end) : end;
}

/** What begins with a digit. */
function readNumber(text: string, start: number, ofField: Label | undefined, tell: Tell): number {
  const chain = readChain(text, start);
  const next = text.charCodeAt(chain.end);
  const hex = startsColonHex(text, start) ? readColonHex(text, start) : undefined;
  if (hex) return tell(hex.kind === 'mac' ? 'device-serial' : 'ip-address', start, hex.end);
  if (!chain.form.includes('-') && isOldAge(chain.digits) && isAge.test(text.slice(chain.end, chain.end + 14))) {
    return tell('age-over-89', start, chain.end);
  }
  if (chain.isPart) return readPart(text, chain, ofField, tell);
  const label = labelBefore(text, start, ofField);
  if (label === 'date-of-birth') {
    const end = endOfDate(text, start);
    if (end > 0) return tell('date-of-birth', start, end);
  }
  const byLabel = label && classOfLabelled(label, chain);
  if (byLabel) return tell(byLabel, start, chain.end);
  const byForm = classOfForm(chain);
  if (byForm)
    return tell(
      byForm === 'phone-jp' || byForm === 'phone-us' ? asFax(byForm, text, start, ofField) : byForm,
      start,
      chain.end,
    );
  if (chain.sign === 0x2e && /^\d{1,3}(?:-\d{1,3}){3}$/.test(chain.form)) return readIp(text, chain, label, tell);
  if (chain.form === '3-4' && isPrefectureAt(text, chain.end + (isSpace(next) ? 1 : 0)))
    return tell('postal-jp', start, chain.end);
  if ((chain.form === '5' || chain.form === '5-4') && isAfterState(text, start))
    return tell('zip-us', start, chain.end);
  return chain.sign === 0 && chain.form.length === 1 ? readSingle(text, chain, label, tell) : chain.end;
}

const isAge = /^(?:[- ]?years?[- ]old| ?[歳才](?![入出末費])| ?y\/o\b| ?yo\b| ?yrs? old)/i;

/** Digits that are part of an id, or of a word. */
function readPart(text: string, chain: Chain, ofField: Label | undefined, tell: Tell): number {
  const { start, end } = chain;
  const whole = Math.max(end, endOfId(text, start));
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  if (before === 0x2d || before === 0x2e || whole - start > 200) return whole;
  const label = labelBefore(text, start, ofField);
  if (label !== undefined && whole === end) {
    const joined = readJoined(text, chain, label);
    if (joined) return tell(joined.class, start, joined.end);
  }
  if (before === 0x5f || before === 0x2f) return whole;
  if (label === 'date-of-birth') {
    const date = endOfDate(text, start);
    if (date > 0) return tell('date-of-birth', start, date);
  }
  const id = text.slice(start, whole);
  const found = (label && classOfLabelledId(label, id)) ?? classOfId(id);
  return found ? tell(found, start, whole) : whole;
}

/** Digits that `#`, `_` or `/` joins to their label: `SSN #123-45-6789`, `mrn_12345678`, `/mrn/12345678`. */
function readJoined(
  text: string,
  chain: Chain,
  label: Label,
): { readonly class: PhiClass; readonly end: number } | undefined {
  const before = text.charCodeAt(chain.start - 1);
  if (before !== 0x23 && before !== 0x5f && before !== 0x2f) return undefined;
  // `archive.zip/12345`, `page_age_95`
  if (before !== 0x23 && (label === 'postal' || label === 'age')) return undefined;
  const next = text.charCodeAt(chain.end);
  if (next === 0x40) return undefined;
  const spaced = before === 0x23 && isSpace(next) ? readSpaced(text, chain.start) : undefined;
  const bySpaces = spaced && classOfLabelled(label, spaced);
  if (bySpaces) return { class: bySpaces, end: spaced.end };
  const found = classOfLabelled(label, chain);
  return found && { class: found, end: chain.end };
}

/** `"fileVersion":"`, `v`: the words before four numbers that are no address. */
const versionBefore = /(?:version|ver\.?|build|release|\boid|\bv)["'\\:= ]{0,6}$/i;

function readIp(text: string, { start, end, digits, form }: Chain, label: Label | undefined, tell: Tell): number {
  const octets: number[] = [];
  let at = 0;
  for (const part of form.split('-')) {
    const size = Number(part);
    const group = digits.slice(at, at + size);
    if (size > 1 && group[0] === 0) return end;
    octets.push(group.reduce((sum, digit) => sum * 10 + digit, 0));
    at += size;
  }
  const before = text.slice(Math.max(0, start - 16), start);
  const isVersion = (label !== undefined && label !== 'address') || versionBefore.test(before);
  return isPublicIpv4(octets) && !isVersion ? tell('ip-address', start, end) : end;
}
