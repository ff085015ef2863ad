import { StringDecoder } from 'node:string_decoder';
import type { PhiClass } from '../model/log-check.ts';
import { scanText } from './detect/scan.ts';
import { lengthOfCutEscape, unescaped } from './unescape.ts';

/** More than any detector looks ahead, and looks back. */
const [ahead, behind] = [256, 256];

/**
 * Scans a line of JSON as text, in pieces; what lies across a cut is found once, and what is escaped as what it stands for.
 * Nothing says which field a place belongs to.
 */
export interface PieceScanner {
  push(bytes: Buffer, isLast: boolean): void;
  /** The bytes were not all UTF-8, or there was a NUL among them, which no text has. */
  readonly isBroken: boolean;
}

/** `emit` is told each value, for its shape alone. */
export function createPieceScanner(emit: (found: PhiClass, value: string) => void): PieceScanner {
  const decoder = new StringDecoder('utf8');
  // The beginning of an escape, at the end of the piece before.
  let cut = '';
  let kept = '';
  // Of what is kept, what was told already.
  let done = 0;
  let isBroken = false;
  return {
    push: (bytes, isLast) => {
      const decoded = decoder.write(bytes) + (isLast ? decoder.end() : '');
      isBroken ||= decoded.includes('\ufffd') || decoded.includes('\0');
      const fresh = cut + decoded;
      const whole = isLast ? fresh.length : fresh.length - lengthOfCutEscape(fresh);
      cut = fresh.slice(whole);
      const text = kept + unescaped(fresh.slice(0, whole));
      const until = isLast ? text.length : Math.max(done, text.length - ahead);
      let told = until;
      scanText(text, undefined, (found, start, end) => {
        if (start < done || start >= until) return;
        emit(found, text.slice(start, end));
        told = Math.max(told, end);
      });
      const from = Math.max(0, told - behind);
      kept = text.slice(from);
      done = told - from;
    },
    get isBroken() {
      return isBroken;
    },
  };
}
