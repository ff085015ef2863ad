import { describe, expect, it } from 'vitest';
import { holdAgainst, toBaseline } from '../../src/assess/baseline.ts';
import { diffAssessments } from '../../src/assess/diff.ts';
import type { AssessedResult, AssessedRule, Assessment } from '../../src/model/assessment.ts';
import { changeKinds, type ResultChange } from '../../src/model/diff.ts';
import type { Outcome } from '../../src/model/result.ts';
import { type Severity, severities } from '../../src/model/rule.ts';
import type { SnapshotTarget } from '../../src/model/snapshot.ts';
import { sample } from '../report/sample.ts';
import { seeded } from '../support/seeded.ts';
import { sampleResult, text } from './sample.ts';

const account = '111122223333';
const regions = ['ap-northeast-1', 'ap-northeast-3'];
const prod: SnapshotTarget = { name: 'prod', provider: 'aws', id: account, regions };

function rule(id: string, changes: Partial<AssessedRule> = {}): AssessedRule {
  const [first] = sample.rules;
  if (!first) throw new Error('the sample has no rule');
  return { ...first, id, digest: 'a'.repeat(64), title: text(id), severity: 'high', overrides: [], ...changes };
}

interface Sketch {
  readonly rule?: string;
  readonly name?: string;
  readonly target?: string;
  readonly region?: string;
  readonly severity?: Severity;
  readonly waived?: boolean;
  readonly actual?: string;
  readonly message?: string;
}

function result(
  outcome: Outcome,
  { rule = 'r', waived, region, actual, message, ...sketch }: Sketch = {},
): AssessedResult {
  const base = sampleResult(rule, outcome, sketch);
  return {
    ...base,
    resource: { ...base.resource, ...(region && { region }) },
    ...(message && { message: text(message) }),
    ...(actual && { observed: [{ field: 'Days', operator: 'atLeast', expected: 30, actual, result: false }] }),
    ...(waived && { waiver: 0 }),
  };
}

function unlisted(region: string): AssessedResult {
  const base = result('unknown', { region });
  return { ...base, resource: { ...base.resource, id: `aws/s3/bucket@${account}/${region}` } };
}

function world(results: readonly AssessedResult[], changes: Partial<Assessment> = {}): Assessment {
  const run = { ...sample.run, complete: true, interrupted: false };
  return {
    ...sample,
    run,
    targets: [prod],
    rules: [rule('r')],
    ledger: { ...sample.ledger, absent: [] },
    results,
    ...changes,
  };
}

const nameOf = (id: string) => (id === 'old' ? 'r' : id);
const diff = (before: Assessment, after: Assessment) => diffAssessments({ old: before, new: after, nameOf });
const between = (before: readonly AssessedResult[], after: readonly AssessedResult[], now: Partial<Assessment> = {}) =>
  diff(world(before), world(after, now));

const other = result('pass', { name: 'other' });

