import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const listDetectors = { call: 'guardduty:ListDetectors', permission: 'guardduty:ListDetectors' };
const getDetector = { call: 'guardduty:GetDetector', permission: 'guardduty:GetDetector' };
const getPlan = { call: 'guardduty:GetMalwareProtectionPlan', permission: 'guardduty:GetMalwareProtectionPlan' };

/** What GuardDuty does in one region: one resource per account and region, also where it is off. */
export const guarddutyRegionSchema: ResourceSchema = {
  type: 'aws/guardduty/region',
  title: { en: 'GuardDuty in a region', ja: 'リージョンのGuardDuty' },
  scope: 'region',
  list: [],
  source: 'https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetDetector.html',
  fields: {
    Region: { type: 'string' },
    AccountId: { type: 'string' },
    Detector: {
      type: 'object',
      nullable: true,
      from: [listDetectors, getDetector],
      derived: 'the answer of GetDetector for the one detector that ListDetectors names',
      doc: { en: 'null: no detector, GuardDuty was never switched on', ja: 'null はディテクターなし（未有効化）' },
      fields: {
        Status: { type: 'string', enum: ['ENABLED', 'DISABLED'] },
        Features: {
          type: 'list',
          items: {
            type: 'object',
            fields: { Name: { type: 'string' }, Status: { type: 'string', enum: ['ENABLED', 'DISABLED'] } },
          },
        },
      },
    },
  },
};

/** What scans the objects that arrive in one S3 bucket. It works with and without a detector. */
export const malwareProtectionPlanSchema: ResourceSchema = {
  type: 'aws/guardduty/malware-protection-plan',
  title: { en: 'GuardDuty malware protection plan', ja: 'GuardDuty Malware Protectionプラン' },
  scope: 'region',
  list: [{ call: 'guardduty:ListMalwareProtectionPlans', permission: 'guardduty:ListMalwareProtectionPlans' }],
  source: 'https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetMalwareProtectionPlan.html',
  fields: {
    MalwareProtectionPlanId: { type: 'string' },
    BucketName: {
      type: 'string',
      nullable: true,
      from: [getPlan],
      derived: 'ProtectedResource.S3Bucket.BucketName; null for another kind of resource',
    },
    Status: { type: 'string', from: [getPlan], enum: ['ACTIVE', 'ERROR', 'WARNING'] },
  },
};

/** The reader of GuardDuty. */
export const guarddutyService: Collector = {
  service: 'guardduty',
  scope: 'region',
  schemas: [guarddutyRegionSchema, malwareProtectionPlanSchema],
  serviceId: 'GuardDuty',
  endpointPrefix: 'guardduty',
  load: async () => (await import('./collector.ts')).collectGuardduty,
};
