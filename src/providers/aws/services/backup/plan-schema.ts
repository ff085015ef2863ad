import type { ResourceSchema } from '../../../schema.ts';

const get = { call: 'backup:GetBackupPlan', permission: 'backup:GetBackupPlan' };

/** What a plan selects is a list of selections and a call for each of them. */
export const selectionCalls = {
  list: { call: 'backup:ListBackupSelections', permission: 'backup:ListBackupSelections' },
  get: { call: 'backup:GetBackupSelection', permission: 'backup:GetBackupSelection' },
};

const days = { en: 'days; null: kept for ever', ja: '日数。null は無期限' };

export const planSchema: ResourceSchema = {
  type: 'aws/backup/plan',
  title: { en: 'AWS Backup plan', ja: 'AWS Backupのバックアッププラン' },
  scope: 'region',
  list: [{ call: 'backup:ListBackupPlans', permission: 'backup:ListBackupPlans' }],
  source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/API_GetBackupPlan.html',
  fields: {
    BackupPlanId: { type: 'string' },
    BackupPlanName: { type: 'string' },
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    Region: { type: 'string', derived: 'the region it was listed in' },
    Rules: {
      type: 'list',
      from: [get],
      derived: 'BackupPlan.Rules, with the account and region of each copy taken from the ARN of its vault',
      items: {
        type: 'object',
        fields: {
          RuleName: { type: 'string' },
          TargetBackupVaultName: { type: 'string' },
          ScheduleExpression: { type: 'string' },
          LongestGapHours: { type: 'integer', derived: 'the longest time between two runs of the schedule, in hours' },
          EnableContinuousBackup: { type: 'boolean' },
          DeleteAfterDays: {
            type: 'integer',
            nullable: true,
            doc: days,
            derived: 'Lifecycle.DeleteAfterDays, or 0 where a recovery point is deleted once it is copied',
          },
          CopyActions: {
            type: 'list',
            items: {
              type: 'object',
              fields: {
                DestinationBackupVaultArn: { type: 'string' },
                DestinationAccount: { type: 'string' },
                DestinationRegion: { type: 'string' },
                DeleteAfterDays: { type: 'integer', nullable: true, doc: days },
              },
            },
          },
        },
      },
    },
    Selections: {
      type: 'list',
      from: [selectionCalls.list, selectionCalls.get],
      items: {
        type: 'object',
        fields: {
          SelectionName: { type: 'string' },
          Resources: { type: 'list', items: { type: 'string' } },
          NotResources: { type: 'list', items: { type: 'string' } },
          TakesInNewResources: {
            type: 'boolean',
            derived: 'it selects by a wildcard in an ARN, by tags, or all but some: resources made later are taken in',
          },
        },
      },
    },
  },
};
