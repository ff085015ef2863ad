import type { Field, ResourceSchema } from '../../../schema.ts';

const get = { call: 'cloudtrail:GetEventDataStore', permission: 'cloudtrail:GetEventDataStore' };

/** The resource types of which every resource's data events are recorded. */
export const dataEvents: Field = {
  type: 'object',
  derived:
    'the resource types whose data events the selectors record for all resources, by reads and writes; a selector narrowed by ARN, event name or anything else does not count',
  fields: {
    Read: { type: 'list', items: { type: 'string' } },
    Write: { type: 'list', items: { type: 'string' } },
  },
};

/** The kinds of unusual activity that are looked for, of a trail or of a store. */
export const insightSelectors: Field = {
  type: 'list',
  nullable: true,
  from: [{ call: 'cloudtrail:GetInsightSelectors', permission: 'cloudtrail:GetInsightSelectors' }],
  // "On a trail or event data store that does not have Insights events enabled, the operation throws": API_GetInsightSelectors.html
  nullWhen: ['InsightNotEnabledException'],
  items: { type: 'object', fields: { InsightType: { type: 'string' } } },
};

/** A store of CloudTrail Lake. Its events cannot be changed, and are deleted with it or when the retention is over. */
export const eventDataStoreSchema: ResourceSchema = {
  type: 'aws/cloudtrail/event-data-store',
  title: { en: 'CloudTrail Lake event data store', ja: 'CloudTrail Lakeのイベントデータストア' },
  scope: 'region',
  list: [{ call: 'cloudtrail:ListEventDataStores', permission: 'cloudtrail:ListEventDataStores' }],
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventDataStore.html',
  fields: {
    Name: { type: 'string' },
    EventDataStoreArn: { type: 'string' },
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    Region: { type: 'string', derived: 'the region it was listed in' },
    Status: {
      type: 'string',
      from: [get],
      enum: ['CREATED', 'ENABLED', 'PENDING_DELETION', 'STARTING_INGESTION', 'STOPPED_INGESTION', 'STOPPING_INGESTION'],
    },
    RetentionPeriod: { type: 'integer', from: [get], doc: { en: 'days', ja: '日数' } },
    TerminationProtectionEnabled: { type: 'boolean', from: [get] },
    MultiRegionEnabled: { type: 'boolean', from: [get] },
    OrganizationEnabled: { type: 'boolean', from: [get] },
    // "Specifies the KMS key ID": present where one was set. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store-cloudtrail.html
    KmsKeyId: { type: 'string', nullable: true, absentMeans: null, from: [get] },
    ManagementEvents: {
      type: 'string',
      from: [get],
      enum: ['All', 'ReadOnly', 'WriteOnly', 'None'],
      derived: 'which management events the event selectors record, taken together, as of a trail',
    },
    DataEvents: { ...dataEvents, from: [get] },
    InsightSelectors: insightSelectors,
  },
};
