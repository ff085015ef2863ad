/**
 * What could mislead a terminal or a reader, as ranges of code points. Written out rather than taken from `\p{Cf}`,
 * whose members depend on the Unicode version of the runtime.
 */
export const hiddenRanges: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x1f], // C0 controls: escape, newline, tab
  [0x7f, 0x9f], // delete and the C1 controls, among them a one-character CSI
  [0xad, 0xad], // soft hyphen
  [0x34f, 0x34f], // combining grapheme joiner
  [0x61c, 0x61c], // Arabic letter mark
  [0x115f, 0x1160], // Hangul fillers
  [0x17b4, 0x17b5], // Khmer inherent vowels
  [0x180e, 0x180e], // Mongolian vowel separator
  [0x200b, 0x200f], // zero-width characters, left-to-right and right-to-left marks
  [0x2028, 0x202e], // line and paragraph separator, bidi embeddings and overrides
  [0x2060, 0x206f], // word joiner, invisible operators, bidi isolates
  [0x3164, 0x3164], // Hangul filler
  [0xd800, 0xdfff], // lone surrogates
  [0xfeff, 0xfeff], // byte order mark
  [0xffa0, 0xffa0], // halfwidth Hangul filler
  [0xfff9, 0xfffb], // interlinear annotations
  [0xe0000, 0xe007f], // tags
];
