import { describe, expect, it } from 'vitest';
import { describeSelection, normaliseBackupRules } from '../../../../src/providers/aws/derive/backup-plan.ts';
import { restoreTests } from '../../../../src/providers/aws/derive/restore-tests.ts';
import { longestGapHours } from '../../../../src/providers/aws/derive/schedule-gap.ts';

describe('the longest time between two runs', () => {
  it.each([
    ['rate(12 hours)', 12],
    ['rate(1 day)', 24],
    ['rate(90 minutes)', 2],
    ['cron(0 5 ? * * *)', 24],
    ['cron(0 5 * * ? *)', 24],
    ['cron(30 * * * ? *)', 1],
    ['cron(0 0/6 ? * * *)', 6],
    ['cron(0 */12 * * ? *)', 12],
    ['cron(0 1,13 ? * * *)', 12],
    ['cron(0 9-17 ? * * *)', 16],
    ['cron(0 17 ? * SUN *)', 168],
    ['cron(0 17 ? * MON-FRI *)', 72],
    ['cron(0 17 ? * 2-6 *)', 72],
    ['cron(0 5 1 * ? *)', 744],
    ['cron(0 5 L * ? *)', 744],
    ['cron(0 5 ? * 2#1 *)', 840],
    ['cron(0 5 ? * 6L *)', 840],
    ['cron(0 3 1 1,4,7,10 ? *)', 2208],
    ['cron(0 0 1 JAN ? *)', 8784],
  ])('of %s is %s hours', (expression, hours) => {
    expect(longestGapHours(expression)).toBe(hours);
  });

  it.each([
    undefined,
    '',
    'daily',
    'rate(0 hours)',
    'rate(5 weeks)',
    'cron(0 5 * * *)',
    'cron(0 25 ? * * *)',
    'cron(61 5 ? * * *)',
    'cron(0 5 1 * MON *)',
    'cron(0 5 ? * * 2026)',
    'cron(0 5 15W * ? *)',
    'cron(0 5 31 2 ? *)',
    'cron(0 0 29 2 ? *)',
    'cron(x 5 ? * * *)',
    'cron(0/0 5 ? * * *)',
  ])('of %j is not known', (expression) => {
    expect(longestGapHours(expression)).toBeUndefined();
  });
});

describe('a backup rule', () => {
  it('runs daily where no schedule is given, and is kept for ever where no number is', () => {
    expect(normaliseBackupRules([{ RuleName: 'x', TargetBackupVaultName: 'v' }])).toEqual([
      {
        RuleName: 'x',
        TargetBackupVaultName: 'v',
        ScheduleExpression: 'cron(0 5 ? * * *)',
        LongestGapHours: 24,
        EnableContinuousBackup: false,
        DeleteAfterDays: null,
        CopyActions: [],
      },
    ]);
  });

  it('names account and region of its copies, and keeps nothing that goes once it is copied', () => {
    const DestinationBackupVaultArn = 'arn:aws:backup:ap-northeast-3:444455556666:backup-vault:copies';
    const Lifecycle = { DeleteAfterDays: 35, DeleteAfterEvent: 'DELETE_AFTER_COPY' };
    expect(
      normaliseBackupRules([
        { Lifecycle, CopyActions: [{ DestinationBackupVaultArn, Lifecycle: { DeleteAfterDays: 90 } }] },
      ]),
    ).toMatchObject([
      {
        DeleteAfterDays: 0,
        CopyActions: [{ DestinationAccount: '444455556666', DestinationRegion: 'ap-northeast-3', DeleteAfterDays: 90 }],
      },
    ]);
    expect(normaliseBackupRules(undefined)).toBeUndefined();
  });
});

describe('a selection takes in what is made later', () => {
  it.each([
    ['everything', { Resources: ['*'] }, true],
    ['a wildcard', { Resources: ['arn:aws:ec2:*:*:volume/*'] }, true],
    ['tags', { ListOfTags: [{ ConditionKey: 'backup' }] }, true],
    ['a list or tags', { Resources: ['arn:x'], ListOfTags: [{ ConditionKey: 'backup' }] }, true],
    ['conditions', { Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/backup' }] } }, true],
    ['all but some', { NotResources: ['arn:x'] }, true],
    ['a list', { Resources: ['arn:x'], Conditions: { StringEquals: [] } }, false],
    [
      'a list, of which tags pick',
      { Resources: ['arn:x'], Conditions: { StringEquals: [{ ConditionKey: 'a' }] } },
      false,
    ],
    ['nothing', {}, false],
  ])('%s', (_, selection, open) => {
    expect(describeSelection(selection).TakesInNewResources).toBe(open);
  });
});

describe('restores by type', () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  it('are the last that was completed and not found wanting', () => {
    const jobs = [
      { ResourceType: 'EBS', CompletionDate: day('2026-01-01') },
      { ResourceType: 'EBS', CompletionDate: day('2026-03-01'), ValidationStatus: 'SUCCESSFUL' },
      { ResourceType: 'EBS', CompletionDate: day('2026-05-01'), ValidationStatus: 'FAILED' },
      { ResourceType: 'S3', CompletionDate: day('2026-02-01') },
    ];
    expect(restoreTests(['RDS', 'EBS', 'EBS'], jobs)).toEqual([
      { ResourceType: 'EBS', LastRestore: day('2026-03-01') },
      { ResourceType: 'RDS', LastRestore: null },
    ]);
  });

  it('are left open where a job does not say what it restored', () => {
    expect(restoreTests(['RDS'], [{ CompletionDate: day('2026-01-01') }])).toEqual([
      { ResourceType: 'RDS', LastRestore: undefined },
    ]);
  });
});
