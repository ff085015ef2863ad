import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { loadShippedCatalog } from '../../src/catalog/load.ts';
import { defaultConfig } from '../../src/config/parse.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { assessmentSchema } from '../../src/report/assessment-schema.ts';
import { reportJson } from '../../src/report/json.ts';
import { firstProblem } from '../../src/report/json-schema.ts';
import type { Reporter, ReportOptions } from '../../src/report/reporter.ts';
import { hostileName, sample } from './sample.ts';

const report: Reporter = reportJson;
const options: ReportOptions = { language: 'en', color: 0, width: 80, verbose: false };
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(assessmentSchema);

function render(assessment: Assessment): string {
  return [...report(assessment, options)].join('');
}

describe('reportJson', () => {
  it('prints the assessment', async () => {
    const golden = new URL('../../fixtures/golden/assessment.json', import.meta.url).pathname;
    await expect(render(sample)).toMatchFileSnapshot(golden);
  });

  it('has the parts others rely on', () => {
    const value = JSON.parse(render(sample));
    expect(value.schemaVersion).toBe('1');
    expect(value.run).toEqual(sample.run);
    expect(value.counts).toEqual({ pass: 2, fail: 9, unknown: 4, notApplicable: 1, waived: 2 });
    expect(value.ledger.gaps[0].cause.kind).toBe('denied');
    expect(value.frameworks[0].counts['not-satisfied']).toBe(2);
    expect(value.frameworks[0].controls[0].results).toEqual({ pass: 3, fail: 6, unknown: 0, notApplicable: 0 });
    const waived = value.results.find((result: { rule: string }) => result.rule === 'aws/logs/retention');
    expect(waived).toMatchObject({ outcome: 'fail', waiver: { owner: 'sre@acme.example', expires: '2027-03-31' } });
    expect(value.results[2].observed[0]).toEqual({
      field: 'AccountMFAEnabled',
      operator: 'equals',
      expected: 1,
      actual: 0,
      result: false,
    });
  });

  it('gives the same bytes whatever the language, colour and width, and whoever made the objects', () => {
    const other: ReportOptions = { language: 'ja', color: 3, width: 40, verbose: true };
    expect([...report(sample, other)].join('')).toBe(render(sample));
    expect(render(backwards(sample))).toBe(render(sample));
  });

  it('holds hostile names as data, with nothing a terminal would obey', () => {
    const text = render(sample);
    expect(text).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}/u);
    const names = JSON.parse(text).results.map((result: { resource: { name: string } }) => result.resource.name);
    expect(names).toContain(hostileName);
  });

  it('has one line a record, and writes 100,000 results without holding them', () => {
    const [result] = sample.results;
    if (!result) throw new Error('the sample has no result');
    const many = (n: number) => ({ ...sample, results: Array.from({ length: n }, () => result) });
    let lines = 0;
    let longest = 0;
    for (const piece of report(many(100_000), options)) {
      lines += 1;
      longest = Math.max(longest, piece.length);
    }
    expect(lines).toBeGreaterThan(100_000);
    expect(longest).toBeLessThan(10_000);
  });
});

describe('the published JSON Schema', () => {
  it('holds for the sample, which has every key there is', () => {
    const fates = { findings: 5, present: 2, graver: 0, fixed: 1, unread: 1, notAsked: 1, notCounted: 0 };
    const baseline = { sha256: 'ab'.repeat(32), runId: 'before', asOf: sample.run.asOf, ...fates };
    const value = JSON.parse(render({ ...sample, gate: { ...sample.gate, baseline } }));
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    expect(unusedKeys(value)).toEqual([]);
  });

  it('holds for an assessment of the shipped catalog', async () => {
    const catalog = await loadShippedCatalog(resourceSchemas);
    const assessment = assess({
      catalog,
      rules: catalog.rules,
      results: [],
      manifest: { run: { ...sample.run, complete: true }, targets: sample.targets },
      ledger: [],
      config: defaultConfig,
      asOf: sample.run.asOf,
      tool: sample.tool,
    });
    const value = JSON.parse(render(assessment));
    expect(value.frameworks.flatMap(({ controls }: { controls: unknown[] }) => controls).length).toBeGreaterThan(400);
    expect(validate(value), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });

  it.each([
    ['a key it does not know', (text: string) => text.replace('"gate"', '"verdict":1,\n"gate"')],
    ['a key it does not know, deep inside', (text: string) => text.replace('{"field"', '{"note":"","field"')],
    ['another version', (text: string) => text.replace('"schemaVersion": "1"', '"schemaVersion": "2"')],
    ['a word that is not a status', (text: string) => text.replace('"status":"waived"', '"status":"compliant"')],
    ['a missing key', (text: string) => text.replace('"allowUnknown":false,', '')],
    ['a number that is text', (text: string) => text.replace('"failed": 4', '"failed": "4"')],
    ['a time that is none', (text: string) => text.replace('"asOf":"2026-11-22T09:00:00.000Z"', '"asOf":"today"')],
  ])('refuses %s, in Ajv and in our own reader alike', (_, spoil) => {
    const text = render(sample);
    const spoiled = spoil(text);
    expect(spoiled).not.toBe(text);
    expect(validate(JSON.parse(spoiled))).toBe(false);
    expect(firstProblem(assessmentSchema, JSON.parse(spoiled))).toBeDefined();
    expect(firstProblem(assessmentSchema, JSON.parse(text))).toBeUndefined();
  });
});

/** The same value with the keys of every object in reverse. */
function backwards<T>(value: T): T {
  if (Array.isArray(value)) return value.map(backwards) as T;
  if (typeof value !== 'object' || value === null) return value;
  const isPlain = !('where' in value);
  const entries = Object.entries(value).map(([key, member]) => [key, backwards(member)]);
  return Object.fromEntries(isPlain ? entries.reverse() : entries) as T;
}

/** Keys of the schema that the value never has: what the test above would then not have tested. */
function unusedKeys(value: unknown): string[] {
  const used = new Set<string>();
  const walk = (one: unknown) => {
    if (typeof one !== 'object' || one === null) return;
    for (const [key, member] of Object.entries(one)) {
      used.add(key);
      walk(member);
    }
  };
  walk(value);
  const named = [...JSON.stringify(assessmentSchema).matchAll(/"required":\[([^\]]*)\]/g)]
    .flatMap(([, list = '']) => list.split(','))
    .map((key) => key.replaceAll('"', ''));
  const optional = ['organization', 'caller', 'endpointOverride', 'permission', 'level', 'parent', 'reason', 'supply'];
  const more = ['cli', 'terraform', 'approvedBy', 'until', 'actual', 'cause', 'waiver', 'compensating', 'control'];
  return [...named, ...optional, ...more, 'safeguard', 'code', 'call'].filter((key) => key !== '' && !used.has(key));
}