describe('one result', () => {
  type Row = [string, AssessedResult[], AssessedResult[], Partial<ResultChange> | undefined, Partial<Assessment>?];
  const isSame = undefined;
  const changedRule = { rules: [rule('r', { digest: 'b'.repeat(64) })] };
  it.each<Row>([
    ['fails and passed', [result('pass')], [result('fail')], { kind: 'new', from: 'pass', isNew: true }],
    [
      'fails and was not there',
      [other],
      [other, result('fail')],
      { kind: 'new', from: 'absent', absent: 'gone', isNew: true },
    ],
    ['fails and was unknown', [result('unknown')], [result('fail')], { kind: 'new', from: 'unknown', isNew: true }],
    ['fails and was not listed', [unlisted(regions[0] ?? '')], [result('fail')], { kind: 'new', absent: 'unread' }],
    [
      'fails and its waiver is over',
      [result('fail', { waived: true })],
      [result('fail')],
      { kind: 'unwaived', isNew: true },
    ],
    ['is waived now', [result('fail')], [result('fail', { waived: true })], { kind: 'waived', isNew: false }],
    ['passes and failed', [result('fail')], [result('pass')], { kind: 'fixed', to: 'pass', isNew: false }],
    ['passes and was waived', [result('fail', { waived: true })], [result('pass')], { kind: 'fixed', from: 'waived' }],
    ['does not apply any more', [result('fail')], [result('not-applicable')], { kind: 'fixed', to: 'not-applicable' }],
    ['is gone', [other, result('fail')], [other], { kind: 'fixed', to: 'absent', absent: 'gone' }],
    ['is unknown and failed', [result('fail')], [result('unknown')], { kind: 'newly-unknown', from: 'fail' }],
    ['is unknown and passed', [result('pass')], [result('unknown')], { kind: 'newly-unknown', from: 'pass' }],
    [
      'was gone from a list that was cut short',
      [other, result('fail')],
      [other, unlisted('global')],
      { kind: 'newly-unknown', absent: 'unread' },
    ],
    ['its rule was not selected', [result('fail')], [], { kind: 'out-of-scope', absent: 'rule' }, { rules: [] }],
    [
      'its target is not scanned',
      [result('fail')],
      [],
      { kind: 'out-of-scope', absent: 'target' },
      { targets: [{ ...prod, name: 'b' }] },
    ],
    [
      'its region is not scanned',
      [result('fail')],
      [other],
      { kind: 'out-of-scope', absent: 'region' },
      { targets: [{ ...prod, regions: regions.slice(1) }] },
    ],
    ['passed, and is out of scope', [result('pass')], [], isSame, { rules: [] }],
    ['fails as before', [result('fail')], [result('fail')], isSame],
    ['is waived as before', [result('fail', { waived: true })], [result('fail', { waived: true })], isSame],
    [
      'is graver',
      [result('fail', { severity: 'low' })],
      [result('fail')],
      { kind: 'changed', isNew: true, details: [{ what: 'severity', from: 'low', to: 'high' }] },
    ],
    ['is milder', [result('fail')], [result('fail', { severity: 'low' })], { kind: 'changed', isNew: false }],
    [
      'says something else',
      [result('fail', { message: 'a' })],
      [result('fail', { message: 'b' })],
      { kind: 'changed', details: [{ what: 'message', from: { ...text('a') }, to: { ...text('b') } }] },
    ],
    [
      'has another value',
      [result('fail', { actual: '1', message: 'a' })],
      [result('fail', { actual: '2', message: 'b' })],
      { kind: 'changed', details: [{ what: 'observed', field: 'Days', from: '1', to: '2' }] },
    ],
    [
      'fails, and the rule is another',
      [result('pass')],
      [result('fail')],
      { kind: 'rule-changed', isNew: true, ruleChanged: true },
      changedRule,
    ],
    [
      'passes, and the rule is another',
      [result('fail')],
      [result('pass')],
      { kind: 'rule-changed', isNew: false },
      changedRule,
    ],
    [
      'has another value, and the rule is another',
      [result('fail', { actual: '1' })],
      [result('fail', { actual: '2' })],
      { kind: 'rule-changed' },
      changedRule,
    ],
    [
      'was not there, and the rule is another',
      [other],
      [other, result('fail')],
      { kind: 'new', ruleChanged: true },
      changedRule,
    ],
    [
      'is gone, and the rule is another',
      [other, result('fail')],
      [other],
      { kind: 'fixed', ruleChanged: true },
      changedRule,
    ],
    [
      'fails, and only the severity of the rule is another',
      [result('pass')],
      [result('fail')],
      { kind: 'new', ruleChanged: false },
      { rules: [rule('r', { severity: 'low' })] },
    ],
    [
      'is graver, as the rule is',
      [result('fail', { severity: 'low' })],
      [result('fail')],
      { kind: 'rule-changed', isNew: true },
      { rules: [rule('r', { severity: 'low' })] },
    ],
    ['is known again', [result('unknown')], [result('pass')], isSame],
    [
      'passes in one target and fails in another',
      [result('pass')],
      [result('pass'), result('fail', { target: 'b' })],
      { kind: 'new' },
    ],
  ])('%s', (_, before, after, wanted, now = {}) => {
    const { changes, counts } = between(before, after, now);
    const told = changes.filter(({ resource }) => resource.id.endsWith(':logs'));
    if (wanted) expect(told).toMatchObject([wanted]);
    else expect(told).toEqual([]);
    expect(changeKinds.map((kind) => counts[kind])).toEqual(
      changeKinds.map((kind) => changes.filter((change) => change.kind === kind).length),
    );
  });

  it('is found by the present name of its rule', () => {
    const before = world([result('fail', { rule: 'old' })], { rules: [rule('old')] });
    const found = diff(before, world([result('fail')]));
    expect(found).toMatchObject({ changes: [], unchanged: 1, scope: [] });
    expect(found.rules).toMatchObject([{ rule: 'r', was: 'old', what: ['renamed', 'title'] }]);
  });

  it('has no more than 20 details, and the rest counted', () => {
    const many = (word: string) => {
      const observed = Array.from({ length: 30 }, (_, index) => ({
        ...{ field: `f${index}`, operator: 'equals', expected: 1, actual: word, result: false as const },
      }));
      return { ...result('fail'), observed };
    };
    const [change] = between([many('a')], [many('b')]).changes;
    expect(change?.details.length).toBe(20);
    expect(change?.moreDetails).toBe(10);
  });
});

