import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const describeHub = { call: 'securityhub:DescribeHub', permission: 'securityhub:DescribeHub' };
const standards = { call: 'securityhub:GetEnabledStandards', permission: 'securityhub:GetEnabledStandards' };

/**
 * "Account 111122223333 is not subscribed to AWS Security Hub" says that it is off. The code alone does not: "Either
 * Security Hub is not enabled for the account, or the account does not have permission to perform this action."
 * https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeHub.html
 */
const off = { code: 'InvalidAccessException', message: 'is not subscribed to AWS Security Hub' };

/** What Security Hub CSPM does in one region: one resource per account and region, also where it is off. */
export const securityhubRegionSchema: ResourceSchema = {
  type: 'aws/securityhub/region',
  title: { en: 'Security Hub in a region', ja: 'リージョンのSecurity Hub' },
  scope: 'region',
  list: [],
  source: 'https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeHub.html',
  fields: {
    Region: { type: 'string' },
    AccountId: { type: 'string' },
    Hub: {
      type: 'object',
      nullable: true,
      from: [describeHub],
      nullWhen: [off],
      doc: { en: 'null: off', ja: 'null は無効' },
      fields: { HubArn: { type: 'string' } },
    },
    EnabledStandards: {
      type: 'list',
      nullable: true,
      from: [describeHub, standards],
      nullWhen: [off],
      derived: 'StandardsSubscriptions; null where Security Hub is off',
      items: {
        type: 'object',
        fields: {
          StandardsArn: { type: 'string' },
          StandardsStatus: { type: 'string', enum: ['PENDING', 'READY', 'FAILED', 'DELETING', 'INCOMPLETE'] },
        },
      },
    },
  },
};

/** The reader of Security Hub. */
export const securityhubService: Collector = {
  service: 'securityhub',
  scope: 'region',
  schemas: [securityhubRegionSchema],
  serviceId: 'SecurityHub',
  endpointPrefix: 'securityhub',
  load: async () => (await import('./collector.ts')).collectSecurityhub,
};
