import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { controlMessagesIn } from '../../../src/i18n/control.ts';
import { languages } from '../../../src/model/text.ts';
import { controlSheets } from '../../../src/report/control/workbook.ts';
import { cellText } from '../../../src/report/xlsx/sheet.ts';
import { writeWorkbook } from '../../../src/report/xlsx/write-workbook.ts';
import { hostileTexts, infest, sampleDossier } from '../../report/evidence-sample.ts';
import { findPython } from '../support/python.ts';

const found = findPython('openpyxl', ['openpyxl==3.1.5', 'et-xmlfile==2.0.0']);
if ('missing' in found) console.warn(`workbooks are not opened by openpyxl: ${found.missing}`);

const folder = mkdtempSync(join(tmpdir(), 'comply-workbook-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every cell of every sheet as openpyxl reads it: its type (`s` text, `n` number, `f` formula) and its value. */
const script = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
json.dump([{'name': sheet.title, 'rows': [[[cell.data_type, cell.value] for cell in row] for row in sheet.iter_rows()]} for sheet in book], sys.stdout)
`;

interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly (readonly [type: string, value: string | number | null])[])[];
}

function open(bytes: Buffer): readonly Sheet[] {
  const file = join(folder, 'book.xlsx');
  writeFileSync(file, bytes);
  const python = 'python' in found ? found.python : '';
  return JSON.parse(
    execFileSync(python, ['-W', 'ignore', '-c', script, file], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  ) as Sheet[];
}

describe.skipIf('missing' in found)('a workbook as openpyxl reads it', () => {
  it.each(languages)('has its sheets, typed cells, and no formula (%s)', async (language) => {
    const sheets = controlSheets(sampleDossier, language);
    const read = open(await writeWorkbook(sheets));
    expect(read.map(({ name }) => name)).toEqual(Object.values(controlMessagesIn(language).sheets));
    const cells = read.flatMap(({ rows }) => rows.flat());
    expect(new Set(cells.map(([type]) => type))).toEqual(new Set(['s', 'n']));
    console.info(`${language}: ${read.length} sheets, ${cells.length} cells`);
    for (const [index, { rows, columns, note }] of sheets.entries()) {
      const own = read[index]?.rows.slice(note === undefined ? 1 : 2) ?? [];
      const shown = own.map((row) => row.map(([, value]) => value ?? undefined));
      const filled = rows.map((row) =>
        columns.map((_, at) => (typeof row[at] === 'string' ? cellText(row[at]) || undefined : row[at])),
      );
      expect(shown).toEqual(filled);
    }
  });

  it.each(hostileTexts)('keeps %j a text', async (hostile) => {
    const read = open(await writeWorkbook(controlSheets(infest(sampleDossier, hostile), 'ja')));
    const types = new Set(read.flatMap(({ rows }) => rows.flat().map(([type]) => type)));
    expect(types).toEqual(new Set(['s', 'n']));
  });
});
