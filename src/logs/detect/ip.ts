import { isHex, isWord } from './chars.ts';

/**
 * Whether four numbers are an address of the public internet. What is private, local or for documents leads to no person
 * (IANA IPv4 Special-Purpose Address Registry).
 */
export function isPublicIpv4([a = 0, b = 0, c = 0, d = 0]: readonly number[]): boolean {
  if (a > 223 || b > 255 || c > 255 || d > 255) return false;
  if (a === 0 || a === 10 || a === 127 || (a === 169 && b === 254) || (a === 192 && b === 168)) return false;
  if ((a === 172 && b >= 16 && b < 32) || (a === 100 && b >= 64 && b < 128) || (a === 198 && (b === 18 || b === 19)))
    return false;
  const isForDocuments =
    (a === 192 && b === 0 && (c === 2 || c === 0)) ||
    (a === 198 && b === 51 && c === 100) ||
    (a === 203 && b === 0 && c === 113);
  return !isForDocuments;
}

/** What begins at `start` with hexadecimal groups and colons. */
export interface ColonHex {
  readonly kind: 'ipv6' | 'mac';
  readonly end: number;
}

/** Reads an IPv6 address or a MAC address; nothing for any other text, and for addresses that are not of the public internet. */
export function readColonHex(text: string, start: number): ColonHex | undefined {
  let end = start;
  let colons = 0;
  for (; end - start < 40; end += 1) {
    const code = text.charCodeAt(end);
    if (code === 0x3a) colons += 1;
    else if (!isHex(code)) break;
  }
  if (colons < 3 || isWord(text.charCodeAt(end))) return undefined;
  if (text.charCodeAt(end - 1) === 0x3a && text.charCodeAt(end - 2) !== 0x3a) end -= 1;
  const found = text.slice(start, end);
  if (/^[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}$/.test(found)) return { kind: 'mac', end };
  return isPublicIpv6(found) ? { kind: 'ipv6', end } : undefined;
}

/** Global unicast (2000::/3) without 2001:db8::/32 and 3fff::/20, which are for documents. */
function isPublicIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (groups.some((group) => group === '' || group.length > 4)) return false;
  if (halves.length === 2 ? groups.length > 7 : groups.length !== 8) return false;
  const [first = 0, second = 0] = groups.map((group) => Number.parseInt(group, 16));
  if (text.startsWith('::') || first < 0x2000 || first > 0x3fff) return false;
  return !(first === 0x2001 && second === 0xdb8) && !(first === 0x3fff && second < 0x1000);
}

/** Whether a group of hexadecimal digits begins at `start`, with a colon behind it. */
export function startsColonHex(text: string, start: number): boolean {
  let at = start;
  while (at - start < 4 && isHex(text.charCodeAt(at))) at += 1;
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  return text.charCodeAt(at) === 0x3a && before !== 0x3a && !isWord(before);
}
