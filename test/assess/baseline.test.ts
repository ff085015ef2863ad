import { describe, expect, it } from 'vitest';
import { holdAgainst, toBaseline } from '../../src/assess/baseline.ts';
import type { Searched } from '../../src/assess/whereabouts.ts';
import type { AssessedResult } from '../../src/model/assessment.ts';
import type { Outcome } from '../../src/model/result.ts';
import type { Severity } from '../../src/model/rule.ts';
import type { SnapshotTarget } from '../../src/model/snapshot.ts';
import { sampleResult, sampleRun } from './sample.ts';

const account = '111122223333';
const type = 'aws/s3/bucket';
const prod: SnapshotTarget = {
  name: 'prod',
  provider: 'aws',
  id: account,
  regions: ['ap-northeast-1', 'ap-northeast-3'],
};

interface Sketch {
  readonly name?: string;
  readonly target?: string;
  readonly region?: string;
  readonly account?: string;
  readonly severity?: Severity;
  readonly waiver?: number;
  readonly rule?: string;
}

function result(outcome: Outcome, { rule = 'r', waiver, region, account: of, ...sketch }: Sketch = {}): AssessedResult {
  const base = sampleResult(rule, outcome, sketch);
  const resource = { ...base.resource, ...(region && { region }), ...(of && { account: of }) };
  return { ...base, resource, ...(waiver !== undefined && { waiver }) };
}

/** What stands for a list that could not be read to its end. */
function unlisted(region: string, of = account): AssessedResult {
  const base = result('unknown', { region, account: of });
  return { ...base, resource: { ...base.resource, id: `${type}@${of}/${region}` } };
}

/** The same for a target that has none. */
const nothing = (): AssessedResult => {
  const base = result('not-applicable', { region: '-' });
  return { ...base, resource: { ...base.resource, id: `${type}@${account}/-` } };
};

const world = (results: readonly AssessedResult[], changes: Partial<Searched> = {}): Searched => ({
  results,
  rules: [{ id: 'r' }],
  targets: [prod],
  ledger: { absent: [] },
  run: { interrupted: false },
  ...changes,
});

function held(
  before: readonly AssessedResult[],
  now: readonly AssessedResult[],
  changes: Partial<Searched> & { readonly earlier?: readonly SnapshotTarget[] } = {},
) {
  const { earlier = [prod], ...rest } = changes;
  const assessment = { run: sampleRun, targets: earlier, results: before };
  const baseline = toBaseline({ assessment, sha256: 'ab'.repeat(32), nameOf: (id) => (id === 'old' ? 'r' : id) });
  return holdAgainst(baseline, world(now, rest));
}

const known = ({ results }: ReturnType<typeof held>) => results.map(({ baseline }) => baseline === true);

describe('a finding of the baseline', () => {
  it('is marked where it fails still; a new one is not', () => {
    const found = held([result('fail')], [result('fail'), result('fail', { name: 'new' })]);
    expect(known(found)).toEqual([true, false]);
    expect(found.outcome).toMatchObject({ findings: 1, present: 1, fixed: 0, unread: 0, notAsked: 0, graver: 0 });
  });

  it.each([
    ['waived then, as its waiver may be over', result('fail', { waiver: 0 })],
    ['unknown then', result('unknown')],
    ['passed then', result('pass')],
    ['of another rule', result('fail', { rule: 'other' })],
  ])('is new where it was %s', (_, before) => {
    expect(known(held([before], [result('fail')]))).toEqual([false]);
  });

  it('is known by the present name of its rule, and in another target too', () => {
    expect(known(held([result('fail', { rule: 'old' })], [result('fail')]))).toEqual([true]);
    expect(known(held([result('fail')], [result('fail', { target: 'production' })]))).toEqual([true]);
  });

  it('is new where it is graver than it was; not where it is milder', () => {
    const graver = held([result('fail', { severity: 'medium' })], [result('fail', { severity: 'high' })]);
    expect(known(graver)).toEqual([false]);
    expect(graver.outcome).toMatchObject({ present: 1, graver: 1 });
    const milder = held([result('fail', { severity: 'high' })], [result('fail', { severity: 'low' })]);
    expect(known(milder)).toEqual([true]);
    expect(milder.outcome.graver).toBe(0);
  });

  it('keeps words that are read when they are asked for', () => {
    const lazy = Object.create({
      get message() {
        return { en: 'read', ja: '読' };
      },
    }) as AssessedResult;
    const [marked] = held([result('fail')], [Object.assign(lazy, withoutMessage(result('fail')))]).results;
    expect(marked?.baseline).toBe(true);
    expect(Object.hasOwn(marked ?? {}, 'message')).toBe(false);
    expect(marked?.message.en).toBe('read');
  });
});

function withoutMessage({ message: _, ...rest }: AssessedResult) {
  return rest;
}

