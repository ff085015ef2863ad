import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { planSchema } from './plan-schema.ts';
import { vaultSchema } from './vault-schema.ts';

const protectedResources = { call: 'backup:ListProtectedResources', permission: 'backup:ListProtectedResources' };
const regionSettings = { call: 'backup:DescribeRegionSettings', permission: 'backup:DescribeRegionSettings' };
export const recoveryPoint = { call: 'backup:DescribeRecoveryPoint', permission: 'backup:DescribeRecoveryPoint' };
export const restoreJobs = { call: 'backup:ListRestoreJobs', permission: 'backup:ListRestoreJobs' };

/** A resource that AWS Backup has backed up, once for each account and region that holds a backup of it. */
export const protectedResourceSchema: ResourceSchema = {
  type: 'aws/backup/protected-resource',
  title: { en: 'Resource protected by AWS Backup', ja: 'AWS Backupの保護対象リソース' },
  scope: 'region',
  list: [protectedResources],
  source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ProtectedResource.html',
  fields: {
    ResourceArn: { type: 'string' },
    ResourceId: { type: 'string', derived: 'the last part of ResourceArn: a volume id, the name of an instance' },
    LastBackupTime: { type: 'time' },
    LastRecoveryPointStatus: {
      type: 'string',
      from: [recoveryPoint],
      enum: ['AVAILABLE', 'COMPLETED', 'DELETING', 'EXPIRED', 'PARTIAL', 'STOPPED'],
      derived: 'Status of the recovery point that was made last; left open while that is being made (CREATING)',
    },
  },
};

/** What AWS Backup does in one region: one resource per account and region. */
export const backupRegionSchema: ResourceSchema = {
  type: 'aws/backup/region',
  title: { en: 'AWS Backup in a region', ja: 'リージョンのAWS Backup' },
  scope: 'region',
  list: [],
  source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/API_DescribeRegionSettings.html',
  fields: {
    Region: { type: 'string' },
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    OptedOutTypes: {
      type: 'list',
      from: [regionSettings],
      derived: 'the resource types of ResourceTypeOptInPreference that are false, sorted',
      items: { type: 'string' },
    },
    RestoreTests: {
      type: 'list',
      from: [protectedResources, restoreJobs],
      derived: 'the types of the protected resources, each with the last restore job that was completed',
      items: {
        type: 'object',
        fields: {
          ResourceType: { type: 'string' },
          LastRestore: {
            type: 'time',
            nullable: true,
            doc: { en: 'null: none was restored', ja: 'null は復元の実績なし' },
          },
        },
      },
    },
  },
};

export const restoreTestingPlanSchema: ResourceSchema = {
  type: 'aws/backup/restore-testing-plan',
  title: { en: 'Restore testing plan', ja: '復元テストプラン' },
  scope: 'region',
  list: [{ call: 'backup:ListRestoreTestingPlans', permission: 'backup:ListRestoreTestingPlans' }],
  source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingPlanForList.html',
  fields: {
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    Region: { type: 'string', derived: 'the region it was listed in' },
    LongestGapHours: { type: 'integer', derived: 'the longest time between two runs of ScheduleExpression, in hours' },
    // "The last time a restore test was run with the specified restore testing plan": a new plan has none.
    LastExecutionTime: { type: 'time', nullable: true, absentMeans: null },
  },
};

/** The reader of AWS Backup. */
export const backupService: Collector = {
  service: 'backup',
  scope: 'region',
  schemas: [planSchema, vaultSchema, protectedResourceSchema, backupRegionSchema, restoreTestingPlanSchema],
  serviceId: 'Backup',
  endpointPrefix: 'backup',
  load: async () => (await import('./collector.ts')).collectBackup,
};
