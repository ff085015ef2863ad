import { padTo, widthOf } from './width.ts';
import { wrap } from './wrap.ts';

/** A text and how to colour it. Colour is put on after the text is laid out, so it takes no room. */
export interface Cell {
  readonly text: string;
  readonly ink?: (text: string) => string;
}

export interface TableOptions {
  readonly width: number;
  /** Columns left free at the left. */
  readonly indent: number;
  /** Names of the columns, above the rows; on a narrow terminal before each cell. */
  readonly header?: readonly Cell[];
}

const gap = 2;
/** Below this no column but the last gets room beside it: cells are put under one another. */
const narrow = 60;

/**
 * Rows with their columns aligned. Every cell wraps inside its column, the last one takes the room that is left.
 * On a narrow terminal each row's cells stand under one another, the first one furthest left.
 */
export function table(rows: readonly (readonly Cell[])[], options: TableOptions): string[] {
  const { header, rows: lines } = tableRows(rows, options);
  return [...header, ...lines.flat()];
}

/** The same, the lines of the header and of each row by themselves. */
export function tableRows(
  rows: readonly (readonly Cell[])[],
  { width, indent, header }: TableOptions,
): { readonly header: string[]; readonly rows: string[][] } {
  const room = width - indent;
  if (width < narrow && (rows[0]?.length ?? 0) > 2) {
    return { header: [], rows: rows.map((row) => stack(row, header ?? [], { indent, room })) };
  }
  const widths = columnWidths(header ? [header, ...rows] : rows, room);
  return {
    header: header ? layOut(header, widths, indent) : [],
    rows: rows.map((row) => layOut(row, widths, indent)),
  };
}

function columnWidths(rows: readonly (readonly Cell[])[], room: number): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const most = Math.max(8, Math.floor((room - gap * (count - 1)) / Math.min(count, 3)));
  const widths: number[] = [];
  for (let column = 0; column < count - 1; column += 1) {
    const widest = Math.max(1, ...rows.map((row) => widthOf(row[column]?.text ?? '')));
    widths.push(Math.min(widest, most));
  }
  const taken = widths.reduce((sum, width) => sum + width + gap, 0);
  return [...widths, Math.max(8, room - taken)];
}

function layOut(row: readonly Cell[], widths: readonly number[], indent: number): string[] {
  const wrapped = widths.map((width, column) => wrap(row[column]?.text ?? '', width));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  const result: string[] = [];
  for (let line = 0; line < height; line += 1) {
    let written = ' '.repeat(indent);
    let owed = 0;
    for (const [column, width] of widths.entries()) {
      const text = wrapped[column]?.[line] ?? '';
      if (text) {
        written += ' '.repeat(owed) + (row[column]?.ink?.(text) ?? text);
        owed = 0;
      }
      owed += width - widthOf(text) + gap;
    }
    result.push(written);
  }
  return result;
}

interface Box {
  readonly indent: number;
  readonly room: number;
}

function stack(row: readonly Cell[], header: readonly Cell[], { indent, room }: Box): string[] {
  return row.flatMap(({ text, ink }, column) => {
    if (text === '') return [];
    const left = column === 0 ? 0 : 2;
    const label = column === 0 ? undefined : header[column]?.text;
    const named = label === undefined ? text : `${label}: ${text}`;
    return wrap(named, room - left).map((line) => ' '.repeat(indent + left) + (ink?.(line) ?? line));
  });
}

/** A label and what it names, the labels as wide as the widest of them. */
export function fields(rows: readonly (readonly [Cell, Cell])[], options: TableOptions): string[] {
  const widest = Math.max(0, ...rows.map(([label]) => widthOf(label.text)));
  return table(
    rows.map(([label, value]) => [{ ...label, text: padTo(label.text, widest) }, value]),
    options,
  );
}
