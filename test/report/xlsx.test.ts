import { describe, expect, it } from 'vitest';
import { fixDates } from '../../src/report/xlsx/fix-dates.ts';
import { cellText } from '../../src/report/xlsx/sheet.ts';
import { writeWorkbook } from '../../src/report/xlsx/write-workbook.ts';
import { readWorkbook, readZip } from './read-workbook.ts';

const columns = [{ head: 'A', width: 10 }];

describe('writeWorkbook', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1', "=HYPERLINK('https://evil.example')", '=cmd|x'])(
    'keeps %j a text',
    async (text) => {
      const [sheet] = readWorkbook(await writeWorkbook([{ name: 'S', columns, rows: [[text]] }]));
      expect(sheet?.rows).toEqual([['A'], [cellText(text)]]);
    },
  );

  it('keeps numbers numbers, and leaves out what is absent', async () => {
    const book = await writeWorkbook([{ name: 'S', columns, rows: [[12, undefined, 'x']], note: 'cut' }]);
    const xml = readZip(book).get('xl/worksheets/sheet1.xml')?.text ?? '';
    expect(xml).toMatch(/<c r="A3"[^>]*><v>12<\/v><\/c><c r="C3"[^>]*t="s"/);
    expect(readWorkbook(book)[0]?.rows).toEqual([['cut'], ['A'], ['12', 'x']]);
  });

  it('shows what XML or Excel would drop or read as something else', () => {
    expect(cellText('a\u0000b\ufffdc_x000D_d_xyz_')).toBe('a\\u0000b\\uFFFDc_x005F_x000D_d_xyz_');
  });

  it.each(['x', '\u0000', '鍵', '\u{e0041}', '\ufffd', '=', '\ud83d\ude00'])(
    'cuts a cell full of %j, and says by how much',
    (sign) => {
      for (const length of [32_766, 32_767, 32_768, 100_000]) {
        const whole = sign.repeat(length);
        const cell = cellText(whole);
        expect(cell.length).toBeLessThanOrEqual(32_767);
        const [, kept = cell, missing = '0'] = /^(.*)\.\.\.\(\+(\d+)\)$/su.exec(cell) ?? [];
        // As many characters are missing as are not shown, hidden ones counted as they would be shown.
        const alone = cellText(sign);
        expect(kept.length + Number(missing)).toBe(alone.length * length);
        expect(cell).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
      }
    },
  );

  it('gives every entry the same date', async () => {
    const book = await writeWorkbook([{ name: 'S', columns, rows: [] }]);
    const entries = [...readZip(book).values()];
    expect(entries.length).toBeGreaterThan(5);
    expect(new Set(entries.map(({ date }) => date))).toEqual(new Set([0x00210000]));
    expect(() => fixDates(Buffer.from('no zip'))).toThrow('not a ZIP');
  });
});
