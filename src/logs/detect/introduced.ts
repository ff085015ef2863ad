import { endOfJapaneseAddress, isAddress, startOfPrefecture } from './addresses.ts';
import { isHex, isJapanese, isLetter, isSpace, isWord } from './chars.ts';
import { readColonHex, startsColonHex } from './ip.ts';
import { labelBefore } from './look-back.ts';
import { endOfName } from './names.ts';
import type { Tell } from './tell.ts';

/** A colon or an equals sign, which may introduce a name or an address, or stand in an IPv6 address. */
export function readColon(text: string, at: number, tell: Tell): number {
  const before = at > 0 ? text.charCodeAt(at - 1) : 0;
  if (
    isHex(before) &&
    text.charCodeAt(at) === 0x3a &&
    (isHex(text.charCodeAt(at + 1)) || text.charCodeAt(at + 1) === 0x3a)
  ) {
    let start = at;
    while (at - start < 4 && isHex(text.charCodeAt(start - 1))) start -= 1;
    const found = startsColonHex(text, start) ? readColonHex(text, start) : undefined;
    if (found) return tell(found.kind === 'mac' ? 'device-serial' : 'ip-address', start, found.end);
  }
  if (
    before === 0x22 ||
    before === 0x5c ||
    isLetter(before) ||
    isJapanese(before) ||
    before === 0x29 ||
    before === 0xff09 ||
    before === 0x20
  ) {
    return readIntroduced(text, at, at + 1, tell);
  }
  return at + 1;
}

/** What a label introduces that has no digits to be found by. */
function readIntroduced(text: string, labelEnd: number, from: number, tell: Tell): number {
  let start = from;
  while (start - from < 6 && isLead(text.charCodeAt(start))) start += 1;
  const code = text.charCodeAt(start);
  if (!isWord(code) && !isJapanese(code) && code !== 0x3012) return from;
  const label = labelBefore(text, labelEnd, undefined);
  if (label === 'name') {
    const end = endOfName(text, start);
    if (end > 0 && text.charCodeAt(end) !== 0x28) return tell('name', start, end);
  }
  if (label === 'address') {
    const [found = ''] = /^[^;"\\|\n{}<>、。]{4,90}/.exec(text.slice(start, start + 90)) ?? [];
    if (isAddress(found) && /\d|[０-９]/.test(found)) return tell('address', start, start + found.length);
  }
  return from;
}

function isLead(code: number): boolean {
  return (
    isSpace(code) ||
    code === 0x22 ||
    code === 0x5c ||
    code === 0x27 ||
    code === 0x300c ||
    code === 0x3a ||
    code === 0xff1a
  );
}

/** A sign beyond ASCII: one that ends a prefecture, or a label that is followed by a space. */
export function readWide(text: string, at: number, code: number, tell: Tell): number {
  switch (code) {
    case 0x90fd: // 都
    case 0x9053: // 道
    case 0x5e9c: // 府
    case 0x770c: {
      // 県
      const start = startOfPrefecture(text, at);
      const end = start < 0 ? -1 : endOfJapaneseAddress(text, at + 1);
      return end > 0 ? tell('address', start, end) : at + 1;
    }
    case 0x540d: // 名, as in 氏名
    case 0x524d: // 前, as in 名前
    case 0x30ca: // ナ, as in フリガナ
    case 0x6240: {
      // 所, as in 住所
      const next = text.charCodeAt(at + 1);
      const isSetOff = isSpace(next) || next === 0x300c || next === 0x306f;
      return isSetOff ? readIntroduced(text, at + 1, at + 2, tell) : at + 1;
    }
    default:
      return at + 1;
  }
}
