import { describe, expect, it } from 'vitest';
import { filterMetric, notifies, watchedMetrics } from '../../../../src/providers/aws/derive/alarm-metrics.ts';
import { firesAlone, parseAlarmRule } from '../../../../src/providers/aws/derive/alarm-rule.ts';

const account = '111122223333';

describe('the metrics of an alarm', () => {
  it('are its one, or those of its expression', () => {
    expect(watchedMetrics({ Namespace: 'AWS/RDS', MetricName: 'FreeStorageSpace' }, account)).toEqual([
      { AccountId: account, Namespace: 'AWS/RDS', MetricName: 'FreeStorageSpace' },
    ]);
    const stat = (MetricName: string) => ({ MetricStat: { Metric: { Namespace: 'Audit', MetricName } } });
    const Metrics = [stat('a'), { ...stat('b'), AccountId: '444455556666' }, { Expression: 'm1 + m2' }];
    expect(watchedMetrics({ Metrics }, account)).toEqual([
      { AccountId: account, Namespace: 'Audit', MetricName: 'a' },
      { AccountId: '444455556666', Namespace: 'Audit', MetricName: 'b' },
    ]);
    expect(watchedMetrics({}, account)).toEqual([]);
  });

  const metric = (Namespace: string, MetricName: string) => ({ AccountId: account, Namespace, MetricName });
  it.each([
    [[metric('Audit', 'Root')], { FilterMetric: 'Audit:Root', MetricAccountId: account }],
    [[metric('Audit', 'Root'), metric('AWS/ELB', 'x')], { FilterMetric: 'Audit:Root', MetricAccountId: account }],
    [[metric('Audit', 'Root'), metric('Audit', 'Root')], { FilterMetric: 'Audit:Root', MetricAccountId: account }],
    [[metric('AWS/ELB', 'x')], { FilterMetric: null, MetricAccountId: null }],
    [[metric('Audit', 'Root'), metric('Audit', 'Iam')], {}],
  ])('%j: a filter writes to %j', (metrics, found) => {
    expect(filterMetric(metrics)).toEqual(found);
  });
});

describe('the rule of a composite alarm', () => {
  it.each([
    ['ALARM(a)', true],
    ['ALARM("a") OR ALARM("b")', true],
    ['ALARM("arn:aws:cloudwatch:x:1:alarm:a")', true],
    ['ALARM("a") AND NOT ALARM("maintenance")', true],
    ['NOT OK("a")', true],
    ['alarm(a) and TRUE', true],
    ['ALARM(b) OR (ALARM(a) AND OK(c))', true],
    ['ALARM("a") AND ALARM("b")', false],
    ['ALARM("b")', false],
    ['OK("a")', false],
    ['INSUFFICIENT_DATA(a)', false],
    ['TRUE', false],
    ['FALSE AND ALARM(a)', false],
  ])('%s fires for a alone: %s', (text, fires) => {
    const rule = parseAlarmRule(text);
    expect(rule && firesAlone(rule, ['a', 'arn:aws:cloudwatch:x:1:alarm:a'])).toBe(fires);
  });

  it.each(['', 'ALARM(a', 'ALARM a', 'ALARM(a) ALARM(b)', 'AT_LEAST(1, ALARM, (a, b))', 'ALARM(a) OR', '(ALARM(a)'])(
    'is not read from %j',
    (text) => {
      expect(parseAlarmRule(text)).toBeUndefined();
    },
  );
});

describe('an alarm tells someone', () => {
  const AlarmActions = ['arn:aws:sns:ap-northeast-1:111122223333:alerts'];
  const silent = { AlarmName: 'a', AlarmArn: 'arn:a', ActionsEnabled: true, AlarmActions: [] };
  const parent = { AlarmName: 'p', ActionsEnabled: true, AlarmActions, AlarmRule: 'ALARM("a")' };
  it.each([
    ['by an action', { ...silent, AlarmActions }, [], true],
    ['not while actions are off', { ...silent, AlarmActions, ActionsEnabled: false }, [], false],
    ['not without an action', silent, [], false],
    ['by a composite alarm', silent, [parent], true],
    ['not by one whose actions are off', silent, [{ ...parent, ActionsEnabled: false }], false],
    ['not by one of another alarm', silent, [{ ...parent, AlarmRule: 'ALARM("b")' }], false],
    ['perhaps by one that cannot be read', silent, [{ ...parent, AlarmRule: 'AT_LEAST(1, ALARM, ("a"))' }], undefined],
  ] as const)('%s', (_, alarm, composites, told) => {
    expect(notifies(alarm, composites)).toBe(told);
  });
});
