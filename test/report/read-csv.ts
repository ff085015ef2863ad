/** Reads by the grammar of RFC 4180 and nothing beside it. Throws where the text does not follow it. */
export function readCsv(csv: string): readonly (readonly string[])[] {
  if (!csv.startsWith('\ufeff')) throw new Error('no byte order mark');
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  for (field.lastIndex = 1; field.lastIndex < csv.length; ) {
    const at = field.lastIndex;
    const [, quoted, plain, end] = field.exec(csv) ?? [];
    if (end === undefined) throw new Error(`not CSV at ${at}: ${csv.slice(at, at + 40)}`);
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) throw new Error('the last row has no end');
  return rows;
}
