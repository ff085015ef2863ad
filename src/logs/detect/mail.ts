import { isLetter, isWord } from './chars.ts';

/** Longest local part and domain (RFC 5321, 4.5.3.1). */
const [mostLocal, mostDomain] = [64, 255];

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An address around the sign at `at`, which is `length` long (`@`, or `%40`). */
export function readMail(text: string, at: number, length: number): Span | undefined {
  let start = at;
  const least = Math.max(0, at - mostLocal);
  while (start > least && isLocal(codeAt(text, start - 1))) start -= 1;
  while (start < at && !isWord(codeAt(text, start))) start += 1;
  if (start === at) return undefined;
  const end = endOfDomain(text, at + length);
  if (end < 0 || text.slice(start, at) === 'git' || isUserOfUrl(text, start)) return undefined;
  return { start, end };
}

/** Where a domain ends whose last label is one of letters; -1 for none. */
function endOfDomain(text: string, from: number): number {
  let end = from;
  let dot = -1;
  for (; end - from < mostDomain; end += 1) {
    const code = codeAt(text, end);
    if (code === 0x2e) {
      if (!isWord(codeAt(text, end + 1))) break;
      dot = end;
    } else if (!isWord(code) && code !== 0x2d) break;
  }
  if (dot <= from) return -1;
  let last = end;
  while (last > dot && codeAt(text, last - 1) === 0x2d) last -= 1;
  for (let at = dot + 1; at < last; at += 1) if (!isLetter(codeAt(text, at))) return -1;
  return last - dot > 2 && last - dot < 25 ? last : -1;
}

/** `https://user:password@host.example` is no mail address. */
function isUserOfUrl(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 48), start);
  const scheme = before.lastIndexOf('://');
  return scheme >= 0 && !/[\s"'?/]/.test(before.slice(scheme + 3));
}

/** A sign of the fullwidth forms as the one of ASCII that it stands for (Unicode, U+FF01 to U+FF5E); NaN behind the end. */
function codeAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
}

function isLocal(code: number): boolean {
  // . _ % + - and what else people have: ! # $ & ' * = ? ^ ` { | } ~ are left out, as logs set off values by them
  return isWord(code) || code === 0x2e || code === 0x5f || code === 0x2b || code === 0x2d;
}
