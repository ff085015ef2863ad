/** What a code unit of ASCII is to the scanner. */
export const kinds = {
  nothing: 0,
  letter: 1,
  digit: 2,
  at: 3,
  colon: 4,
  slash: 5,
  plus: 6,
  paren: 7,
  percent: 8,
} as const;

const table = new Uint8Array(128);
for (let code = 48; code <= 57; code += 1) table[code] = kinds.digit;
for (let code = 65; code <= 90; code += 1) table[code] = table[code + 32] = kinds.letter;
table[0x40] = kinds.at;
table[0x3a] = table[0x3d] = kinds.colon;
table[0x2f] = kinds.slash;
table[0x2b] = kinds.plus;
table[0x28] = kinds.paren;
table[0x25] = kinds.percent;

/** The kind of a code unit; of what lies beyond ASCII the fullwidth forms of what is looked for. */
export function kindOf(code: number): number {
  if (code < 128) return table[code] ?? 0;
  if (code < 0xff00) return kinds.nothing;
  if (code >= 0xff10 && code <= 0xff19) return kinds.digit;
  if (code === 0xff1a || code === 0xff1d) return kinds.colon;
  if (code === 0xff08) return kinds.paren;
  if (code === 0xff0b) return kinds.plus;
  return code === 0xff20 ? kinds.at : kinds.nothing;
}

/** The digit that a code unit stands for, or -1. Fullwidth ones count. */
export function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;
}

export function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122 && code < 128;
}

export function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** An ASCII letter or a digit of either width. */
export function isWord(code: number): boolean {
  return isLetter(code) || digitOf(code) >= 0;
}

export function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 102);
}

/** Kanji, kana and all else that Japanese writes names with. */
export function isJapanese(code: number): boolean {
  return (code >= 0x3005 && code <= 0x3007) || (code >= 0x3041 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff);
}

/** The dashes that people write in numbers, as `-`; any other separator as it is; 0 where a number ends. */
export function separator(code: number): number {
  switch (code) {
    case 0x2d: // -
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x30fc: // ー, the sign for a long vowel, which is on the same key
    case 0xff0d:
      return 0x2d;
    case 0x2e: // .
    case 0xff0e:
      return 0x2e;
    case 0x2f: // /
    case 0xff0f:
      return 0x2f;
    case 0x3a: // :
      return 0x3a;
    default:
      return 0;
  }
}

/** A space of either width. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x3000 || code === 0x09 || code === 0xa0;
}
