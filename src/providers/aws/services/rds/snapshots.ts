import type { RDSClient } from '@aws-sdk/client-rds';
import { type AttributeAsk, readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { clusterSnapshotSchema, snapshotSchema } from './snapshot-schema.ts';

/** Reads the snapshots of instances. Without a type the API lists those the account owns: API_DescribeDBSnapshots.html */
export async function collectSnapshots(context: Context, client: RDSClient): Promise<void> {
  const { DescribeDBSnapshotAttributesCommand, DescribeDBSnapshotsCommand } = sdk('@aws-sdk/client-rds');
  const schema = snapshotSchema;
  await listResources(context, {
    schema,
    call: 'rds:DescribeDBSnapshots',
    send: (Marker, options) => client.send(new DescribeDBSnapshotsCommand({ MaxRecords: 100, Marker }), options),
    items: (page) => page.DBSnapshots,
    next: (page) => page.Marker,
    identify: ({ DBSnapshotArn, DBSnapshotIdentifier: name = '' }) => ({ id: DBSnapshotArn ?? name, name }),
    shape: (snapshot) => ({ ...snapshot, Region: context.scope.region, Tags: snapshot.TagList }),
    details: ({ SnapshotType, DBSnapshotIdentifier: subject = '' }) =>
      readSharing(context, SnapshotType, {
        schema,
        call: 'rds:DescribeDBSnapshotAttributes',
        subject,
        send: (options) =>
          client.send(new DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier: subject }), options),
        attributes: ({ DBSnapshotAttributesResult }) => DBSnapshotAttributesResult?.DBSnapshotAttributes,
      }),
  });
}

export async function collectClusterSnapshots(context: Context, client: RDSClient): Promise<void> {
  const { DescribeDBClusterSnapshotAttributesCommand, DescribeDBClusterSnapshotsCommand } = sdk('@aws-sdk/client-rds');
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
    details: ({ SnapshotType, DBClusterSnapshotIdentifier: subject = '' }) =>
      readSharing(context, SnapshotType, {
        schema,
        call: 'rds:DescribeDBClusterSnapshotAttributes',
        subject,
        send: (options) =>
          client.send(
            new DescribeDBClusterSnapshotAttributesCommand({ DBClusterSnapshotIdentifier: subject }),
            options,
          ),
        attributes: ({ DBClusterSnapshotAttributesResult }) =>
          DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes,
      }),
  });
}

interface Attribute {
  readonly AttributeName?: string | undefined;
  readonly AttributeValues?: readonly string[] | undefined;
}

interface SharingAsk<Output> extends Omit<AttributeAsk<Output>, 'shape'> {
  readonly attributes: (output: Output) => readonly Attribute[] | undefined;
}

/**
 * Reads with whom a snapshot is shared. The call is for manual snapshots, and an automated one "can't be shared": it is
 * copied first. Where the type could not be read, we ask all the same.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html
 */
async function readSharing<Output>(
  context: Context,
  type: string | undefined,
  { attributes, ...ask }: SharingAsk<Output>,
): Promise<readonly Shaped[]> {
  if (type !== undefined && type !== 'manual') return [];
  const shape = (output: Output) => ({ RestoreAccounts: restoreAccounts(attributes(output)) });
  return [await readAttributes(context, { ...ask, shape })];
}

/** Nothing where the attribute is not there; an empty element is an empty list. */
function restoreAccounts(attributes: readonly Attribute[] | undefined): readonly string[] | undefined {
  const restore = attributes?.find(({ AttributeName }) => AttributeName === 'restore');
  return restore && (restore.AttributeValues ?? []);
}