describe('what became of it', () => {
  const fate = (
    now: readonly AssessedResult[],
    changes: Parameters<typeof held>[2] & { readonly of?: Sketch } = {},
  ) => {
    const { of, ...rest } = changes;
    const { outcome } = held([result('fail', of)], now, rest);
    const { findings, present, fixed, unread, notAsked } = outcome;
    expect(present + fixed + unread + notAsked).toBe(findings);
    return Object.entries({ present, fixed, unread, notAsked }).find(([, n]) => n === 1)?.[0];
  };
  const other = result('pass', { name: 'other' });

  it.each<[string, string, readonly AssessedResult[], Parameters<typeof fate>[1]?]>([
    ['present', 'it fails still', [result('fail')]],
    ['present', 'it is waived now', [result('fail', { waiver: 0 })]],
    ['fixed', 'it passes', [result('pass')]],
    ['fixed', 'the rule does not apply to it any more', [result('not-applicable')]],
    ['unread', 'it is unknown', [result('unknown')]],
    [
      'unread',
      'it passes in one target and is unknown in another',
      [result('pass'), result('unknown', { target: 'b' })],
    ],
    ['present', 'it passes in one target and fails in another', [result('pass'), result('fail', { target: 'b' })]],
    ['fixed', 'its resource is gone', [other]],
    ['fixed', 'nothing is left', [nothing()]],
    ['unread', 'the list of its region was cut short', [unlisted('ap-northeast-1'), other]],
    ['fixed', 'only the list of another region was', [unlisted('ap-northeast-3'), other]],
    ['unread', 'the list of its whole account was', [unlisted('global'), other]],
    ['fixed', 'the list of another account was', [unlisted('global', '222233334444'), other]],
    ['unread', 'the target could not be entered at all', [unlisted('-', '999999999999')]],
    [
      'unread',
      'the run was interrupted in another region',
      [unlisted('ap-northeast-3')],
      { run: { interrupted: true } },
    ],
    ['notAsked', 'its rule was not selected', [], { rules: [] }],
    [
      'notAsked',
      'its target is not scanned',
      [result('pass', { target: 'b', name: 'other' })],
      { targets: [{ ...prod, name: 'b' }] },
    ],
    ['notAsked', 'its account is another now', [other], { targets: [{ ...prod, id: '222233334444' }] }],
    ['notAsked', 'its region is not scanned', [other], { targets: [{ ...prod, regions: ['ap-northeast-3'] }] }],
    ['fixed', 'it lay in a region that was never scanned by itself', [other], { of: { region: 'us-east-1' } }],
    ['unread', 'so it did, and a list was cut short', [unlisted('ap-northeast-3')], { of: { region: 'us-east-1' } }],
  ])('%s: %s', (wanted, _, now, changes = {}) => {
    expect(fate(now, changes)).toBe(wanted);
  });

  it('is not asked where the rule judges another type of resource now', () => {
    const moved = { ...other, resource: { ...other.resource, type: 'aws/s3/account' } };
    expect(fate([moved])).toBe('notAsked');
  });

  it('is not fixed where its rule says nothing of its target: no rule is ever silent', () => {
    const web: SnapshotTarget = { name: 'web', provider: 'aws', id: '222233334444', regions: ['ap-northeast-1'] };
    const elsewhere = result('pass', { target: 'web', account: '222233334444', name: 'other' });
    expect(fate([elsewhere], { targets: [prod, web] })).toBe('unread');
    expect(fate([])).toBe('unread');
  });

  it('is not asked where the region is not enabled any more', () => {
    const absent = [
      { target: 'prod', account, region: 'ap-northeast-1', reason: 'not-enabled', services: ['s3'] },
    ] as const;
    expect(fate([other], { ledger: { absent } })).toBe('notAsked');
  });

  it('is not asked where it is an endpoint that is not named any more', () => {
    const web: SnapshotTarget = { name: 'web', provider: 'endpoint', id: 'web', regions: [] };
    const of = { target: 'web', account: '-', region: '-' };
    expect(fate([result('pass', { ...of, name: 'other' })], { of, targets: [web], earlier: [web] })).toBe('notAsked');
  });

  it('of an organisation: each account by itself', () => {
    const [first, second] = ['111122223333', '222233334444'];
    const accounts = [first, second].map((id) => ({ id: id ?? '', caller: 'arn', regions: ['ap-northeast-1'] }));
    const org: SnapshotTarget = {
      name: 'prod',
      provider: 'aws',
      id: '999999999999',
      regions: ['ap-northeast-1'],
      accounts,
    };
    const now = [unlisted('ap-northeast-1', second), other];
    const both = { targets: [org], earlier: [org] };
    expect(fate(now, both)).toBe('fixed');
    expect(fate(now, { ...both, of: { account: second } })).toBe('unread');
    const left = { targets: [{ ...org, accounts: accounts.slice(0, 1) }], earlier: [org], of: { account: second } };
    expect(fate([other], left)).toBe('notAsked');
  });
});

describe('a baseline', () => {
  it('holds digests in place of ids, each once, in one order', () => {
    const results = [
      result('fail', { name: 'b' }),
      result('fail', { name: 'a' }),
      result('fail', { name: 'a', target: 'b' }),
    ];
    const assessment = { run: sampleRun, targets: [prod], results };
    const make = (of: typeof results) =>
      toBaseline({ assessment: { ...assessment, results: of }, sha256: '', nameOf: (id) => id });
    const { findings } = make(results);
    expect(findings.map(({ target, region, keys }) => [target, region, keys.length])).toEqual([
      ['b', undefined, 1],
      ['prod', 'ap-northeast-1', 2],
    ]);
    expect(JSON.stringify(findings)).not.toContain('arn:');
    expect(make(results.toReversed())).toEqual(make(results));
  });

  it('counts a finding that two targets show once', () => {
    const twice = [result('fail'), result('fail', { target: 'b' })];
    expect(held(twice, [result('fail')]).outcome).toMatchObject({ findings: 1, present: 1 });
  });
});
