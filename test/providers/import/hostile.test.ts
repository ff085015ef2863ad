import { describe, expect, it } from 'vitest';
import { parseLine } from '../../../src/collect/parse-line.ts';
import { maxLineBytes } from '../../../src/collect/split-lines.ts';
import { escapeControls } from '../../../src/evaluate/show.ts';
import { recordReport } from '../../../src/providers/import/recorded-report.ts';
import { toCanonicalJson } from '../../../src/text/canonical-json.ts';
import { counts, keys, read } from './read.ts';
import { bandit, sarif } from './reports.ts';

const scope = { target: 'scanners', account: '-', region: '-' };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const withResults = (results: readonly unknown[]) => sarif({ tool: { driver: { name: 'x' } }, results });

describe('a report by a stranger', () => {
  it('with a million results is read, and comes to no more than a line may have', () => {
    const result = '{"ruleId":"r","message":{"text":""},"level":"error"}';
    const list = `${result},`.repeat(999_999) + result;
    const text = `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[${list}]}]}`;
    const found = read(text);
    expect(counts(found)).toEqual([1_000_000, 0, 1_000_000, 0, 0, 0]);
    // Ten are told apart, and the tenth stands for all others: a waiver of one of the nine covers no other.
    expect(found.problems.map(({ attributes: { Open } }) => Open)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 999_991]);
    expect(keys(found).slice(-2)).toEqual(['r#9', 'r#10+']);
    const line = toCanonicalJson(recordReport(found.report, scope));
    console.log(`${text.length} bytes of report, ${line.length} bytes kept`);
    expect(line.length).toBeLessThan(2000);
  });

  it('with 10,000 findings of the longest and worst names still fits into a line; with one more it is not judged', () => {
    const rule = (index: number) => `${index}${'\u202e\u0000漢'.repeat(200)}`;
    const results = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        message: {},
        ruleId: `${index}`.padEnd(8, 'x') + rule(index),
        locations: [{ physicalLocation: { artifactLocation: { uri: rule(index) }, region: { startLine: index + 1 } } }],
      }));
    const short = Array.from({ length: 10_001 }, (_, index) => ({
      message: {},
      ruleId: 'r',
      locations: [{ physicalLocation: { artifactLocation: { uri: `src/${index}.ts` } } }],
    }));
    expect(read(withResults(short)).codes).toEqual(['too-many-findings']);
    expect(read(withResults(short.slice(1))).problems).toHaveLength(10_000);
    const whole = read(withResults(results(2000)));
    expect(whole.codes).toEqual([]);
    const bytes = Buffer.byteLength(toCanonicalJson(recordReport(whole.report, scope)));
    console.log(`${bytes * 5} bytes for 10,000 groups, ${maxLineBytes} allowed`);
    expect(bytes * 5).toBeLessThan(maxLineBytes);
  });

  it('with texts of 10 MB keeps a little of each', () => {
    const long = 'A'.repeat(10_000_000);
    const found = read(
      sarif({
        tool: { driver: { name: long, version: long } },
        results: [{ ruleId: long, level: long, message: { text: long } }],
      }),
    );
    expect(JSON.stringify(found).length).toBeLessThan(6000);
    expect(counts(found)).toEqual([1, 0, 1, 0, 0, 0]);
  });

  it.each([
    ['nested lists', `${'['.repeat(5_000_000)}${']'.repeat(5_000_000)}`, 'malformed'],
    ['nested objects in a result', `{"version":"2.1.0","runs":${'{"a":'.repeat(100)}1${'}'.repeat(100)}}`, 'malformed'],
    ['more parts than memory', `[${'{},'.repeat(9_000_000)}{}]`, 'too-large'],
    ['lists that never end', '['.repeat(1000), 'malformed'],
    ['nothing', '', 'not-json'],
    ['half', JSON.stringify(withResults([])).slice(0, -3), 'not-json'],
    ['two reports one after the other', JSON.stringify(withResults([])).repeat(2), 'not-json'],
    ['a text that never ends', '{"version":"2.1.0","runs":[{"tool":"\\', 'not-json'],
  ])('%s', (_what, text, code) => {
    expect(read(text).codes).toEqual([code]);
  });

  it('that is no UTF-8 is not read; UTF-16 with its mark is, as PowerShell writes it', () => {
    expect(read(new Uint8Array([0x7b, 0xff, 0x7d])).codes).toEqual(['not-json']);
    const text = JSON.stringify(bandit('2026-01-30T12:00:00Z'));
    expect(read(Buffer.from(`\ufeff${text}`, 'utf16le')).attributes.Open).toBe(0);
    expect(read(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()).attributes.Open).toBe(0);
    expect(read(bytesOf(`\ufeff${text}`)).attributes.Open).toBe(0);
    expect(read(Buffer.from(text, 'utf16le')).codes).toEqual(['not-json']);
  });

  it('cannot reach what every object has', () => {
    const text = (members: string) =>
      `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{"message":{},${members}}]}]}`;
    for (const members of [
      '"__proto__":{"kind":"pass"}',
      '"constructor":{"kind":"pass"},"ruleIndex":"__proto__"',
      '"__proto__":{"suppressions":[{"kind":"external"}]}',
      '"rule":{"toolComponent":{"index":"constructor"},"index":0}',
      '"rule":{"toolComponent":{"index":-1},"index":-1}',
      '"properties":{"__proto__":{"security-severity":"0.1"}}',
    ]) {
      expect(counts(read(text(members)))).toEqual([1, 0, 0, 1, 0, 0]);
    }
    expect(read('{"__proto__":{"version":"2.1.0","runs":[]}}').codes).toEqual(['unknown-format']);
    expect(Object.hasOwn(Object.prototype, 'kind')).toBe(false);
  });

  it('cannot lower a score with a number that is none', () => {
    const text = JSON.stringify(
      withResults([{ message: {}, ruleId: 'r', level: 'error', properties: { 'security-severity': 0 } }]),
    );
    expect(counts(read(text.replace('"security-severity":0', '"security-severity":1e309')))).toEqual([
      1, 0, 1, 0, 0, 0,
    ]);
    expect(counts(read(text.replace('"security-severity":0', '"security-severity":-1e-9')))).toEqual([
      1, 0, 1, 0, 0, 0,
    ]);
  });

  it('can put no control character into a record, and what turns the reading direction is escaped where it is shown', () => {
    const found = read(
      withResults([
        {
          message: {},
          ruleId: '\u001b[2Jr\u0000\n\ud800',
          locations: [{ logicalLocations: [{ fullyQualifiedName: 'a\u202eb' }] }],
        },
      ]),
    );
    const { Problem, Place } = found.problems[0]?.attributes ?? {};
    expect(Problem).toMatch(/^\ufffd\[2Jr\ufffd\ufffd\ufffd\u2026[0-9a-f]{16}$/);
    expect(escapeControls(String(Place))).toBe('a\\u{202e}b');
    const line = recordReport(found.report, scope);
    expect(() => parseLine(JSON.parse(toCanonicalJson(line)), { file: 'x' }, line)).not.toThrow();
  });

  it('gives no two findings one name: not by length, not by characters that are lost, not by a # of its own', () => {
    const long = 'a'.repeat(500);
    const at = (ruleId: string, uri: string) => ({
      message: {},
      ruleId,
      locations: [{ physicalLocation: { artifactLocation: { uri } } }],
    });
    const given = [
      at(`${long}1`, `${long}1`),
      at(`${long}1`, `${long}2`),
      at(`${long}2`, `${long}1`),
      at('r', 'a\u0001'),
      at('r', 'a\u0002'),
      at('r', 'a'),
      at('r', 'a'),
      at('r', 'a#2'),
      at('r@a', 'b'),
      at('r', 'a@b'),
    ];
    const found = read(withResults(given));
    expect(new Set(found.problems.map(({ id }) => id)).size).toBe(given.length);
    expect(new Set(found.problems.map(({ name }) => name)).size).toBe(given.length);
  });
});
