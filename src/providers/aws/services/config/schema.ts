import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const recorders = {
  call: 'config:DescribeConfigurationRecorders',
  permission: 'config:DescribeConfigurationRecorders',
};
const recorderStatus = {
  call: 'config:DescribeConfigurationRecorderStatus',
  permission: 'config:DescribeConfigurationRecorderStatus',
};
const channels = { call: 'config:DescribeDeliveryChannels', permission: 'config:DescribeDeliveryChannels' };

/** What AWS Config does in one region: one resource per account and region, also where nothing is set up. */
export const configRegionSchema: ResourceSchema = {
  type: 'aws/config/region',
  title: { en: 'AWS Config in a region', ja: 'リージョンのAWS Config' },
  scope: 'region',
  list: [],
  source: 'https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationRecorder.html',
  fields: {
    Region: { type: 'string' },
    ConfigurationRecorders: {
      type: 'list',
      from: [recorders],
      items: {
        type: 'object',
        fields: {
          name: { type: 'string' },
          recordingGroup: {
            type: 'object',
            nullable: true,
            absentMeans: null,
            fields: {
              allSupported: { type: 'boolean', absentMeans: false },
              includeGlobalResourceTypes: { type: 'boolean', absentMeans: false },
            },
          },
        },
      },
    },
    ConfigurationRecordersStatus: {
      type: 'list',
      from: [recorderStatus],
      items: {
        type: 'object',
        fields: {
          name: { type: 'string' },
          recording: { type: 'boolean', absentMeans: false },
          lastStatus: {
            type: 'string',
            nullable: true,
            absentMeans: null,
            enum: ['Pending', 'Success', 'Failure', 'NotApplicable'],
            derived: 'lastStatus, spelled as the API model spells it: the service answers SUCCESS for Success',
          },
        },
      },
    },
    DeliveryChannels: {
      type: 'list',
      from: [channels],
      items: {
        type: 'object',
        fields: { name: { type: 'string' }, s3BucketName: { type: 'string', nullable: true, absentMeans: null } },
      },
    },
  },
};

/** The reader of AWS Config. */
export const configService: Collector = {
  service: 'config',
  scope: 'region',
  schemas: [configRegionSchema],
  serviceId: 'Config Service',
  endpointPrefix: 'config',
  load: async () => (await import('./collector.ts')).collectConfig,
};
