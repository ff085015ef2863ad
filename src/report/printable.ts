/**
 * What could mislead a terminal or a reader, as ranges of code points. Written out rather than taken from `\p{Cf}`,
 * whose members depend on the Unicode version of the runtime.
 */
const hiddenRanges: readonly (readonly [from: number, to: number])[] = [
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

const hidden = new RegExp(`[${hiddenRanges.map(([from, to]) => `${escaped(from)}-${escaped(to)}`).join('')}]`, 'gu');

/** Whether a text may hold one: halves of surrogate pairs count. By code units, which takes a quarter of the time. */
const suspect = new RegExp(
  `[${hiddenRanges
    .filter(([from]) => from <= 0xffff)
    .map(([from, to]) => `${unit(from)}-${unit(to)}`)
    .join('')}]`,
);

function escaped(code: number): string {
  return `\\u{${code.toString(16)}}`;
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A stranger's text on one line, every hidden character shown as its code: `\u202E`. */
export function printable(text: string): string {
  return suspect.test(text) ? text.replace(hidden, showCode) : text;
}

/** A value as one line of JSON whose strings hold no hidden character as such, only its escape. It parses to the same values. */
export function printableJson(value: unknown): string {
  return escapeHidden(JSON.stringify(value));
}

/** The same of JSON that is text already. */
export function escapeHidden(json: string): string {
  if (!suspect.test(json)) return json;
  return json.replace(hidden, (character) =>
    character
      .split('')
      .map((half) => unit(half.charCodeAt(0)))
      .join(''),
  );
}

/** The same, cut after `most` characters; what was cut is counted: `...(+120)`. */
export function printableShort(text: string, most = 300): string {
  if (text.length <= most) return printable(text);
  const kept = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return `${printable(kept)}...(+${text.length - kept.length})`;
}

function showCode(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x0a) return '\\n';
  if (code === 0x09) return '\\t';
  const hex = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
