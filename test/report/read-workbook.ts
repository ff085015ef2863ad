import { inflateRawSync } from 'node:zlib';

/** What a workbook shows: sheet by sheet, row by row. A cell that is a formula is an error. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** The entries of a ZIP, by its central directory, and each entry's date as it stands there. */
export function readZip(zip: Buffer): ReadonlyMap<string, { readonly text: string; readonly date: number }> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const entries = new Map<string, { text: string; date: number }>();
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < zip.readUInt16LE(end + 10); index += 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const [packed, local] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + packed);
    const text = (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes).toString();
    entries.set(name, { text, date: zip.readUInt32LE(at + 12) });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}

/** Reads a workbook as ECMA-376 has it, independently of what wrote it. Throws on a formula and on XML that is cut. */
export function readWorkbook(bytes: Buffer): readonly ReadSheet[] {
  const entries = readZip(bytes);
  const file = (path: string) => {
    const text = entries.get(path)?.text;
    if (text === undefined) throw new Error(`no ${path}`);
    return text;
  };
  const strings = [...file('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(([, text = '']) =>
    unescapeXml(text),
  );
  const sheets = [...file('xl/workbook.xml').matchAll(/<sheet [^>]*sheetId="(\d+)"[^>]*name="([^"]*)"/g)];
  return sheets.map(([, id = '', name = '']) => {
    const xml = file(`xl/worksheets/sheet${id}.xml`);
    if (/<f[ >]/.test(xml)) throw new Error(`a formula in ${name}`);
    const rows = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<c r="[A-Z]+\d+"([^>]*)>(?:<v>([^<]*)<\/v>)?<\/c>/g)].map(([, attributes = '', value = '']) =>
        attributes.includes('t="s"') ? (strings[Number(value)] ?? '') : value,
      ),
    );
    return { name: unescapeXml(name), rows };
  });
}

function unescapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(\w+);/g, (_, name: string) => names[name] ?? '?');
}
