import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { assessmentSheets, writeAssessmentWorkbook } from '../../src/report/workbook/workbook.ts';
import { cellText } from '../../src/report/xlsx/sheet.ts';
import { hostileTexts } from '../report/evidence-sample.ts';
import { manyFindings } from '../report/many-findings.ts';
import { hostileName, sample } from '../report/sample.ts';
import { runComply } from '../support/run-comply.ts';
import { findPython } from './support/python.ts';

const found = findPython('openpyxl', ['openpyxl==3.1.5', 'et-xmlfile==2.0.0']);
if ('missing' in found) console.warn(`workbooks are not opened by openpyxl: ${found.missing}`);

const folder = mkdtempSync(join(tmpdir(), 'comply-xlsx-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What openpyxl reads: each cell's type (`s` text, `n` number, `f` formula) and value, and how the sheet stays in view. */
const script = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
json.dump([{
  'name': sheet.title,
  'frozen': sheet.freeze_panes,
  'links': len(sheet._hyperlinks),
  'widths': [dimension.width for dimension in sheet.column_dimensions.values()],
  'rows': [[[cell.data_type, cell.value] for cell in row] for row in sheet.iter_rows()],
} for sheet in book], sys.stdout)
`;

interface Sheet {
  readonly name: string;
  readonly frozen: string | null;
  readonly links: number;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (readonly [type: string, value: string | number | null])[])[];
}

function open(file: string): readonly Sheet[] {
  const python = 'python' in found ? found.python : '';
  const args = ['-W', 'ignore', '-c', script, file];
  return JSON.parse(execFileSync(python, args, { encoding: 'utf8', maxBuffer: 1 << 29 })) as Sheet[];
}

/** What cellText wrote, as a reader of the file decodes it. */
function decoded(text: string): string | undefined {
  return cellText(text).replaceAll('_x005F_', '_') || undefined;
}

function save(bytes: Buffer): string {
  const file = join(folder, 'book.xlsx');
  writeFileSync(file, bytes);
  return file;
}

const names = [
  ...hostileTexts,
  hostileName,
  '=HYPERLINK("https://evil.example","x")',
  '_x000D__x0041_',
  '鍵'.repeat(200),
];
const hostile = (index: number) => names[index % names.length] ?? '';

describe.skipIf('missing' in found)('the workbook of an assessment as openpyxl reads it', () => {
  it.each([
    [0, 'en'],
    [1, 'ja'],
    [10_000, 'en'],
    [10_000, 'ja'],
  ] as const)('holds %i findings with hostile names (%s)', async (count, language) => {
    const assessment = manyFindings(count, hostile);
    const bytes = await writeAssessmentWorkbook(assessment, language);
    const read = open(save(bytes));
    const sheets = assessmentSheets(assessment, language);
    expect(read.map(({ name }) => name)).toEqual(sheets.map(({ name }) => name));
    const types = new Set(read.flatMap(({ rows }) => rows.flat().map(([type]) => type)));
    expect([...types].sort()).toEqual(['n', 's']);
    for (const [index, { rows, columns, note }] of sheets.entries()) {
      const sheet = read[index];
      const top = note === undefined ? 1 : 2;
      expect(sheet?.frozen).toBe(`A${top + 1}`);
      expect(sheet?.links).toBe(0);
      expect(sheet?.rows[top - 1]?.map(([, value]) => value)).toEqual(columns.map(({ head }) => head));
      const shown = (sheet?.rows ?? []).slice(top).map((row) => row.map(([, value]) => value ?? undefined));
      const wanted = rows.map((row) =>
        columns.map((_, at) => (typeof row[at] === 'string' ? decoded(row[at]) : row[at])),
      );
      // As JSON: two lists of 10,000 rows are compared cell by cell otherwise.
      expect(JSON.stringify(shown) === JSON.stringify(wanted), sheet?.name).toBe(true);
    }
    const cells = read.flatMap(({ rows }) => rows.flat()).length;
    console.info(`${language}: ${count} findings, ${cells} cells, ${bytes.length} bytes`);
  });

  it('holds cells of the greatest length', async () => {
    const [waiver] = sample.waivers;
    if (!waiver) throw new Error('no waiver');
    const texts = ['x'.repeat(40_000), '_x0041_'.repeat(4681), '\u0000'.repeat(32_767), '😀'.repeat(20_000)];
    const waivers = texts.map((reason) => ({ ...waiver, reason }));
    const read = open(save(await writeAssessmentWorkbook({ ...sample, waivers }, 'en')));
    const reasons = read
      .find(({ name }) => name === 'Waivers')
      ?.rows.slice(1)
      .map((row) => row[5]?.[1]);
    const lengths = reasons?.map((reason) => String(reason).length) ?? [];
    expect(lengths.length).toBe(texts.length);
    for (const length of lengths) expect(length).toBeLessThanOrEqual(32_767);
    console.info(`lengths of cells: ${lengths.join(', ')}`);
  });

  it('is what comply scan -o xlsx= writes', async () => {
    const file = join(folder, 'report.xlsx');
    const argv = ['scan', '--demo', '--quiet', '--format', 'json', '-o', `xlsx=${file}`, '--lang', 'ja'];
    const { code, stderr } = await runComply(argv);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(
      open(file)
        .map(({ name }) => name)
        .slice(0, 3),
    ).toEqual(['概要', '項目一覧', '検出事項']);
  });
});