describe('beside the results', () => {
  it('what only one was asked about is told once, by the widest that names it', () => {
    const accounts = [{ id: account, caller: 'arn', regions: ['ap-northeast-1'] }];
    const org = { name: 'org', provider: 'aws', id: '9', regions: ['ap-northeast-1'], accounts };
    const [framework] = sample.frameworks;
    if (!framework) throw new Error('the sample has no framework');
    const before = world([], { targets: [prod, org], frameworks: [framework] });
    const now = world([], {
      targets: [{ ...prod, regions: [...regions.slice(0, 1), 'us-east-1'] }],
      frameworks: [{ ...framework, edition: 'next' }],
      rules: [rule('r'), rule('s')],
    });
    const told = diff(before, now).scope.map(({ what, change, name }) => `${change} ${what} ${name}`);
    expect(told).toEqual([
      'removed target org',
      'removed region prod / 111122223333 / ap-northeast-3',
      'added region prod / 111122223333 / us-east-1',
      ...[`removed edition ${framework.id} / ${framework.edition}`, `added edition ${framework.id} / next`].sort(
        (a, b) => ((a.split(' / ')[1] ?? '') < (b.split(' / ')[1] ?? '') ? -1 : 1),
      ),
      'added rule s',
    ]);
  });

  it('what of a rule is another; who approved a value does not judge', () => {
    const override = { parameter: 'days', value: 1, default: 2, weaker: true };
    const changed = rule('r', { digest: 'b', severity: 'low', overrides: [{ ...override, value: 3 }] });
    const before = world([], { rules: [rule('r', { overrides: [override] })] });
    expect(diff(before, world([], { rules: [changed] })).rules).toMatchObject([
      { rule: 'r', what: ['definition', 'severity', 'overrides'] },
    ]);
    const approved = world([], { rules: [rule('r', { overrides: [{ ...override, approvedBy: 'ciso' }] })] });
    expect(diff(before, approved).rules).toEqual([]);
    const { digest: _, ...undated } = rule('r');
    expect(diff(world([], { rules: [undated] }), world([])).rules).toEqual([]);
  });
});

