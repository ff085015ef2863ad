import { hiddenRanges } from '../model/hidden-ranges.ts';

const hidden = new RegExp(`[${hiddenRanges.map(([from, to]) => `${escaped(from)}-${escaped(to)}`).join('')}]`, 'gu');

function escaped(code: number): string {
  return `\\u{${code.toString(16)}}`;
}

/** A stranger's text on one line, every hidden character shown as its code, cut after `most` characters; what was cut is counted. */
export function printable(text: string, most = 300): string {
  if (text.length <= most) return text.replace(hidden, showCode);
  const kept = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return `${kept.replace(hidden, showCode)}...(+${text.length - kept.length})`;
}

function showCode(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x0a) return '\\n';
  if (code === 0x09) return '\\t';
  const hex = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
