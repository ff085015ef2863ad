import { isIP } from './is-ip.ts';
import type { FieldFormat } from './schema.ts';

const isHexText = (text: string, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (!((code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 102))) return false;
  }
  return true;
};

/** Whether a text has a form. Each looks at a bounded number of signs. */
export const formats: Readonly<Record<FieldFormat, (text: string) => boolean>> = {
  'utc-time': (text) => !Number.isNaN(utcTime(text)),
  sha256: (text) => {
    const from = text.startsWith('sha256:') ? 7 : 0;
    return text.length - from === 64 && isHexText(text, from, text.length);
  },
  uuid: (text) =>
    text.length === 36 &&
    text[8] === '-' &&
    text[13] === '-' &&
    text[18] === '-' &&
    text[23] === '-' &&
    isHexText(text, 0, 8) &&
    isHexText(text, 9, 13) &&
    isHexText(text, 14, 18) &&
    isHexText(text, 19, 23) &&
    isHexText(text, 24, 36),
  'ip-address': isIP,
  path: (text) => text.length <= 2_048 && /^\/\S*$/.test(text),
};

/** Forms that hold nothing of a person, so that what has one needs no scan. */
export const harmless: ReadonlySet<FieldFormat> = new Set(['utc-time', 'sha256', 'uuid']);

/**
 * A time of RFC 3339 in UTC, `2026-11-25T01:02:03.456Z`, in milliseconds since 1970; NaN for any other text, also for a local
 * time: what is compared over machines has to be in one zone.
 */
export function utcTime(text: string): number {
  const { length } = text;
  if (length < 20 || length > 36 || text[4] !== '-' || text[10] !== 'T' || text[13] !== ':') return Number.NaN;
  if (text[length - 1] !== 'Z' && !text.endsWith('+00:00')) return Number.NaN;
  const day = startOfDay(text);
  const [hour, minute, second] = [number(text, 11, 13), number(text, 14, 16), number(text, 17, 19)];
  if (!(hour < 24 && minute < 60 && second <= 60) || text[16] !== ':') return Number.NaN;
  const end = text[length - 1] === 'Z' ? length - 1 : length - 6;
  let fraction = 0;
  if (end > 19) {
    if (text[19] !== '.' || end === 20 || Number.isNaN(number(text, 20, end))) return Number.NaN;
    fraction = Number(text.slice(19, Math.min(end, 23))) * 1000;
  }
  return day + (hour * 3_600 + minute * 60 + second) * 1_000 + fraction;
}

let lastDay = '';
let lastStart = Number.NaN;

/** The beginning of the day that a time starts with; NaN for none. Events of one day come in a row. */
function startOfDay(text: string): number {
  if (lastDay !== '' && text.startsWith(lastDay)) return lastStart;
  const [year, month, day] = [number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)];
  if (!(month >= 1 && month <= 12 && day >= 1) || text[7] !== '-') return Number.NaN;
  const start = Date.UTC(year, month - 1, day);
  // 30 February would be a day in March.
  if (new Date(start).getUTCDate() !== day) return Number.NaN;
  lastDay = text.slice(0, 10);
  lastStart = start;
  return start;
}

function number(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
