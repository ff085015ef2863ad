import { describe, expect, it } from 'vitest';
import { countsOfResource } from '../../src/browser/groups.ts';
import { createModel } from '../../src/browser/model.ts';
import { countedOutcomes } from '../../src/browser/resource-view.ts';
import { firstView, wholeTable } from '../../src/browser/state.ts';
import { resourceId } from '../../src/browser/texts.ts';
import { outcomes } from '../../src/model/result.ts';
import { variedFindings } from '../report/varied-findings.ts';
import { openLines } from './open-results.ts';

const many = variedFindings({
  resources: 60,
  rules: 12,
  outcomes: ['fail', 'pass', 'pass', 'fail', 'unknown', 'not-applicable', 'pass'],
  results: 300,
});
const table = openLines(many);
const model = createModel(table);
const passed = { ...wholeTable, chosen: { ...wholeTable.chosen, outcome: ['pass'] } };
const sorted = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);

describe('resources', () => {
  it('have all their results counted, the most findings first', () => {
    const { groups } = model.show({ ...wholeTable, view: 'resources' }, 'en');
    if (!groups) throw new Error('no groups');
    const counts = [...groups.resources].map((resource) => countsOfResource(groups, resource));
    expect(counts.flat().reduce((a, b) => a + b, 0)).toBe(many.results.length);
    const fails = counts.map((of) => of[outcomes.indexOf('fail')] ?? 0);
    expect(fails).toEqual([...fails].sort((a, b) => b - a));
  });

  const of = (id: string) => many.results.filter(({ resource }) => resource.id === id);
  const countIn = (results: typeof many.results) =>
    outcomes.map((one) => results.filter(({ outcome }) => outcome === one).length);

  it.each([
    ['the first view', firstView],
    ['what passed', passed],
    ['a search', { ...wholeTable, query: 'setting 3' }],
  ] as const)('have all their results counted, in %s', (_, state) => {
    const { groups, rows } = model.show({ ...state, view: 'resources' }, 'en');
    if (!groups) throw new Error('no groups');
    const listed = [...groups.resources].map((resource) => resourceId(table, resource));
    expect(sorted(groups.resources)).toEqual(sorted([...new Set([...rows].map((row) => table.resource[row] ?? 0))]));
    expect([...groups.resources].map((resource) => countsOfResource(groups, resource))).toEqual(
      listed.map((id) => countIn(of(id))),
    );
    const [fail, unknown] = [outcomes.indexOf('fail'), outcomes.indexOf('unknown')];
    const keys = [...groups.resources].map((resource) => {
      const counts = countsOfResource(groups, resource);
      return (counts[fail] ?? 0) * 1000 + (counts[unknown] ?? 0);
    });
    expect(keys).toEqual([...keys].sort((a, b) => b - a));
  });

  it('have no counts of what is no row', () => {
    expect(countedOutcomes(table)).toHaveLength(outcomes.length);
    expect(countedOutcomes(openLines(many, 5))).toEqual(['fail', 'unknown']);
  });
});
