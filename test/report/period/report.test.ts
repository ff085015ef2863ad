import { inflateRawSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/model/text.ts';
import { samplePopulation } from '../../../src/period/sample.ts';
import { reportPeriodJson } from '../../../src/report/period/json.ts';
import { reportSampleJson, reportSampleText } from '../../../src/report/period/sample.ts';
import { periodSchema } from '../../../src/report/period/schema.ts';
import { reportPeriodText } from '../../../src/report/period/text.ts';
import { periodSheets, writePeriodWorkbook } from '../../../src/report/period/workbook.ts';
import { widthOf } from '../../../src/report/width.ts';
import { buildChain, memoryRun } from '../../support/period-runs.ts';
import { randomRuns } from '../../support/period-world.ts';
import { hostileId, samplePeriod } from './sample.ts';

const golden = (name: string): string => new URL(`../../../fixtures/golden/${name}`, import.meta.url).pathname;
const options = { color: 0, verbose: false, version: '0.1.0' } as const;
/** Bidi overrides, and the controls but the line feed and the carriage return. */
const hidden = /[\u202a-\u202e]|(?![\n\r])\p{Cc}/u;
const period = await samplePeriod();
const cases = (['en', 'ja'] as const).flatMap((language) => [80, 120].map((width) => ({ language, width })));

describe('the text of a period', () => {
  it.each(cases)('in $language on $width columns', async ({ language, width }) => {
    const text = [...reportPeriodText(period, { ...options, language, width })].join('');
    await expect(text).toMatchFileSnapshot(golden(`period.${language}.${width}.txt`));
    for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });

  it('sends nothing of a stranger to the terminal, and never says compliant', () => {
    for (const { language, width } of cases) {
      for (const verbose of [true, false]) {
        const text = [...reportPeriodText(period, { ...options, language, width, verbose })].join('');
        expect(text).not.toMatch(hidden);
        expect(text).not.toMatch(/compliant|準拠している/i);
        expect(text).toContain('\\u202E');
      }
    }
  });

  it('says at the top and at the end what is missing, and of a whole chain that it is whole', async () => {
    const text = [...reportPeriodText(period, { ...options, language: 'en', width: 120 })].join('');
    expect(text.split('\n').slice(0, 10).join('\n')).toMatch(
      /chain of runs is broken in 2 places[\s\S]*monitoring gap/,
    );
    const whole = await samplePeriod({ whole: true });
    const plain = [...reportPeriodText(whole, { ...options, language: 'en', width: 120 })].join('');
    expect(plain).toContain('Each run names the one before it, from number 1 to 4.');
  });
});

describe('the JSON of a period', () => {
  const text = [...reportPeriodJson(period)].join('');

  it('is the golden one, and keeps to the published schema', async () => {
    await expect(text).toMatchFileSnapshot(golden('period.json'));
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(periodSchema);
    for (const one of [period, await samplePeriod({ whole: true })]) {
      validate(JSON.parse([...reportPeriodJson(one)].join('')));
      expect(validate.errors).toBeNull();
    }
    expect(validate({ ...JSON.parse(text), more: 1 })).toBe(false);
  });

  it('has days that add up, both ratios by their parts, and no hidden character as such', () => {
    const { controls, period: range, chain } = JSON.parse(text);
    expect(controls).toHaveLength(3);
    for (const { days } of controls) {
      expect(days.compliant + days.nonCompliant).toBe(days.monitored);
      expect(days.monitored + days.unmonitored).toBe(range.days);
    }
    expect(chain[0].message.ja).toMatch(/通番/);
    expect(text).not.toMatch(hidden);
    expect(JSON.parse(text).exceptions.some((one: { resource: { id: string } }) => one.resource.id === hostileId)).toBe(
      true,
    );
  });
});

describe('the workbook of a period', () => {
  it('has the sheets in both languages', () => {
    const names = (language: Language) => periodSheets(period, language, '0.1.0').map(({ name }) => name);
    expect(names('en')).toEqual([
      'Summary',
      'Controls',
      'Exceptions',
      'Population',
      'Scope',
      'Rules',
      'Gaps',
      'Chain',
      'Runs',
    ]);
    expect(names('ja')).toEqual([
      '概要',
      '項目別',
      '逸脱',
      '母集団の変化',
      '対象範囲の変化',
      'ルール版',
      '監視の空白',
      '連鎖',
      '実行',
    ]);
    for (const { columns, rows } of periodSheets(period, 'en', '0.1.0')) {
      for (const row of rows) expect(row.length).toBeLessThanOrEqual(columns.length);
    }
  });

  it('has every time in the zone of the period', () => {
    const cells = periodSheets(period, 'ja', '0.1.0').flatMap(({ rows }) => rows.flat().map(String));
    expect(cells).toContain('2026-04-08 10:00:00 +09:00');
    expect(cells.filter((cell) => /\d{4}-\d{2}-\d{2}T\d{2}:/.test(cell))).toEqual([]);
  });

  it('is the same bytes for the same period, also a day later, and runs no formula of a stranger', async () => {
    const first = await writePeriodWorkbook(period, 'ja', '0.1.0');
    const again = await writePeriodWorkbook(structuredClone(period), 'ja', '0.1.0');
    expect(first.equals(again)).toBe(true);
    const files = unzip(first);
    const sheets = [...files].filter(([name]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
    expect(sheets).toHaveLength(9);
    for (const [, xml] of sheets) expect(xml).not.toMatch(/<f[ >]/);
    expect([...files.values()].join('')).toContain('=HYPERLINK(');
    expect([...files.values()].join('')).not.toMatch(hidden);
  });
});

describe('a sample', () => {
  it('is printed with its seed, and as JSON', async () => {
    const runs = buildChain(randomRuns(5, 10)).map((run) => memoryRun(run));
    const sample = await samplePopulation(runs, { population: 'control:soc2:CC6.1', size: 3, seed: 'a "seed"' });
    for (const language of ['en', 'ja'] as const) {
      const text = [...reportSampleText(sample, { language, color: 0, width: 100 })].join('');
      await expect(text).toMatchFileSnapshot(golden(`sample.${language}.txt`));
    }
    const json = JSON.parse([...reportSampleJson(sample)].join(''));
    expect([json.seed, json.of, json.items.length]).toEqual(['a "seed"', sample.of, 3]);
    expect(json.items[0]).toMatchObject({ key: sample.items[0]?.key, resource: { id: sample.items[0]?.resource } });
  });
});

/** The files of a ZIP, read by its central directory. */
function unzip(zip: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const end = zip.length - 22;
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < zip.readUInt16LE(end + 10); entry += 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), inflateRawSync(packed).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}
