import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditEvents, auditMetrics, type MetricFilter } from '../../../../src/providers/aws/derive/audit-events.ts';

function filter(filterPattern: string, metricName = 'm', rest: Partial<MetricFilter> = {}): MetricFilter {
  return { filterPattern, metricTransformations: [{ metricNamespace: 'Audit', metricName }], ...rest };
}

const root =
  '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }';

describe('what metric filters count', () => {
  it.each([
    [root],
    ['{($.userIdentity.type=Root) && ($.eventType != AwsServiceEvent && $.userIdentity.invokedBy NOT EXISTS)}'],
    ['{ $.userIdentity.type = Root }'],
  ])('is use of the root user by %s', (pattern) => {
    expect(auditMetrics([filter(pattern)])).toMatchObject({ RootUse: ['Audit:m'], KeyDeletion: [] });
  });

  it.each([['{ $.userIdentity.type = Root && $.eventName = ConsoleLogin }'], ['{ $.userIdentity.type = root }']])(
    'is not by %s',
    (pattern) => {
      expect(auditMetrics([filter(pattern)])).toMatchObject({ RootUse: [] });
    },
  );

  it.each([
    ['UnauthorizedCalls', '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }'],
    [
      'UnauthorizedCalls',
      '{ ($.errorCode = "AccessDenied*" || $.errorCode = "*UnauthorizedOperation") && $.sourceIPAddress != "delivery.logs.amazonaws.com" && $.eventName != "HeadBucket" }',
    ],
    ['ConsoleSignInWithoutMfa', '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }'],
    ['ConsoleSignInFailures', '{ ($.eventName = ConsoleLogin) && ($.responseElements.ConsoleLogin != "Success") }'],
    ['KeyDeletion', '{ $.eventSource = kms.amazonaws.com && $.eventName = %^DisableKey$|ScheduleKeyDeletion% }'],
    ['SecurityGroupChanges', '{ $.eventName = "*SecurityGroup*" }'],
  ] as const)('knows %s in %s', (family, pattern) => {
    expect(auditMetrics([filter(pattern)])).toMatchObject({ [family]: ['Audit:m'] });
  });

  it('takes filters that write to one metric together, and those that do not apart', () => {
    const [one, other] = ['{ $.eventName = DisableKey }', '{ $.eventName = ScheduleKeyDeletion }'];
    expect(auditMetrics([filter(one), filter(other)])).toMatchObject({ KeyDeletion: ['Audit:m'] });
    expect(auditMetrics([filter(one, 'a'), filter(other, 'b')])).toMatchObject({ KeyDeletion: [] });
  });

  it('leaves families open that only a filter it cannot read might count', () => {
    const metrics = auditMetrics([filter(root, 'root'), filter('ScheduleKeyDeletion', 'words')]);
    expect(metrics).toMatchObject({ RootUse: ['Audit:root'] });
    expect(metrics).not.toHaveProperty('KeyDeletion');
    expect(auditMetrics([filter(root, 'm', { fieldSelectionCriteria: '@aws.account = 1' })])).toEqual({});
  });

  it('is nothing without filters, and everything of the pattern that matches all', () => {
    expect(Object.values(auditMetrics([])).flat()).toEqual([]);
    expect(Object.keys(auditMetrics([]))).toEqual(auditEvents);
    expect(Object.values(auditMetrics([filter('')])).every((metrics) => metrics?.length === 1)).toBe(true);
  });
});

describe('the filters that remediations make', () => {
  const files = ['change-alarms', 'sign-in-alarms', 'unauthorized-calls-alarm'];
  const commands = files.flatMap((name) => {
    const text = readFileSync(new URL(`../../../../rules/aws/cloudwatch/${name}.yaml`, import.meta.url), 'utf8');
    return [...text.matchAll(/^ +alarm (\w+) '(.+)'$/gm)].map(([, family = '', pattern = '']) => ({ family, pattern }));
  });

  it('are one for each family', () => {
    expect(commands.map(({ family }) => family).sort()).toEqual([...auditEvents].sort());
  });

  it.each(commands)('count $family', ({ family, pattern }) => {
    expect(auditMetrics([filter(pattern)])).toMatchObject({ [family]: ['Audit:m'] });
  });
});
