import { describe, expect, it } from 'vitest';
import { firstView, readState, type TableState, wholeTable, writeState } from '../../src/browser/state.ts';
import { fill } from '../../src/browser/texts.ts';
import { formatCount } from '../../src/i18n/plural.ts';
import { tableLink } from '../../src/report/viewer/page.ts';

describe('the address of the table', () => {
  const states: readonly TableState[] = [
    wholeTable,
    firstView,
    { ...wholeTable, view: 'resources', query: 'a b&c=d#e', page: 7 },
    {
      ...firstView,
      sort: 'resource',
      isDescending: true,
      narrowed: { rule: 'aws/s3/x', resource: 'arn:aws:s3:::患者 &' },
    },
    { ...wholeTable, sort: 'severity', isDescending: true, chosen: { ...wholeTable.chosen, account: ['-', '1&2'] } },
  ];

  it('reads as the state that it was written from', () => {
    for (const state of states) expect(readState(writeState(state))).toEqual(state);
  });

  it('leaves alone what speaks of something else', () => {
    for (const hash of ['', '#', '#en-plan', '#ja-control-soc2_3a_CC6.1']) expect(readState(hash)).toBeUndefined();
  });

  it('reads what the pages link to', () => {
    expect(readState(tableLink({ rule: 'aws/s3/x', outcome: 'fail' }))).toEqual({
      ...wholeTable,
      narrowed: { rule: 'aws/s3/x' },
      chosen: { ...wholeTable.chosen, outcome: ['fail'] },
    });
    expect(readState(tableLink({ outcome: 'fail', waived: 'no' }))).toEqual({
      ...wholeTable,
      chosen: { ...wholeTable.chosen, outcome: ['fail'], waived: ['no'] },
    });
    expect(readState(tableLink({ finding: '12' }))?.narrowed).toEqual({ finding: '12' });
  });

  it('takes no harm from nonsense', () => {
    expect(readState('#page=-3&sort=constructor&view=x&outcome=__proto__')).toEqual({
      ...wholeTable,
      chosen: { ...wholeTable.chosen, outcome: ['__proto__'] },
    });
  });
});

describe('a sentence', () => {
  it('is filled in, and what is filled in stays as it is', () => {
    expect(fill('{count} of {name}, {other}', { count: 1234567, name: '{count} $&' })).toBe(
      '1,234,567 of {count} $&, {other}',
    );
    expect([0, 999, 1000].map(formatCount)).toEqual(['0', '999', '1,000']);
  });
});
