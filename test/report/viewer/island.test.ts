import { describe, expect, it } from 'vitest';
import { nothing } from '../../../src/browser/table.ts';
import { messageOf, observedOf, resourceId, resourceName } from '../../../src/browser/texts.ts';
import type { AssessedResult, Assessment } from '../../../src/model/assessment.ts';
import { outcomes } from '../../../src/model/result.ts';
import { severities } from '../../../src/model/rule.ts';
import { languages } from '../../../src/model/text.ts';
import { observedInWords } from '../../../src/report/observed.ts';
import { writeIsland } from '../../../src/report/viewer/island.ts';
import { openLines, openResults, wordsIn } from '../../browser/open-results.ts';
import { manyFindings } from '../many-findings.ts';
import { sample } from '../sample.ts';

const hostile = [
  '</script><script>alert(1)</script>',
  '<!-- <script>',
  'a\u2028b\u2029c',
  '\u202egpj',
  '\u0000\u0001\u0002\u0003',
  '\ud800 alone',
  'x'.repeat(100_000),
  '$& $1 {count}',
  '',
];

function withNames(names: readonly string[]): Assessment {
  const [finding] = sample.results.filter(({ outcome }) => outcome === 'fail');
  if (!finding) throw new Error('the sample has no finding');
  const results = names.map(
    (name, index): AssessedResult => ({
      ...finding,
      resource: { ...finding.resource, name, id: `arn:${name}:${index}` },
      message: { en: `Bucket ${name} is open: ${name}`, ja: `バケット ${name} が公開` },
      observed: [{ field: name, operator: 'equals', expected: name, actual: name, result: false }],
    }),
  );
  return { ...sample, results };
}

describe('the results in the page', () => {
  it('are those of the assessment', async () => {
    const table = await openResults(sample);
    const words = wordsIn(sample);
    expect(table.rows).toBe(sample.results.length);
    for (const [row, result] of sample.results.entries()) {
      const resource = table.resource[row] ?? 0;
      expect(table.head.rules[table.rule[row] ?? 0]?.id).toBe(result.rule);
      expect(outcomes[table.outcome[row] ?? 0]).toBe(result.outcome);
      expect(severities[table.severity[row] ?? 0]).toBe(result.severity);
      expect(table.types[table.resources.type[resource] ?? 0]).toBe(result.resource.type);
      expect(resourceName(table, resource)).toBe(result.resource.name);
      expect(resourceId(table, resource)).toBe(result.resource.id);
      const { target, account, region } = result.resource;
      expect(table.places[table.resources.place[resource] ?? 0]).toEqual([target, account, region]);
      expect(table.causes[table.cause[row] ?? nothing]?.kind).toBe(result.cause?.kind);
      expect(table.waiver[row] !== nothing).toBe(result.waiver !== undefined);
      for (const language of languages) {
        expect(messageOf(table, row, language)).toBe(result.message[language]);
        const said = result.observed.map((one) => observedInWords(one, language));
        expect(observedOf(table, row, language, words[language])).toEqual(said);
      }
    }
  });

  it('are the same over blocks, and told apart where one id stands for several resources', () => {
    const many = manyFindings(25_000);
    const [one] = many.results;
    if (!one) throw new Error('no result');
    const other = { ...one, resource: { ...one.resource, region: 'eu-west-1' } };
    const table = openLines({ ...many, results: [...many.results, other] });
    expect(table.rows).toBe(50_001);
    for (const row of [0, 19_999, 20_000, 49_999]) {
      const result = many.results[row];
      expect(resourceId(table, table.resource[row] ?? 0)).toBe(result?.resource.id);
      expect(messageOf(table, row, 'ja')).toBe(result?.message.ja);
    }
    expect(table.places[table.resources.place[table.resource[50_000] ?? 0] ?? 0]?.[2]).toBe('eu-west-1');
  });

  it('have the first digits of the evidence and its lines, by row', () => {
    const [one, two, three] = sample.results;
    if (!one || !two || !three) throw new Error('too few results');
    const record = (line: number) => ({
      file: 'records/a.ndjson.gz',
      line,
      sha256: `${line}`.padStart(64, 'a'),
      pointers: [],
    });
    const results = [{ ...one, evidence: [record(7), record(3)] }, two, { ...three, evidence: [record(3)] }];
    const table = openLines({ ...sample, results });
    const linesOf = (row: number) =>
      [table.evidence[row] ?? 0, ...(table.moreEvidence.get(row) ?? [])]
        .filter((at) => at > 0)
        .map((at) => table.records.line[at - 1]);
    expect([0, 1, 2].map(linesOf)).toEqual([[7, 3], [], [3]]);
    expect(table.records.digest).toEqual(['aaaaaaaaaaaa', 'aaaaaaaaaaaa']);
  });

  it('count the evidence they leave out', () => {
    const [one] = sample.results;
    if (!one) throw new Error('no result');
    const evidence = Array.from({ length: 25 }, (_, line) => ({
      file: 'records/a.ndjson.gz',
      line,
      sha256: `${line}`.padStart(64, 'a'),
      pointers: [],
    }));
    const table = openLines({ ...sample, results: [{ ...one, evidence }] });
    expect(table.moreEvidence.get(0)).toHaveLength(20);
    expect(table.moreEvidence.get(0)?.at(-1)).toBe(-5);
  });

  it('keep what strangers wrote, and it ends no element', async () => {
    const assessment = withNames(hostile);
    const island = [...writeIsland(assessment)].join('');
    expect(island.match(/<\/?script|<!--/gi)).toHaveLength(4);
    const table = await openResults(assessment);
    for (const [row, name] of hostile.entries()) {
      const sent = name.replace(/[\ud800-\udfff]/g, (half) => half);
      if (name.length > 4000) {
        expect(resourceId(table, row)).toBe(`arn:${name}:${row}`);
        expect(resourceName(table, row)).toBe(`${'x'.repeat(4000)}...(+96000)`);
        continue;
      }
      expect(resourceName(table, row)).toBe(sent);
      expect(messageOf(table, row, 'en')).toBe(`Bucket ${sent} is open: ${sent}`);
    }
  });

  it('is the same file each time, and says nothing of a system', () => {
    const packed = () => [...writeIsland(sample)].join('');
    expect(packed()).toBe(packed());
    const line = packed().split('id="results">\n')[1]?.split('\n')[0] ?? '';
    expect([...Buffer.from(line, 'base64').subarray(4, 10)]).toEqual([0, 0, 0, 0, expect.any(Number), 255]);
  });

  it('reads the words of each result once, in order', () => {
    const read: number[] = [];
    const results = sample.results.map((result, index) =>
      Object.defineProperty({ ...result }, 'message', {
        get: () => {
          read.push(index);
          return result.message;
        },
      }),
    );
    openLines({ ...sample, results });
    expect(read).toEqual(sample.results.map((_, index) => index));
  });
});

describe('very many results', () => {
  it('are rows where they fail or are unknown, and else counts by rule and account', () => {
    const table = openLines(sample, 5);
    const rows = sample.results.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
    expect(table.rows).toBe(rows.length);
    expect(rows.map(({ message }) => message.en)).toEqual(rows.map((_, row) => messageOf(table, row, 'en')));
    const sum = (key: 'pass' | 'notApplicable') => table.head.counts?.reduce((n, one) => n + one[key], 0);
    expect([sum('pass'), sum('notApplicable')]).toEqual([sample.counts.pass, sample.counts['not-applicable']]);
  });

  it('are all rows up to the bound', () => {
    expect(openLines(sample, sample.results.length).head.counts).toBeUndefined();
  });
});
