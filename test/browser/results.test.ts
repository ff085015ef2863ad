import { describe, expect, it } from 'vitest';
import { csvOf } from '../../src/browser/csv.ts';
import { listFacets, orderValues } from '../../src/browser/facets.ts';
import { filterRows } from '../../src/browser/filter.ts';
import { findingKey, findRows } from '../../src/browser/finding-key.ts';
import { createModel } from '../../src/browser/model.ts';
import { createSearch } from '../../src/browser/search.ts';
import { firstView, type TableState, wholeTable } from '../../src/browser/state.ts';
import { messageOf, resourceName } from '../../src/browser/texts.ts';
import { outcomes } from '../../src/model/result.ts';
import { severities } from '../../src/model/rule.ts';
import { languages } from '../../src/model/text.ts';
import { findingKey as reportKey } from '../../src/text/finding-key.ts';
import { manyFindings } from '../report/many-findings.ts';
import { readCsv } from '../report/read-csv.ts';
import { sample } from '../report/sample.ts';
import { openLines } from './open-results.ts';

const table = openLines(sample);
const model = createModel(table);
const rowsOf = (state: Partial<TableState>) => [...model.show({ ...wholeTable, ...state }, 'en').rows];
const chosen = (more: Partial<TableState['chosen']>) => ({ chosen: { ...wholeTable.chosen, ...more } });
const expected = (fits: (result: (typeof sample.results)[number]) => boolean) =>
  sample.results.flatMap((result, row) => (fits(result) ? [row] : []));
const sorted = (rows: readonly number[]) => [...rows].sort((a, b) => a - b);

describe('the filter', () => {
  it('leaves at first what failed and what is unknown', () => {
    const rows = [...model.show(firstView, 'en').rows];
    expect(sorted(rows)).toEqual(expected(({ outcome }) => outcome === 'fail' || outcome === 'unknown'));
  });

  it('joins the values of a facet by or, and facets by and', () => {
    const rows = rowsOf(chosen({ outcome: ['fail'], waived: ['no'], service: ['aws/s3', 'aws/iam'] }));
    const fits = expected(
      ({ outcome, waiver, resource }) =>
        outcome === 'fail' && waiver === undefined && /^aws\/(s3|iam)\//.test(resource.type),
    );
    expect(sorted(rows)).toEqual(fits);
  });

  it('counts a value without what else is chosen of its facet', () => {
    const { counts } = model.show({ ...wholeTable, ...chosen({ outcome: ['fail'] }) }, 'en');
    expect(counts.outcome).toEqual(
      outcomes.map((one) => sample.results.filter(({ outcome }) => outcome === one).length),
    );
    const fails = sample.results.filter(({ outcome }) => outcome === 'fail');
    expect(counts.severity).toEqual(severities.map((one) => fails.filter(({ severity }) => severity === one).length));
  });

  it('takes a rule of several frameworks for each of them', () => {
    const of = (id: string) =>
      expected(({ rule }) => {
        const controls = sample.rules.find((one) => one.id === rule)?.controls ?? [];
        return controls.some((control) => control.startsWith(`${id}:`) && known.has(control));
      });
    const known = new Set(sample.frameworks.flatMap(({ id, controls }) => controls.map((one) => `${id}:${one.id}`)));
    for (const { id } of sample.frameworks) expect(sorted(rowsOf(chosen({ framework: [id] })))).toEqual(of(id));
  });

  it('narrows to what a link names: a rule, a resource by id or name, a control, a finding', () => {
    const rule = 'aws/s3/kms-encryption';
    expect(sorted(rowsOf({ narrowed: { rule } }))).toEqual(expected((one) => one.rule === rule));
    const research = expected(({ resource }) => resource.name === 'research');
    expect(rowsOf({ narrowed: { resource: 'arn:aws:s3:::research' } })).toEqual(research);
    expect(rowsOf({ narrowed: { resource: 'research' } })).toEqual(research);
    expect(rowsOf({ narrowed: { resource: 'nothing' } })).toEqual([]);
    expect(rowsOf({ narrowed: { finding: reportKey(rule, 'arn:aws:s3:::research') } })).toEqual(research);
    expect(rowsOf({ narrowed: { finding: '12' } })).toEqual([]);
    const control = table.head.controls[0]?.id ?? '';
    const rules = sample.rules.filter(({ controls }) => controls.includes(control)).map(({ id }) => id);
    expect(sorted(rowsOf({ narrowed: { control } }))).toEqual(expected((one) => rules.includes(one.rule)));
  });

  it('narrows by a finding to that of every target, as no key has one', () => {
    const [one] = sample.results.filter(({ outcome }) => outcome === 'fail');
    if (!one) throw new Error('no finding');
    const first = { ...one, outcome: 'unknown' as const, resource: { ...one.resource, target: 'aaa' } };
    const both = openLines({ ...sample, results: [first, ...sample.results] });
    const narrowed = { finding: reportKey(one.rule, one.resource.id) };
    const shown = createModel(both).show({ ...wholeTable, narrowed }, 'en');
    expect(sorted([...shown.rows])).toEqual([0, sample.results.indexOf(one) + 1]);
    expect([...shown.rows].map((row) => outcomes[both.outcome[row] ?? 0])).toEqual(['fail', 'unknown']);
  });

  it('knows what is new since the baseline', () => {
    const results = sample.results.map((one, row) =>
      row % 2 === 0 && one.outcome === 'fail' ? { ...one, baseline: true as const } : one,
    );
    const baseline = { ...emptyBaseline, findings: 1, present: 1 };
    const based = openLines({ ...sample, results, gate: { ...sample.gate, baseline } });
    const { rows } = filterRows(based, listFacets(based), { ...wholeTable, ...chosen({ new: ['yes'] }) }, undefined);
    expect([...rows]).toEqual(
      expected((one) => one.outcome === 'fail' && one.waiver === undefined).filter((row) => row % 2 === 1),
    );
  });
});

