import { printableShort } from '../printable.ts';

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
 * Characters of one cell. Excel takes 32,767
 * (https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3).
 */
const longestCell = 8000;

/**
 * A stranger's text as a cell shows it. `_x000D_` would be read as a character (ECMA-376 Part 1, 22.9.2.19 ST_Xstring), so
 * its underscore is written that way; U+FFFD, which the writer would drop, is shown as its code.
 */
export function cellText(text: string): string {
  return printableShort(text, longestCell)
    .replaceAll('\ufffd', '\\uFFFD')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