describe('800 generated pairs', () => {
  const random = seeded(20261127);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;

  function anyWorld(): Assessment {
    const targets = [prod, { ...prod, name: 'b', id: '222233334444' }].filter(() => random() < 0.9);
    const chosen = targets.map((one) => ({ ...one, regions: regions.filter(() => random() < 0.85) }));
    const rules = ['r', 's'].filter(() => random() < 0.9).map((id) => rule(id, { digest: pick(['a', 'a', 'b']) }));
    const results = rules.flatMap(({ id }) =>
      chosen.flatMap(({ name: target, id: of, regions: scanned }) => [
        ...scanned.flatMap((region) =>
          ['x', 'y', 'z'].flatMap((name): AssessedResult[] => {
            if (random() < 0.3) return [];
            const outcome = pick(['pass', 'fail', 'fail', 'unknown', 'not-applicable'] as const);
            const severity = pick(severities);
            const one = result(outcome, { rule: id, name: `${name}-${region}`, target, region, severity });
            const placed = { ...one, resource: { ...one.resource, account: of } };
            return [outcome === 'fail' && random() < 0.3 ? { ...placed, waiver: 0 } : placed];
          }),
        ),
        ...scanned.flatMap((region): AssessedResult[] => {
          if (random() < 0.85) return [];
          const one = result('unknown', { rule: id, target, region });
          return [{ ...one, resource: { ...one.resource, account: of, id: `aws/s3/bucket@${of}/${region}` } }];
        }),
      ]),
    );
    return world(results, { targets: chosen, rules, run: { ...sample.run, interrupted: random() < 0.1 } });
  }

  it('count as new what a gate would with the first as its baseline, and lose no finding of it', () => {
    const seen = new Map<string, number>();
    for (let round = 0; round < 800; round += 1) {
      const [before, after] = [anyWorld(), anyWorld()];
      const found = diff(before, after);
      const baseline = toBaseline({ assessment: before, sha256: '', nameOf });
      const held = holdAgainst(baseline, after);
      const open = held.results.filter(
        ({ outcome, waiver, baseline: known }) => outcome === 'fail' && waiver === undefined && !known,
      );
      const keys = new Set(open.map(({ rule: id, resource }) => `${id} ${resource.id}`));
      expect(found.changes.filter(({ isNew }) => isNew).length).toBe(keys.size);
      // Every finding of the first is told of, or is as it was.
      const keysOf = (is: (result: AssessedResult) => boolean) =>
        new Set(before.results.filter(is).map(({ rule: id, resource }) => `${id} ${resource.id}`));
      const unread = keysOf(({ outcome }) => outcome === 'unknown');
      const openThen = keysOf(({ outcome, waiver }) => outcome === 'fail' && waiver === undefined);
      const waivedThen = [...keysOf(({ waiver }) => waiver !== undefined)].filter((key) => !unread.has(key));
      const told = found.changes.filter(({ from }) => from === 'fail' || from === 'waived');
      expect(told.length + found.unchanged).toBe(new Set([...openThen, ...waivedThen]).size);
      const openBefore = baseline.findings.flatMap(({ keys: of }) => of).length;
      const fates = held.outcome;
      expect(fates.present + fates.fixed + fates.unread + fates.notAsked).toBe(fates.findings);
      expect(fates.findings).toBeLessThanOrEqual(openBefore);
      // What is fixed was read: it has a result that is no finding, or its place has no unread list.
      for (const change of found.changes.filter(({ kind }) => kind === 'fixed')) {
        if (change.to !== 'absent') continue;
        const { target, account: of, region } = change.resource;
        const isScanned = after.targets.some(
          (one) => one.name === target && one.id === of && one.regions.includes(region),
        );
        const isUnread = after.results.some(
          ({ rule: id, resource }) =>
            id === change.rule && resource.target === target && resource.id === `aws/s3/bucket@${of}/${region}`,
        );
        expect([isScanned, isUnread]).toEqual([true, false]);
      }
      for (const { kind } of found.changes) seen.set(kind, (seen.get(kind) ?? 0) + 1);
      expect(diff(after, after).changes).toEqual([]);
    }
    console.log(`800 pairs: ${[...seen].map(([kind, n]) => `${n} ${kind}`).join(', ')}`);
    expect([...seen.keys()].sort()).toEqual([...changeKinds].sort());
  });
});
