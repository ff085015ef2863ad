import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { dataEvents, eventDataStoreSchema, insightSelectors } from './event-data-store-schema.ts';

const status = { call: 'cloudtrail:GetTrailStatus', permission: 'cloudtrail:GetTrailStatus' };
const selectors = { call: 'cloudtrail:GetEventSelectors', permission: 'cloudtrail:GetEventSelectors' };

/** A trail, once: in its home region where that is scanned, else in the target's first region that shows it. */
export const trailSchema: ResourceSchema = {
  type: 'aws/cloudtrail/trail',
  title: { en: 'CloudTrail trail', ja: 'CloudTrail証跡' },
  scope: 'region',
  list: [{ call: 'cloudtrail:DescribeTrails', permission: 'cloudtrail:DescribeTrails' }],
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html',
  fields: {
    Name: { type: 'string' },
    TrailARN: { type: 'string' },
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    OwnerAccountId: {
      type: 'string',
      derived: "the account in TrailARN: an organisation's trail is seen from every member",
    },
    HomeRegion: { type: 'string' },
    IsMultiRegionTrail: { type: 'boolean', absentMeans: false },
    IsOrganizationTrail: { type: 'boolean', absentMeans: false },
    IncludeGlobalServiceEvents: { type: 'boolean', absentMeans: false },
    LogFileValidationEnabled: { type: 'boolean', absentMeans: false },
    KmsKeyId: { type: 'string', nullable: true, absentMeans: null },
    S3BucketName: { type: 'string' },
    LogPath: {
      type: 'string',
      derived:
        'where the log files of this trail begin: S3KeyPrefix (if any), AWSLogs/ and the account or the organisation',
    },
    OtherTrailArn: {
      type: 'string',
      nullable: true,
      derived:
        'the one other trail of the list that reaches at least as many regions and accounts; left open if several',
      doc: { en: 'null: there is none', ja: 'null は該当なし' },
    },
    CloudWatchLogsLogGroupArn: { type: 'string', nullable: true, absentMeans: null },
    LogGroupArn: { type: 'string', nullable: true, derived: 'CloudWatchLogsLogGroupArn without the :* at its end' },
    Status: {
      type: 'object',
      from: [status],
      fields: {
        IsLogging: { type: 'boolean' },
        LatestDeliveryTime: { type: 'time', nullable: true, absentMeans: null },
        LatestDeliveryError: { type: 'string', nullable: true, absentMeans: null },
      },
    },
    ManagementEvents: {
      type: 'string',
      from: [selectors],
      enum: ['All', 'ReadOnly', 'WriteOnly', 'None'],
      derived:
        'which management events the basic or advanced event selectors record, taken together, whatever sources (kms, rdsdata) they leave out',
    },
    DataEvents: { ...dataEvents, from: [selectors] },
    InsightSelectors: insightSelectors,
  },
};

/** The reader of CloudTrail. */
export const cloudtrailService: Collector = {
  service: 'cloudtrail',
  scope: 'region',
  schemas: [trailSchema, eventDataStoreSchema],
  serviceId: 'CloudTrail',
  endpointPrefix: 'cloudtrail',
  load: async () => (await import('./collector.ts')).collectCloudTrail,
};
