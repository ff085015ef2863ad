import {
  CreateImageCommand,
  CreateSnapshotCommand,
  CreateVolumeCommand,
  EC2Client,
  ModifySnapshotAttributeCommand,
  RegisterImageCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { type Base, region, type Settings } from './settings.ts';

/** A volume that is encrypted and one that is not; a snapshot of each, the second for anyone; an instance and its image. */
export async function seedInstances(settings: Settings, { key, network }: Base): Promise<void> {
  const ec2 = new EC2Client(settings);
  for (const Encrypted of [true, false]) {
    const { VolumeId } = await ec2.send(
      new CreateVolumeCommand({
        AvailabilityZone: `${region}a`,
        Size: 8,
        Encrypted,
        ...(Encrypted && { KmsKeyId: key }),
      }),
    );
    const { SnapshotId } = await ec2.send(new CreateSnapshotCommand({ VolumeId }));
    if (Encrypted) continue;
    await ec2.send(
      new ModifySnapshotAttributeCommand({
        SnapshotId,
        Attribute: 'createVolumePermission',
        OperationType: 'add',
        GroupNames: ['all'],
      }),
    );
  }
  const { ImageId } = await ec2.send(new RegisterImageCommand({ Name: 'base', RootDeviceName: '/dev/xvda' }));
  const { Instances } = await ec2.send(
    new RunInstancesCommand({
      ImageId,
      MinCount: 1,
      MaxCount: 1,
      InstanceType: 't3.micro',
      SubnetId: network.subnets[0],
      MetadataOptions: { HttpTokens: 'required' },
    }),
  );
  await ec2.send(new CreateImageCommand({ InstanceId: Instances?.[0]?.InstanceId, Name: 'golden' }));
}
