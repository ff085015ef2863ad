import type { DescribeSnapshotsResult, EC2Client, Snapshot } from '@aws-sdk/client-ec2';
import { listResources } from '../../../read/list-resources.ts';
import { createSharedListReader } from '../../../read/read-shared-list.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { publicIpAddresses } from '../../derive/public-ip-addresses.ts';
import { collectRegion } from './region.ts';
import { imageSchema, instanceSchema, snapshotSchema, volumeSchema } from './schema.ts';

/** Reads the instances, volumes, own snapshots and own images of a region, and its switches. Pages hold 1,000, the most there is. */
export async function collectEc2(context: Context): Promise<void> {
  const { EC2Client } = sdk('@aws-sdk/client-ec2');
  const client = new EC2Client(context.settings('EC2', context.scope.region));
  await Promise.all([
    collectRegion(context, client),
    collectInstances(context, client),
    collectVolumes(context, client),
    collectSnapshots(context, client),
    collectImages(context, client),
  ]);
}

/** EC2 names resources by id; their ARNs follow one form. */
function arnOf(context: Context, kind: string, id: string): string {
  const { account, scope } = context;
  return `arn:${account.partition}:ec2:${scope.region}:${account.id}:${kind}/${id}`;
}

// Without `IncludeManagedResources` what services such as EKS and Lambda run in the account is hidden by default:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyManagedResourceVisibility.html

async function collectInstances(context: Context, client: EC2Client): Promise<void> {
  const { DescribeInstancesCommand } = sdk('@aws-sdk/client-ec2');
  await listResources(context, {
    schema: instanceSchema,
    call: 'ec2:DescribeInstances',
    send: (NextToken, options) =>
      client.send(
        new DescribeInstancesCommand({ IncludeManagedResources: true, MaxResults: 1000, NextToken }),
        options,
      ),
    items: (page) => page.Reservations?.flatMap(({ Instances }) => Instances ?? []),
    next: (page) => page.NextToken,
    identify: ({ InstanceId = '' }) => ({ id: arnOf(context, 'instance', InstanceId), name: InstanceId }),
    shape: (instance) => ({
      ...instance,
      AccountId: context.account.id,
      Region: context.scope.region,
      OperatorPrincipal: instance.Operator?.Principal,
      PublicIpAddresses: publicIpAddresses(instance),
    }),
  });
}

async function collectVolumes(context: Context, client: EC2Client): Promise<void> {
  const { DescribeVolumesCommand } = sdk('@aws-sdk/client-ec2');
  await listResources(context, {
    schema: volumeSchema,
    call: 'ec2:DescribeVolumes',
    send: (NextToken, options) =>
      client.send(new DescribeVolumesCommand({ IncludeManagedResources: true, MaxResults: 1000, NextToken }), options),
    items: (page) => page.Volumes,
    next: (page) => page.NextToken,
    identify: ({ VolumeId = '' }) => ({ id: arnOf(context, 'volume', VolumeId), name: VolumeId }),
    shape: (volume) => ({
      ...volume,
      VolumeArn: arnOf(context, 'volume', volume.VolumeId ?? ''),
      Region: context.scope.region,
      // A volume that a service attached names the service's resource, and no instance.
      AttachedInstanceIds: (volume.Attachments ?? []).flatMap(({ InstanceId }) => InstanceId ?? []),
    }),
  });
}

async function collectSnapshots(context: Context, client: EC2Client): Promise<void> {
  const { DescribeSnapshotsCommand } = sdk('@aws-sdk/client-ec2');
  const { account, scope } = context;
  const own = { OwnerIds: ['self'], MaxResults: 1000 };
  const readPublic = createSharedListReader<DescribeSnapshotsResult, Snapshot>(context, {
    schema: snapshotSchema,
    call: 'ec2:DescribeSnapshots',
    send: (all, NextToken, options) =>
      client.send(new DescribeSnapshotsCommand({ RestorableByUserIds: [all], ...own, NextToken }), options),
    items: (page) => page.Snapshots,
    next: (page) => page.NextToken,
  });
  await listResources(context, {
    schema: snapshotSchema,
    call: 'ec2:DescribeSnapshots',
    send: (NextToken, options) => client.send(new DescribeSnapshotsCommand({ ...own, NextToken }), options),
    items: (page) => page.Snapshots,
    next: (page) => page.NextToken,
    // The ARN of a snapshot names no account: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
    identify: ({ SnapshotId = '' }) => ({
      id: `arn:${account.partition}:ec2:${scope.region}::snapshot/${SnapshotId}`,
      name: SnapshotId,
    }),
    shape: (snapshot) => ({ ...snapshot, AccountId: account.id, Region: scope.region }),
    details: async ({ SnapshotId }) => [
      await readPublic('all', ({ items, cause }) => {
        if (items.some((listed) => listed.SnapshotId === SnapshotId)) return { Public: true };
        return cause ? undefined : { Public: false };
      }),
    ],
  });
}

async function collectImages(context: Context, client: EC2Client): Promise<void> {
  const { DescribeImagesCommand } = sdk('@aws-sdk/client-ec2');
  const { account, scope } = context;
  await listResources(context, {
    schema: imageSchema,
    call: 'ec2:DescribeImages',
    send: (NextToken, options) =>
      client.send(new DescribeImagesCommand({ Owners: ['self'], MaxResults: 1000, NextToken }), options),
    items: (page) => page.Images,
    next: (page) => page.NextToken,
    identify: ({ ImageId = '', Name }) => ({
      id: `arn:${account.partition}:ec2:${scope.region}::image/${ImageId}`,
      name: Name ?? ImageId,
    }),
  });
}
