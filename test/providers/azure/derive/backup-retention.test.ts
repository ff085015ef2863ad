import { expect, it } from 'vitest';
import {
  backupPolicyRetentionDays,
  vaultPolicyRetentionDays,
} from '../../../../src/providers/azure/derive/backup-retention.ts';

const keeps = (count: number, durationType: string) => ({ retentionDuration: { count, durationType } });
const longTerm = (schedules: object) => ({ retentionPolicyType: 'LongTermRetentionPolicy', ...schedules });

it.each([
  [{ dailySchedule: keeps(30, 'Days') }, 30],
  [{ dailySchedule: keeps(7, 'Days'), monthlySchedule: keeps(12, 'Months'), yearlySchedule: keeps(7, 'Years') }, 7],
  [{ weeklySchedule: keeps(12, 'Weeks') }, 84],
  [{ dailySchedule: null, weeklySchedule: keeps(4, 'Weeks') }, 28],
  [{ dailySchedule: keeps(6, 'Years') }, 2190],
])('%j keeps every backup for %d days', (schedules, days) =>
  expect(vaultPolicyRetentionDays({ retentionPolicy: longTerm(schedules) })).toBe(days),
);

it('reads a simple retention, and that of a file share in the vault', () => {
  expect(vaultPolicyRetentionDays({ retentionPolicy: keeps(180, 'Days') })).toBe(180);
  const vaultRetention = longTerm({ dailySchedule: keeps(60, 'Days') });
  expect(vaultPolicyRetentionDays({ vaultRetentionPolicy: { snapshotRetentionInDays: 5, vaultRetention } })).toBe(60);
});

it('takes the full backup of a database, not its logs', () => {
  const subProtectionPolicy = [
    { policyType: 'Log', retentionPolicy: keeps(15, 'Days') },
    { policyType: 'Full', retentionPolicy: longTerm({ dailySchedule: keeps(45, 'Days') }) },
  ];
  expect(vaultPolicyRetentionDays({ subProtectionPolicy })).toBe(45);
  expect(vaultPolicyRetentionDays({ subProtectionPolicy: subProtectionPolicy.slice(0, 1) })).toBeUndefined();
});

it.each([{}, { retentionPolicy: null }, { retentionPolicy: longTerm({ dailySchedule: keeps(1, 'Fortnights') }) }])(
  '%j does not say how long',
  (properties) => expect(vaultPolicyRetentionDays(properties)).toBeUndefined(),
);

const rule = (duration: string, isDefault: boolean) => ({
  objectType: 'AzureRetentionRule',
  isDefault,
  lifecycles: [{ deleteAfter: { objectType: 'AbsoluteDeleteOption', duration } }],
});

it('takes the default rule of a policy of a Backup vault', () => {
  const schedule = { objectType: 'AzureBackupRule', name: 'BackupWeekly' };
  expect(backupPolicyRetentionDays({ policyRules: [schedule, rule('P12W', false), rule('P1W', true)] })).toBe(7);
  expect(backupPolicyRetentionDays({ policyRules: [rule('P12W', false)] })).toBeUndefined();
  expect(backupPolicyRetentionDays({ policyRules: [rule('soon', true)] })).toBeUndefined();
  expect(backupPolicyRetentionDays({})).toBeUndefined();
});

it('takes of two default rules, one of them for the vault, the longer, whichever comes first', () => {
  const rules = [rule('P30D', true), rule('P7D', true)];
  expect(backupPolicyRetentionDays({ policyRules: rules })).toBe(30);
  expect(backupPolicyRetentionDays({ policyRules: rules.toReversed() })).toBe(30);
  expect(backupPolicyRetentionDays({ policyRules: [rule('P30D', true), rule('soon', true)] })).toBeUndefined();
});
