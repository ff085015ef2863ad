import type { ContinuousBackupsDescription, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readAttributes, readListAttribute } from '../../../read/attributes.ts';
import { type Identity, listResources } from '../../../read/list-resources.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { replicaRegions } from '../../derive/replica-regions.ts';
import { tableSchema as schema } from './schema.ts';

/** Reads the tables of a region. A replica of a global table is a table of the region it lies in. */
export async function collectTables(context: Context): Promise<void> {
  const { DynamoDBClient, ListTablesCommand } = sdk('@aws-sdk/client-dynamodb');
  const { account, scope } = context;
  const client = new DynamoDBClient(context.settings('DynamoDB', scope.region));
  await listResources(context, {
    schema,
    call: 'dynamodb:ListTables',
    send: (ExclusiveStartTableName, options) =>
      client.send(new ListTablesCommand({ Limit: 100, ExclusiveStartTableName }), options),
    items: (page) => page.TableNames,
    next: (page) => page.LastEvaluatedTableName,
    identify: (name) => ({
      id: `arn:${account.partition}:dynamodb:${scope.region}:${account.id}:table/${name}`,
      name,
    }),
    shape: (name) => ({
      TableName: name,
      TableArn: `arn:${account.partition}:dynamodb:${scope.region}:${account.id}:table/${name}`,
      Region: scope.region,
    }),
    details: (_, identity) => readTable(context, client, identity),
  });
}

async function readTable(context: Context, client: DynamoDBClient, table: Identity): Promise<readonly Shaped[]> {
  const { DescribeContinuousBackupsCommand, DescribeTableCommand, ListTagsOfResourceCommand } =
    sdk('@aws-sdk/client-dynamodb');
  const { id: ResourceArn, name: TableName } = table;
  return Promise.all([
    readAttributes(context, {
      schema,
      call: 'dynamodb:DescribeTable',
      subject: TableName,
      send: (options) => client.send(new DescribeTableCommand({ TableName }), options),
      shape: ({ Table }) => ({ ...Table, ReplicaRegions: replicaRegions(Table) }),
    }),
    readAttributes(context, {
      schema,
      call: 'dynamodb:DescribeContinuousBackups',
      subject: TableName,
      send: (options) => client.send(new DescribeContinuousBackupsCommand({ TableName }), options),
      shape: ({ ContinuousBackupsDescription }) => ({ ContinuousBackups: shapeBackups(ContinuousBackupsDescription) }),
    }),
    readListAttribute(context, {
      schema,
      call: 'dynamodb:ListTagsOfResource',
      attribute: 'Tags',
      subject: ResourceArn,
      send: (NextToken, options) => client.send(new ListTagsOfResourceCommand({ ResourceArn, NextToken }), options),
      items: ({ Tags }) => Tags,
      next: (page) => page.NextToken,
    }),
  ]);
}

/** Point-in-time recovery that is off has no period; of one that is on, a period left out is not known. */
function shapeBackups(
  backups: ContinuousBackupsDescription | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const recovery = backups?.PointInTimeRecoveryDescription;
  if (recovery?.PointInTimeRecoveryStatus !== 'DISABLED') return backups && { ...backups };
  const RecoveryPeriodInDays = recovery.RecoveryPeriodInDays ?? null;
  return { ...backups, PointInTimeRecoveryDescription: { ...recovery, RecoveryPeriodInDays } };
}
