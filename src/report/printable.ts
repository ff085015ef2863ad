import { hiddenRanges } from '../model/hidden-ranges.ts';

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
