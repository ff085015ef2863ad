import { describe, expect, it } from 'vitest';
import { rollUp } from '../../src/assess/roll-up.ts';
import { type ControlStatus, controlStatuses } from '../../src/model/assessment.ts';

const controls = [
  { id: 'standard' },
  { id: 'first', parent: 'standard' },
  { id: 'second', parent: 'standard' },
  { id: 'beside' },
];

function standard(own: ControlStatus, hasEvidence: boolean, first: ControlStatus, second: ControlStatus) {
  const statuses = rollUp(
    controls,
    new Map([
      ['standard', { status: own, hasEvidence }],
      ['first', { status: first, hasEvidence: true }],
      ['second', { status: second, hasEvidence: true }],
      ['beside', { status: 'not-satisfied', hasEvidence: true }],
    ]),
  );
  expect(statuses.get('first')).toBe(first);
  expect(statuses.get('second')).toBe(second);
  return statuses.get('standard');
}

describe('rollUp', () => {
  it('takes the worse of any two, in the order of the list, whatever comes first', () => {
    const inScope = controlStatuses.filter((status) => status !== 'out-of-scope');
    for (const [index, worse] of inScope.entries()) {
      for (const better of inScope.slice(index)) {
        expect(standard('manual', false, worse, better)).toBe(worse);
        expect(standard('manual', false, better, worse)).toBe(worse);
        expect(standard(worse, true, better, better)).toBe(worse);
        expect(standard(better, true, worse, better)).toBe(worse);
      }
    }
  });

  it('leaves the own status of a standard without evidence aside', () => {
    expect(standard('manual', false, 'satisfied', 'attested')).toBe('satisfied');
    expect(standard('manual', true, 'satisfied', 'attested')).toBe('manual');
  });

  it('leaves specifications out of scope aside, unless all are', () => {
    expect(standard('manual', false, 'out-of-scope', 'satisfied')).toBe('satisfied');
    expect(standard('manual', false, 'out-of-scope', 'out-of-scope')).toBe('out-of-scope');
    expect(standard('satisfied', true, 'out-of-scope', 'out-of-scope')).toBe('satisfied');
  });

  it('keeps a standard out of scope that is so itself', () => {
    expect(standard('out-of-scope', true, 'not-satisfied', 'undetermined')).toBe('out-of-scope');
  });

  it('goes through several levels, and ends in a circle', () => {
    const chain = [{ id: 'top' }, { id: 'middle', parent: 'top' }, { id: 'leaf', parent: 'middle' }];
    const own = new Map([
      ['top', { status: 'satisfied', hasEvidence: true }],
      ['middle', { status: 'manual', hasEvidence: false }],
      ['leaf', { status: 'not-satisfied', hasEvidence: true }],
    ] as const);
    expect([...rollUp(chain, own).values()]).toEqual(['not-satisfied', 'not-satisfied', 'not-satisfied']);
    const circle = [
      { id: 'top', parent: 'leaf' },
      { id: 'leaf', parent: 'top' },
    ];
    expect(rollUp(circle, own).get('top')).toBe('not-satisfied');
  });
});