const emptyBaseline = {
  sha256: '',
  runId: '',
  asOf: '',
  findings: 0,
  present: 0,
  graver: 0,
  fixed: 0,
  unread: 0,
  notAsked: 0,
  notCounted: 0,
};

describe('the search', () => {
  const search = createSearch(table);
  const titleOf = (id: string) => sample.rules.find((rule) => rule.id === id)?.title ?? { en: '', ja: '' };

  it.for(languages)('finds what a look at every text would, in %s', (language) => {
    const queries = [
      'research',
      'MFA',
      'Bucket medical',
      '患者データ が',
      '111122223333',
      'acme',
      'kms',
      't u',
      'ap-northeast',
      '30',
      'zzz',
      's',
      'バケット',
    ];
    for (const query of queries) {
      const found = search.find(query, language) ?? new Uint8Array();
      const texts = sample.results.map(({ rule, resource, message }) => {
        const { type, name, id, target, account, region } = resource;
        const known =
          sample.targets.flatMap(({ accounts = [] }) => accounts).find((one) => one.id === account)?.name ?? '';
        const title = titleOf(rule);
        return [rule, title.en, title.ja, type, name, id, target, account, known, region, message[language]];
      });
      const naive = texts.map((parts) =>
        parts.some((part) => part.toLowerCase().includes(query.toLowerCase())) ? 1 : 0,
      );
      expect([...found], query).toEqual(naive);
    }
  });

  it('finds a text over the edge of a value, and in a value that was observed', () => {
    const [one] = sample.results;
    if (!one) throw new Error('no result');
    const resource = { ...one.resource, name: 'storage', id: 'storage' };
    const observed = [{ field: 'Days', operator: 'atLeast', expected: 365, actual: 'ninety', result: false as const }];
    const message = { en: 'Bucket storageninety of ninety days', ja: 'バケット' };
    const only = createSearch(openLines({ ...sample, results: [{ ...one, resource, observed, message }] }));
    for (const query of ['genin', 'et stor', 'nety of', 'ninety', 'storageninety of', 'y days']) {
      expect(only.find(query, 'en'), query).toEqual(Uint8Array.of(1));
    }
    expect(only.find('storage of', 'en')).toEqual(Uint8Array.of(0));
    expect(only.find('  ', 'en')).toBeUndefined();
  });
});

