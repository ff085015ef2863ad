import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { fields, table } from '../../src/report/table.ts';

const rows = [
  ['prod', 'aws', 'ap-northeast-1, ap-northeast-3'],
  ['本番環境', 'エンドポイント', '患者データ'],
  ['x', '', 'a longer text that has to wrap on a narrow table, twice at least, to be worth it'],
].map((row) => row.map((text) => ({ text })));

/** Display columns at which text starts after two spaces or more. */
function starts(line: string): number[] {
  return [...line.matchAll(/(?:^|\s{2,})(?=\S)/g)].map((match) =>
    stringWidth(line.slice(0, match.index + match[0].length)),
  );
}

describe('table', () => {
  it('starts every column at the same place, whatever the width of its characters', () => {
    const lines = table(rows, { width: 60, indent: 2 });
    expect(lines).toHaveLength(5);
    const columns = starts(lines[0] ?? '');
    expect(columns).toHaveLength(3);
    for (const line of lines) {
      for (const start of starts(line)) expect(columns).toContain(start);
      expect(stringWidth(line)).toBeLessThanOrEqual(60);
      expect(line).toBe(line.trimEnd());
    }
  });

  it('colours after it has measured', () => {
    const ink = (text: string) => `\u001b[31m${text}\u001b[39m`;
    const plain = table(rows, { width: 60, indent: 2 });
    const coloured = table(
      rows.map((row) => row.map((cell) => ({ ...cell, ink }))),
      { width: 60, indent: 2 },
    );
    const strip = (line: string) => line.replaceAll('\u001b[31m', '').replaceAll('\u001b[39m', '');
    expect(coloured.map(strip)).toEqual(plain);
  });

  it('puts cells under one another, named by the header, on a narrow terminal', () => {
    const header = ['Target', 'Provider', 'Regions'].map((text) => ({ text }));
    const lines = table(rows.slice(0, 1), { width: 40, indent: 2, header });
    expect(lines).toEqual(['  prod', '    Provider: aws', '    Regions: ap-northeast-1,', '    ap-northeast-3']);
  });

  it('keeps two columns beside one another even there', () => {
    const lines = fields(
      [
        [{ text: '修正方法' }, { text: 'one' }],
        [{ text: 'Rule' }, { text: 'two' }],
      ],
      { width: 40, indent: 2 },
    );
    expect(lines).toEqual(['  修正方法  one', '  Rule      two']);
  });
});
