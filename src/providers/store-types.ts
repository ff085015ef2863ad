import type { Wanted } from './provider.ts';

/** The resource type that tells the tags of all resources of a region in AWS. */
export const taggingType = 'aws/tagging/resource';
/** What of it is read. */
export const taggingAttributes = ['ResourceARN', 'Tags'];

/** Where the tags of a type stand in its resources, at no further call. */
interface TagList {
  readonly attribute: string;
  readonly key: string;
  readonly value: string;
}

const ofAws: TagList = { attribute: 'Tags', key: 'Key', value: 'Value' };
const ofAzure: TagList = { attribute: 'tags', key: 'name', value: 'value' };

/** The resource types that hold data, with their tags. Of AWS without any: `taggingType` tells them. */
export const storeTypes: ReadonlyMap<string, TagList | undefined> = new Map<string, TagList | undefined>([
  // Their own tags take a call for each of them.
  ['aws/dynamodb/table', undefined],
  ['aws/s3/bucket', undefined],
  ['aws/ec2/snapshot', ofAws],
  ['aws/ec2/volume', ofAws],
  ['aws/efs/file-system', ofAws],
  ['aws/rds/db-cluster', ofAws],
  ['aws/rds/db-cluster-snapshot', ofAws],
  ['aws/rds/db-instance', ofAws],
  ['aws/rds/db-snapshot', ofAws],
  ['aws/redshift/cluster', ofAws],
  ['aws/elasticache/cache-cluster', undefined],
  ['aws/elasticache/replication-group', undefined],
  ['aws/elasticache/serverless-cache', undefined],
  ['aws/healthlake/datastore', undefined],
  ['aws/kinesis/stream', undefined],
  ['aws/logs/log-group', undefined],
  ['aws/opensearch/domain', undefined],
  ['aws/sqs/queue', undefined],
  ['azure/compute/disk', ofAzure],
  ['azure/compute/snapshot', ofAzure],
  ['azure/storage/account', ofAzure],
  ['azure/cosmosdb/account', ofAzure],
  ['azure/healthcareapis/dicom-service', ofAzure],
  ['azure/healthcareapis/fhir-service', ofAzure],
  ['azure/mysql/flexible-server', ofAzure],
  ['azure/postgresql/flexible-server', ofAzure],
  ['azure/redis/cache', ofAzure],
  ['azure/redis/managed', ofAzure],
  ['azure/search/service', ofAzure],
  ['azure/sql/database', ofAzure],
  ['azure/sql/managed-instance', ofAzure],
]);

/** What is read of data stores: that they are there and, where anything is chosen by a tag, their tags. */
export function storesWanted(byTag: boolean): Wanted {
  const types = [...storeTypes].map(([type, tags]) => [type, new Set(byTag && tags ? [tags.attribute] : [])] as const);
  return new Map<string, ReadonlySet<string>>([
    ...types,
    ...(byTag ? [[taggingType, new Set(taggingAttributes)] as const] : []),
  ]);
}

/** Whether a rule asks what lies in which data store. */
export function asksForStores(wanted: Wanted): boolean {
  const ofSets = wanted.get('records/data/set');
  return wanted.has('records/data/store') || ofSets?.has('Matches') === true || ofSets?.has('StoreTypes') === true;
}
