import type { EFSClient, FileSystemDescription } from '@aws-sdk/client-efs';
import { readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { mountsOverTlsOnly } from '../../derive/deny-plain-calls.ts';
import { fileSystemSchema as schema } from './schema.ts';

/** Reads the file systems of a region. */
export async function collectFileSystems(context: Context): Promise<void> {
  const { DescribeFileSystemsCommand, EFSClient } = sdk('@aws-sdk/client-efs');
  const { account, scope } = context;
  const client = new EFSClient(context.settings('EFS', scope.region));
  const arnOf = ({ FileSystemArn, FileSystemId }: FileSystemDescription): string =>
    FileSystemArn ??
    `arn:${account.partition}:elasticfilesystem:${scope.region}:${account.id}:file-system/${FileSystemId}`;
  await listResources(context, {
    schema,
    call: 'elasticfilesystem:DescribeFileSystems',
    send: (Marker, options) => client.send(new DescribeFileSystemsCommand({ MaxItems: 100, Marker }), options),
    items: (page) => page.FileSystems,
    next: (page) => page.NextMarker,
    identify: (fileSystem) => ({ id: arnOf(fileSystem), name: fileSystem.FileSystemId ?? '' }),
    shape: (fileSystem) => ({ ...fileSystem, FileSystemArn: arnOf(fileSystem), Region: scope.region }),
    details: (fileSystem, { id }) =>
      readFileSystem(context, client, { FileSystemId: fileSystem.FileSystemId ?? '', id }),
  });
}

interface Place {
  readonly FileSystemId: string;
  readonly id: string;
}

async function readFileSystem(
  context: Context,
  client: EFSClient,
  { FileSystemId, id }: Place,
): Promise<readonly Shaped[]> {
  const { DescribeBackupPolicyCommand, DescribeFileSystemPolicyCommand, DescribeReplicationConfigurationsCommand } =
    sdk('@aws-sdk/client-efs');
  const ask = { schema, subject: FileSystemId };
  return Promise.all([
    readAttributes(context, {
      ...ask,
      call: 'elasticfilesystem:DescribeBackupPolicy',
      send: (options) => client.send(new DescribeBackupPolicyCommand({ FileSystemId }), options),
      shape: ({ BackupPolicy }) => ({ BackupPolicy }),
    }),
    readAttributes(context, {
      ...ask,
      call: 'elasticfilesystem:DescribeFileSystemPolicy',
      send: (options) => client.send(new DescribeFileSystemPolicyCommand({ FileSystemId }), options),
      shape: ({ Policy }) => ({ PolicyRequiresTls: mountsOverTlsOnly(Policy, id) }),
    }),
    readAttributes(context, {
      ...ask,
      call: 'elasticfilesystem:DescribeReplicationConfigurations',
      // A file system is in one configuration at most, as its source or its destination: replication.html
      send: (options) => client.send(new DescribeReplicationConfigurationsCommand({ FileSystemId }), options),
      shape: ({ Replications }) => ({ Replications }),
    }),
  ]);
}
