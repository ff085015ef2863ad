import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

export const describeServer = { call: 'transfer:DescribeServer', permission: 'transfer:DescribeServer' };
export const describePolicy = {
  call: 'transfer:DescribeSecurityPolicy',
  permission: 'transfer:DescribeSecurityPolicy',
};

export const serverSchema: ResourceSchema = {
  type: 'aws/transfer/server',
  title: { en: 'Transfer Family server', ja: 'Transfer Familyサーバー' },
  scope: 'region',
  list: [{ call: 'transfer:ListServers', permission: 'transfer:ListServers' }],
  source: 'https://docs.aws.amazon.com/transfer/latest/APIReference/API_DescribedServer.html',
  fields: {
    ServerId: { type: 'string' },
    Arn: { type: 'string' },
    EndpointType: { type: 'string', enum: ['PUBLIC', 'VPC', 'VPC_ENDPOINT'] },
    EndpointDetails: {
      type: 'object',
      nullable: true,
      derived: 'null where EndpointType is PUBLIC: such a server has no endpoint in a VPC',
      from: [describeServer],
      fields: {
        // "Set this parameter if you want to make your VPC endpoint public-facing": API_EndpointDetails.html
        AddressAllocationIds: { type: 'list', absentMeans: [], items: { type: 'string' } },
      },
    },
    Protocols: { type: 'list', from: [describeServer], items: { type: 'string' } },
    SecurityPolicyName: { type: 'string', from: [describeServer] },
    SecurityPolicy: {
      type: 'object',
      from: [describeServer, describePolicy],
      derived: 'the algorithms of the security policy that SecurityPolicyName names',
      fields: {
        SshKexs: { type: 'list', items: { type: 'string' } },
        SshMacs: { type: 'list', items: { type: 'string' } },
        TlsCiphers: { type: 'list', items: { type: 'string' } },
      },
    },
    StructuredLogDestinations: {
      type: 'list',
      // The log groups "to which your server logs are sent"; there are none unless given: API_DescribedServer.html
      absentMeans: [],
      from: [describeServer],
      items: { type: 'string' },
    },
    LoggingRole: {
      type: 'string',
      nullable: true,
      // "When set, you can view user activity in your CloudWatch logs": API_DescribedServer.html
      absentMeans: null,
      from: [describeServer],
    },
  },
};

/** The reader of Transfer Family. */
export const transferService: Collector = {
  service: 'transfer',
  scope: 'region',
  schemas: [serverSchema],
  serviceId: 'Transfer',
  endpointPrefix: 'transfer',
  load: async () => (await import('./collector.ts')).collectServers,
};
