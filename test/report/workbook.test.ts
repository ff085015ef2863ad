import { describe, expect, it } from 'vitest';
import { workbookMessagesIn } from '../../src/i18n/workbook.ts';
import { languages } from '../../src/model/text.ts';
import {
  assessmentSheets,
  mostCharacters,
  mostRows,
  writeAssessmentWorkbook,
} from '../../src/report/workbook/workbook.ts';
import { cellText } from '../../src/report/xlsx/sheet.ts';
import { manyFindings } from './many-findings.ts';
import { readWorkbook } from './read-workbook.ts';
import { hostileName, sample } from './sample.ts';

const rowsOf = (name: string, language: 'en' | 'ja', assessment = sample) =>
  assessmentSheets(assessment, language).find((sheet) => sheet.name === name)?.rows ?? [];

describe('the workbook of an assessment', () => {
  it.each(languages)('has its sheets, each with a heading row and as many cells as columns (%s)', (language) => {
    const sheets = assessmentSheets(sample, language);
    expect(sheets.map(({ name }) => name)).toEqual(Object.values(workbookMessagesIn(language).sheets));
    for (const { name, columns, rows } of sheets) {
      expect(name.length, name).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[:\\/?*[\]]/);
      expect(new Set(columns.map(({ head }) => head)).size, name).toBe(columns.length);
      for (const row of rows) expect(row.length, name).toBe(columns.length);
    }
  });

  it('lists every finding and every unknown result, open ones first, the gravest first', () => {
    const rows = rowsOf('Findings', 'en');
    const wanted = sample.results.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
    expect(rows.length).toBe(wanted.length);
    const open = rows.filter((row) => row[0] === 'failed' && row[16] === undefined);
    const waived = rows.filter((row) => row[0] === 'failed' && row[16] !== undefined);
    expect(rows.slice(0, open.length)).toEqual(open);
    expect(rows.slice(open.length, open.length + waived.length)).toEqual(waived);
    expect(waived.map((row) => row[16])).toEqual(expect.arrayContaining(['2027-03-31', '2026-11-23']));
    expect(open[0]?.[1]).toBe('critical');
    expect(rows.at(-1)?.[0]).toBe('unknown');
    expect(rows.at(-1)?.[11]).toMatch(/\S/);
  });

  it('counts every resource once, and no list as a resource', () => {
    const place = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
    const [result] = sample.results;
    if (!result) throw new Error('no result');
    const list = {
      type: 'aws/s3/bucket',
      id: 'aws/s3/bucket@111122223333/ap-northeast-1',
      name: '111122223333/ap-northeast-1',
    };
    const results = [...sample.results, { ...result, resource: { ...list, ...place } }];
    const rows = rowsOf('Population', 'en', { ...sample, results });
    const resources = new Set(
      sample.results.map(({ resource }) => `${resource.type} ${resource.region} ${resource.id}`),
    );
    expect(rows.length).toBe(resources.size);
    const outcomes = rows.flatMap((row) => row.slice(6)).reduce((sum: number, n) => sum + Number(n), 0);
    expect(outcomes).toBe(sample.results.length);
  });

  it('shows every control, waiver, gap, attestation, changed parameter and pack', () => {
    expect(rowsOf('Controls', 'en').length).toBe(sample.frameworks.flatMap(({ controls }) => controls).length);
    expect(rowsOf('Controls', 'en').map((row) => row[7])).toContain('The signed letter of appointment, with its date.');
    expect(rowsOf('Waivers', 'en').length).toBe(sample.waivers.length);
    expect(rowsOf('Not read', 'en').length).toBe(sample.ledger.gaps.length);
    expect(rowsOf('Attestations', 'en').length).toBe(sample.attestations.length);
    expect(rowsOf('Changed parameters, severities', 'en').map((row) => row[2])).toEqual([
      'minRetentionDays',
      'severity',
    ]);
    expect(rowsOf('Rule packs', 'en').map((row) => [row[0], row[5]])).toEqual([
      ['acme', 'pinned in comply.yaml'],
      ['partner', expect.stringContaining('NOT PINNED')],
    ]);
  });

  it.each(languages)(
    'is the same bytes for the same assessment, and keeps a hostile name a text (%s)',
    async (language) => {
      const book = await writeAssessmentWorkbook(sample, language);
      expect((await writeAssessmentWorkbook(structuredClone(sample), language)).equals(book)).toBe(true);
      const sheets = readWorkbook(book);
      const cells = sheets.flatMap(({ rows }) => rows.flat());
      expect(cells).toContain(cellText(hostileName));
      expect(cells.filter((cell) => /[^\P{Cc}]|\p{Bidi_Control}/u.test(cell))).toEqual([]);
      console.info(`${language}: ${sheets.length} sheets, ${cells.length} cells, ${book.length} bytes`);
    },
  );

  it('cuts a sheet that is too long, and says so on it and in the first one', () => {
    const [result] = sample.results.filter(({ outcome }) => outcome === 'fail');
    if (!result) throw new Error('no finding');
    const results = Array.from({ length: mostRows + 1 }, () => result);
    const sheets = assessmentSheets({ ...sample, results }, 'en');
    const findings = sheets.find(({ name }) => name === 'Findings');
    expect(findings?.rows.length).toBe(mostRows);
    expect(findings?.note).toBe('The first 50,000 of 50,001 rows; the JSON assessment holds them all.');
    expect(JSON.stringify(sheets[0])).toContain('Sheet “Findings” shows the first 50,000 of 50,001 rows');
  });

  it('cuts a sheet whose texts are too long together, whoever made them so, and says so', () => {
    const many = manyFindings(3000, (index) => `${index}${'鍵'.repeat(10_000)}`);
    const sheets = assessmentSheets(many, 'en');
    const findings = sheets.find(({ name }) => name === 'Findings');
    const shown = findings?.rows.length ?? 0;
    const texts = new Set(findings?.rows.flat().filter((cell) => typeof cell === 'string'));
    const size = [...texts].reduce((sum, { length }) => sum + length, 0);
    console.info(`${shown} of 3,000 rows, ${size} of ${mostCharacters} characters`);
    expect(shown).toBeGreaterThan(500);
    expect(size).toBeLessThanOrEqual(mostCharacters);
    const words = `first ${shown.toLocaleString('en-US')} of 3,000 rows`;
    expect(findings?.note).toContain(words);
    expect(JSON.stringify(sheets[0])).toContain(`Sheet “Findings” shows the ${words}`);
  });

  it('has its sheets without a finding too', () => {
    const empty = manyFindings(0);
    expect(rowsOf('Findings', 'ja', empty)).toEqual([]);
    expect(assessmentSheets(empty, 'ja').length).toBe(10);
    expect(assessmentSheets({ ...empty, packs: [] }, 'ja').length).toBe(9);
  });
});
