import type { Field, ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const status = { call: 'inspector2:BatchGetAccountStatus', permission: 'inspector2:BatchGetAccountStatus' };

const state: Field = {
  type: 'string',
  enum: ['ENABLED', 'ENABLING', 'DISABLED', 'DISABLING', 'SUSPENDED', 'SUSPENDING'],
};

/** What Amazon Inspector scans in one region: one resource per account and region, also where it is off. */
export const inspectorRegionSchema: ResourceSchema = {
  type: 'aws/inspector2/region',
  title: { en: 'Amazon Inspector in a region', ja: 'リージョンのAmazon Inspector' },
  scope: 'region',
  list: [],
  source: 'https://docs.aws.amazon.com/inspector/v2/APIReference/API_BatchGetAccountStatus.html',
  fields: {
    Region: { type: 'string' },
    AccountId: { type: 'string' },
    ResourceStatus: {
      type: 'object',
      from: [status],
      derived: 'resourceState of this account, each with its status alone',
      fields: { ec2: state, ecr: state, lambda: state },
    },
  },
};

/** The reader of Amazon Inspector. */
export const inspector2Service: Collector = {
  service: 'inspector2',
  scope: 'region',
  schemas: [inspectorRegionSchema],
  serviceId: 'Inspector2',
  endpointPrefix: 'inspector2',
  load: async () => (await import('./collector.ts')).collectInspector,
};
