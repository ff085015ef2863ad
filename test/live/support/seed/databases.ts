import { CreateTableCommand, DynamoDBClient, UpdateContinuousBackupsCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateCacheClusterCommand,
  CreateReplicationGroupCommand,
  ElastiCacheClient,
} from '@aws-sdk/client-elasticache';
import { CreateDomainCommand, OpenSearchClient } from '@aws-sdk/client-opensearch';
import { CreateClusterCommand, CreateClusterParameterGroupCommand, RedshiftClient } from '@aws-sdk/client-redshift';
import type { Base, Settings } from './settings.ts';

/** Table `orders` can go back in time, `events` cannot. */
export async function seedTables(settings: Settings): Promise<void> {
  const dynamodb = new DynamoDBClient(settings);
  for (const TableName of ['orders', 'events']) {
    await dynamodb.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      }),
    );
  }
  await dynamodb.send(
    new UpdateContinuousBackupsCommand({
      TableName: 'orders',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  );
}

/** A replication group that encrypts and a cluster that does not. */
export async function seedCaches(settings: Settings): Promise<void> {
  const elasticache = new ElastiCacheClient(settings);
  await elasticache.send(
    new CreateReplicationGroupCommand({
      ReplicationGroupId: 'sessions',
      ReplicationGroupDescription: 'sessions',
      Engine: 'redis',
      CacheNodeType: 'cache.t3.micro',
      AtRestEncryptionEnabled: true,
      TransitEncryptionEnabled: true,
    }),
  );
  await elasticache.send(
    new CreateCacheClusterCommand({
      CacheClusterId: 'pages',
      Engine: 'memcached',
      CacheNodeType: 'cache.t3.micro',
      NumCacheNodes: 1,
    }),
  );
}

export async function seedSearch(settings: Settings): Promise<void> {
  await new OpenSearchClient(settings).send(
    new CreateDomainCommand({ DomainName: 'search', EncryptionAtRestOptions: { Enabled: true } }),
  );
}

/** A warehouse that is encrypted, with parameters of its own. */
export async function seedWarehouse(settings: Settings, { key }: Base): Promise<void> {
  const redshift = new RedshiftClient(settings);
  await redshift.send(
    new CreateClusterParameterGroupCommand({
      ParameterGroupName: 'acme',
      ParameterGroupFamily: 'redshift-1.0',
      Description: 'acme',
    }),
  );
  await redshift.send(
    new CreateClusterCommand({
      ClusterIdentifier: 'warehouse',
      NodeType: 'ra3.large',
      MasterUsername: 'acme',
      MasterUserPassword: 'correct-Horse-7-battery',
      ClusterParameterGroupName: 'acme',
      Encrypted: true,
      KmsKeyId: key,
    }),
  );
}
