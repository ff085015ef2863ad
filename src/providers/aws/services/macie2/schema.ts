import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { findingGroupSchema } from './finding-schema.ts';
import { off } from './off.ts';

const session = { call: 'macie2:GetMacieSession', permission: 'macie2:GetMacieSession' };
const discovery = {
  call: 'macie2:GetAutomatedDiscoveryConfiguration',
  permission: 'macie2:GetAutomatedDiscoveryConfiguration',
};

/** What Macie does in one region: one resource per account and region, also where it is off. */
export const macieRegionSchema: ResourceSchema = {
  type: 'aws/macie2/region',
  title: { en: 'Macie in a region', ja: 'リージョンのMacie' },
  scope: 'region',
  list: [],
  source: 'https://docs.aws.amazon.com/macie/latest/APIReference/macie.html',
  fields: {
    Region: { type: 'string' },
    AccountId: { type: 'string' },
    Status: {
      type: 'string',
      nullable: true,
      from: [session],
      nullWhen: [off],
      enum: ['ENABLED', 'PAUSED'],
      derived: 'status of the session',
      doc: { en: 'null: off', ja: 'null は無効' },
    },
    AutomatedDiscovery: {
      type: 'string',
      nullable: true,
      from: [discovery],
      nullWhen: [off],
      enum: ['ENABLED', 'DISABLED'],
      derived: 'status of automated sensitive data discovery',
      doc: { en: 'null: Macie is off', ja: 'null はMacieが無効' },
    },
  },
};

/** The reader of Macie. */
export const macie2Service: Collector = {
  service: 'macie2',
  scope: 'region',
  schemas: [findingGroupSchema, macieRegionSchema],
  serviceId: 'Macie2',
  endpointPrefix: 'macie2',
  load: async () => (await import('./collector.ts')).collectMacie,
};
