import { describe, expect, it } from 'vitest';
import { countByRule } from '../../src/browser/counts.ts';
import { type TableState, wholeTable } from '../../src/browser/state.ts';
import { sample } from '../report/sample.ts';
import { openLines } from './open-results.ts';

const chosen = (more: Partial<TableState['chosen']>) => ({ chosen: { ...wholeTable.chosen, ...more } });

describe('counts of very many results', () => {
  const { head } = openLines(sample, 5);
  const settled = sample.results.filter(({ outcome }) => outcome === 'pass' || outcome === 'not-applicable');
  const counted = (state: Partial<TableState>) =>
    countByRule(head, { ...wholeTable, ...state })?.map(({ rule, pass, notApplicable }) => ({
      rule: head.rules[rule]?.id,
      results: pass + notApplicable,
    }));
  const by = (fits: (result: (typeof settled)[number]) => boolean) => {
    const rules = [...new Set(settled.filter(fits).map(({ rule }) => rule))];
    return rules.map((rule) => ({ rule, results: settled.filter((one) => one.rule === rule && fits(one)).length }));
  };
  const controlsOf = (id: string) => sample.rules.find((rule) => rule.id === id)?.controls ?? [];
  const inOrder = (counts: ReturnType<typeof by> | ReturnType<typeof counted>) =>
    [...(counts ?? [])].sort((a, b) => ((a.rule ?? '') < (b.rule ?? '') ? -1 : 1));

  it('are of the rules, accounts, controls and frameworks that a state names', () => {
    expect(inOrder(counted({}))).toEqual(inOrder(by(() => true)));
    for (const { id } of head.controls) {
      expect(inOrder(counted({ narrowed: { control: id } }))).toEqual(
        inOrder(by(({ rule }) => controlsOf(rule).includes(id))),
      );
    }
    const known = new Set(head.controls.map(({ id }) => id));
    for (const { id } of head.frameworks) {
      const leads = (rule: string) => controlsOf(rule).some((one) => known.has(one) && one.startsWith(`${id}:`));
      expect(inOrder(counted(chosen({ framework: [id] })))).toEqual(inOrder(by(({ rule }) => leads(rule))));
    }
    const [one] = settled;
    const rule = one?.rule ?? '';
    expect(counted({ narrowed: { rule } })).toEqual(by((result) => result.rule === rule));
    const account = one?.resource.account ?? '';
    expect(inOrder(counted(chosen({ account: [account] })))).toEqual(
      inOrder(by(({ resource }) => resource.account === account)),
    );
    expect(counted({ narrowed: { control: 'soc2:nothing' } })).toEqual([]);
  });

  it('are not known of one resource or finding, nor needed where all results are rows', () => {
    expect(counted({ narrowed: { resource: 'research' } })).toBeUndefined();
    expect(counted({ narrowed: { finding: '12' } })).toBeUndefined();
    expect(countByRule(openLines(sample).head, wholeTable)).toBeUndefined();
  });
});
