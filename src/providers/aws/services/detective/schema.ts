import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const graphs = { call: 'detective:ListGraphs', permission: 'detective:ListGraphs' };
const invitations = { call: 'detective:ListInvitations', permission: 'detective:ListInvitations' };

/** What Detective does in one region: one resource per account and region, also where it is off. */
export const detectiveRegionSchema: ResourceSchema = {
  type: 'aws/detective/region',
  title: { en: 'Detective in a region', ja: 'リージョンのDetective' },
  scope: 'region',
  list: [],
  source: 'https://docs.aws.amazon.com/detective/latest/APIReference/API_ListGraphs.html',
  fields: {
    Region: { type: 'string' },
    AccountId: { type: 'string' },
    Graphs: {
      type: 'list',
      from: [graphs],
      derived: 'GraphList: the behavior graphs that the account administers',
      items: { type: 'object', fields: { Arn: { type: 'string' } } },
    },
    Memberships: {
      type: 'list',
      from: [invitations],
      derived: 'Invitations: the behavior graphs of other accounts that it is a member of, or was invited to',
      items: { type: 'object', fields: { GraphArn: { type: 'string' }, Status: { type: 'string' } } },
    },
  },
};

/** The reader of Detective. */
export const detectiveService: Collector = {
  service: 'detective',
  scope: 'region',
  schemas: [detectiveRegionSchema],
  serviceId: 'Detective',
  endpointPrefix: 'api.detective',
  load: async () => (await import('./collector.ts')).collectDetective,
};
