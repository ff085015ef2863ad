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
const packCompliance = {
  call: 'config:DescribeConformancePackCompliance',
  permission: 'config:DescribeConformancePackCompliance',
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
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    Region: { type: 'string' },
    ConfigurationRecorders: {
      type: 'list',
      from: [recorders],
      items: {
        type: 'object',
        fields: {
          name: { type: 'string' },
          Strategy: {
            type: 'string',
            enum: ['ALL_SUPPORTED_RESOURCE_TYPES', 'EXCLUSION_BY_RESOURCE_TYPES', 'INCLUSION_BY_RESOURCE_TYPES'],
            derived: 'recordingStrategy.useOnly, or what allSupported and the lists of types say where it is left out',
          },
          ExcludedTypes: {
            type: 'list',
            items: { type: 'string' },
            derived: 'exclusionByResourceTypes.resourceTypes, where the strategy is to exclude types',
          },
          RecordsIamTypes: {
            type: 'boolean',
            derived: 'IAM users, groups, roles and customer managed policies are all among the recorded types',
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
        fields: {
          name: { type: 'string' },
          s3BucketName: { type: 'string', nullable: true, absentMeans: null },
          s3KmsKeyArn: { type: 'string', nullable: true, absentMeans: null },
        },
      },
    },
    DeliveryBuckets: {
      type: 'list',
      from: [channels],
      items: { type: 'string' },
      derived: 's3BucketName of each delivery channel that has one',
    },
  },
};

/** A conformance pack and AWS's own verdict on it. */
export const conformancePackSchema: ResourceSchema = {
  type: 'aws/config/conformance-pack',
  title: { en: 'AWS Config conformance pack', ja: 'AWS Configの適合パック' },
  scope: 'region',
  list: [{ call: 'config:DescribeConformancePacks', permission: 'config:DescribeConformancePacks' }],
  source: 'https://docs.aws.amazon.com/config/latest/APIReference/API_ConformancePackDetail.html',
  fields: {
    ConformancePackName: { type: 'string' },
    Compliance: {
      type: 'string',
      from: [packCompliance],
      enum: ['COMPLIANT', 'NON_COMPLIANT'],
      derived:
        'as AWS Config sums up a pack: NON_COMPLIANT if one of its rules is, else COMPLIANT if one of its rules is; unread where AWS has too little data for all of them',
    },
    NonCompliantRules: {
      type: 'list',
      from: [packCompliance],
      items: { type: 'string' },
      derived: 'ConfigRuleName of the rules of the pack that are NON_COMPLIANT',
    },
  },
};

/** A Config rule and AWS's own verdict on it. */
export const configRuleSchema: ResourceSchema = {
  type: 'aws/config/rule',
  title: { en: 'AWS Config rule', ja: 'AWS Configルール' },
  scope: 'region',
  list: [{ call: 'config:DescribeComplianceByConfigRule', permission: 'config:DescribeComplianceByConfigRule' }],
  source: 'https://docs.aws.amazon.com/config/latest/APIReference/API_ComplianceByConfigRule.html',
  fields: {
    ConfigRuleName: { type: 'string' },
    ComplianceType: {
      type: 'string',
      enum: ['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE'],
      derived: 'Compliance.ComplianceType; unread where it is INSUFFICIENT_DATA, since AWS has then no verdict',
    },
  },
};

/** The reader of AWS Config. */
export const configService: Collector = {
  service: 'config',
  scope: 'region',
  schemas: [configRegionSchema, conformancePackSchema, configRuleSchema],
  serviceId: 'Config Service',
  endpointPrefix: 'config',
  load: async () => (await import('./collector.ts')).collectConfig,
};
