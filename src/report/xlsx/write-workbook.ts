import type { Cell, Sheet } from 'write-excel-file/node';
import { fixDates } from './fix-dates.ts';
import { type CellValue, cellText, type SheetTable } from './sheet.ts';

/** A workbook of typed cells. The same sheets are the same bytes. */
export async function writeWorkbook(tables: readonly SheetTable[]): Promise<Buffer> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return fixDates(await writeExcelFile(tables.map(toSheet)).toBuffer());
}

function toSheet({ name, columns, rows, note }: SheetTable): Sheet<never> {
  const head = columns.map((column): Cell => ({ ...toCell(column.head), fontWeight: 'bold', wrap: true }));
  const notes: Cell[][] = note === undefined ? [] : [[{ ...toCell(note), fontWeight: 'bold', wrap: false }]];
  return {
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    orientation: 'landscape',
    stickyRowsCount: notes.length + 1,
    data: [...notes, head, ...rows.map((row) => row.map(toCell))],
  };
}

function toCell(value: CellValue) {
  if (value === undefined) return {};
  if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' as const };
  return { value: cellText(value), type: String, alignVertical: 'top' as const, wrap: true };
}