describe('the order', () => {
  it('is the gravest first, what failed before what is unknown', () => {
    const ranks = rowsOf({}).map(
      (row) =>
        (table.severity[row] ?? 0) * 10 +
        ['fail', 'unknown', 'pass', 'not-applicable'].indexOf(outcomes[table.outcome[row] ?? 0] ?? 'pass'),
    );
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  it('turns around, and holds every row once', () => {
    for (const sort of ['severity', 'outcome', 'rule', 'resource', 'account', 'region'] as const) {
      for (const isDescending of [false, true]) {
        expect(sorted(rowsOf({ sort, isDescending }))).toEqual(sample.results.map((_, row) => row));
      }
    }
    const names = (isDescending: boolean) =>
      rowsOf({ sort: 'resource', isDescending }).map((row) =>
        resourceName(table, table.resource[row] ?? 0).toLowerCase(),
      );
    const inOrder = [...names(false)].sort();
    expect(names(false)).toEqual(inOrder);
    expect(names(true)).toEqual([...inOrder].reverse());
  });
});

describe('values of a facet', () => {
  it('come by what failed and what is unknown, then by all', () => {
    const [one] = sample.results;
    if (!one) throw new Error('no result');
    const results = [
      ...Array.from({ length: 9 }, () => ['aws/s3/bucket', 'pass'] as const),
      ['aws/s3/bucket', 'fail'] as const,
      ['aws/iam/user', 'fail'] as const,
      ['aws/iam/user', 'unknown'] as const,
      ['aws/kms/key', 'pass'] as const,
      ['aws/ec2/instance', 'fail'] as const,
      ['aws/ec2/instance', 'pass'] as const,
    ].map(([type, outcome], index) => ({
      ...one,
      outcome,
      resource: { ...one.resource, type, id: `${type}-${index}`, name: `${index}` },
    }));
    const { facets, totals, firstTotals } = createModel(openLines({ ...sample, results }));
    const facet = facets.find(({ name }) => name === 'service');
    if (!facet) throw new Error('no services');
    const order = orderValues(facet, totals.service, firstTotals.service);
    expect(order.map((position) => facet.values[position])).toEqual(['aws/iam', 'aws/s3', 'aws/ec2', 'aws/kms']);
  });
});

describe('what the browser does as the program does', () => {
  it('calls a finding', () => {
    for (const text of [
      '',
      'arn:aws:s3:::x',
      '患者データ',
      'x'.repeat(55),
      'x'.repeat(56),
      'y'.repeat(1000),
      '\ud800',
    ]) {
      expect(findingKey('aws/s3/x', text)).toBe(reportKey('aws/s3/x', text));
    }
    for (const [row, { rule, resource }] of sample.results.entries()) {
      const found = findRows(table, reportKey(rule, resource.id));
      expect(found).toEqual(expected((one) => one.rule === rule && one.resource.id === resource.id));
      expect(found).toContain(row);
    }
  });

  it('writes CSV, of the first rows where there are many', () => {
    const [head = [], ...rows] = readCsv(csvOf(table, Uint32Array.of(0, 2), 'ja').replace(/^/, '\ufeff'));
    expect(rows.map((row) => row[head.indexOf('message')])).toEqual([
      messageOf(table, 0, 'ja'),
      messageOf(table, 2, 'ja'),
    ]);
    const many = openLines(manyFindings(6000));
    expect(csvOf(many, createModel(many).show(wholeTable, 'en').rows, 'en').split('\r\n')).toHaveLength(10_002);
  });
});
