import { printable } from '../printable.ts';

/** What a cell holds: text is stored as text, whatever it begins with, so that no formula of a stranger is ever run. */
export type CellValue = string | number | undefined;

/** One sheet: a heading row that stays in view, and rows. */
export interface SheetTable {
  readonly name: string;
  readonly columns: readonly { readonly head: string; readonly width: number }[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Above the heading: what the sheet does not show. */
  readonly note?: string;
}

/**
 * Characters of one cell. Excel takes no more
 * (https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3).
 */
export const longestCell = 32_767;
/** Room for the mark that says how much was cut. */
const markRoom = 16;

/**
 * A stranger's text as a cell shows it. `_x000D_` would be read as a character (ECMA-376 Part 1, 22.9.2.19 ST_Xstring), so
 * its underscore is written that way; U+FFFD, which the writer would drop, is shown as its code. What is longer than a cell
 * once hidden characters are shown is cut, and the mark counts the characters that are missing: `...(+120)`.
 */
export function cellText(text: string): string {
  const shown = show(text.slice(0, longestCell));
  if (text.length <= longestCell && shown.length <= longestCell) return escapeUnderscores(shown);
  const room = longestCell - markRoom;
  const kept = shown.slice(0, room).replace(/[\ud800-\udbff]$/, '');
  return `${escapeUnderscores(kept)}...(+${show(text).length - kept.length})`;
}

function show(text: string): string {
  return printable(text).replaceAll('\ufffd', '\\uFFFD');
}

/** Written longer, and read as one character. */
function escapeUnderscores(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
