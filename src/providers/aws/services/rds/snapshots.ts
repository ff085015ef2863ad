import type { RDSClient } from '@aws-sdk/client-rds';
import { readAttributes } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { listResources } from '../../list-resources.ts';
import { clusterSnapshotSchema, snapshotSchema } from './snapshot-schema.ts';

/** Reads the snapshots of instances. Without a type the API lists those the account owns: API_DescribeDBSnapshots.html */
export async function collectSnapshots(context: Context, client: RDSClient): Promise<void> {
  const { DescribeDBSnapshotAttributesCommand, DescribeDBSnapshotsCommand } = await import('@aws-sdk/client-rds');
  const schema = snapshotSchema;
  await listResources(context, {
    schema,
    call: 'rds:DescribeDBSnapshots',
    send: (Marker, options) => client.send(new DescribeDBSnapshotsCommand({ MaxRecords: 100, Marker }), options),
    items: (page) => page.DBSnapshots,
    next: (page) => page.Marker,
    identify: ({ DBSnapshotArn, DBSnapshotIdentifier: name = '' }) => ({ id: DBSnapshotArn ?? name, name }),
    shape: (snapshot) => ({ ...snapshot, Region: context.scope.region, Tags: snapshot.TagList }),
    details: async ({ SnapshotType, DBSnapshotIdentifier: subject = '' }) => {
      if (!canBeShared(SnapshotType)) return [];
      const attributes = await readAttributes(context, {
        schema,
        call: 'rds:DescribeDBSnapshotAttributes',
        subject,
        send: (options) =>
          client.send(new DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier: subject }), options),
        shape: ({ DBSnapshotAttributesResult }) => ({
          RestoreAccounts: restoreAccounts(DBSnapshotAttributesResult?.DBSnapshotAttributes),
        }),
      });
      return [attributes];
    },
  });
}

export async function collectClusterSnapshots(context: Context, client: RDSClient): Promise<void> {
  const { DescribeDBClusterSnapshotAttributesCommand, DescribeDBClusterSnapshotsCommand } = await import(
    '@aws-sdk/client-rds'
  );
  const schema = clusterSnapshotSchema;
  await listResources(context, {
    schema,
    call: 'rds:DescribeDBClusterSnapshots',
    send: (Marker, options) => client.send(new DescribeDBClusterSnapshotsCommand({ MaxRecords: 100, Marker }), options),
    items: (page) => page.DBClusterSnapshots,
    next: (page) => page.Marker,
    identify: ({ DBClusterSnapshotArn, DBClusterSnapshotIdentifier: name = '' }) => ({
      id: DBClusterSnapshotArn ?? name,
      name,
    }),
    shape: (snapshot) => ({ ...snapshot, Region: context.scope.region, Tags: snapshot.TagList }),
    details: async ({ SnapshotType, DBClusterSnapshotIdentifier: subject = '' }) => {
      if (!canBeShared(SnapshotType)) return [];
      const attributes = await readAttributes(context, {
        schema,
        call: 'rds:DescribeDBClusterSnapshotAttributes',
        subject,
        send: (options) =>
          client.send(
            new DescribeDBClusterSnapshotAttributesCommand({ DBClusterSnapshotIdentifier: subject }),
            options,
          ),
        shape: ({ DBClusterSnapshotAttributesResult }) => ({
          RestoreAccounts: restoreAccounts(DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes),
        }),
      });
      return [attributes];
    },
  });
}

/**
 * The call is for manual snapshots, and an automated one "can't be shared": it is copied first. Where the type could not
 * be read, we ask all the same.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html
 */
function canBeShared(type: string | undefined): boolean {
  return type === undefined || type === 'manual';
}

interface Attribute {
  readonly AttributeName?: string | undefined;
  readonly AttributeValues?: readonly string[] | undefined;
}

/** Nothing where the attribute is not there; an empty element is an empty list. */
function restoreAccounts(attributes: readonly Attribute[] | undefined): readonly string[] | undefined {
  const restore = attributes?.find(({ AttributeName }) => AttributeName === 'restore');
  return restore && (restore.AttributeValues ?? []);
}
