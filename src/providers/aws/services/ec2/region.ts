import type { EC2Client } from '@aws-sdk/client-ec2';
import { isWanted, readAttributes } from '../../../read/attributes.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { reportRegion } from '../../read/region-resource.ts';
import { ec2RegionSchema as schema } from './region-schema.ts';

/** Reads the switches of a region. The region is a resource whether or not anything runs there. */
export async function collectRegion(context: Context, client: EC2Client): Promise<void> {
  if (!isWanted(context, schema)) return;
  const ec2 = sdk('@aws-sdk/client-ec2');
  const parts = await Promise.all([
    readAttributes(context, {
      schema,
      call: 'ec2:GetEbsEncryptionByDefault',
      send: (options) => client.send(new ec2.GetEbsEncryptionByDefaultCommand({}), options),
      shape: ({ EbsEncryptionByDefault }) => ({ EbsEncryptionByDefault }),
    }),
    readAttributes(context, {
      schema,
      call: 'ec2:GetEbsDefaultKmsKeyId',
      send: (options) => client.send(new ec2.GetEbsDefaultKmsKeyIdCommand({}), options),
      shape: ({ KmsKeyId }) => ({ EbsDefaultKmsKeyId: KmsKeyId }),
    }),
    readAttributes(context, {
      schema,
      call: 'ec2:GetSnapshotBlockPublicAccessState',
      send: (options) => client.send(new ec2.GetSnapshotBlockPublicAccessStateCommand({}), options),
      shape: ({ State }) => ({ SnapshotBlockPublicAccessState: State }),
    }),
    readAttributes(context, {
      schema,
      call: 'ec2:GetImageBlockPublicAccessState',
      send: (options) => client.send(new ec2.GetImageBlockPublicAccessStateCommand({}), options),
      shape: ({ ImageBlockPublicAccessState }) => ({ ImageBlockPublicAccessState }),
    }),
    readAttributes(context, {
      schema,
      call: 'ec2:GetInstanceMetadataDefaults',
      send: (options) => client.send(new ec2.GetInstanceMetadataDefaultsCommand({}), options),
      shape: ({ AccountLevel }) => ({ InstanceMetadataDefaults: AccountLevel }),
    }),
    readAttributes(context, {
      schema,
      call: 'ec2:GetSerialConsoleAccessStatus',
      send: (options) => client.send(new ec2.GetSerialConsoleAccessStatusCommand({}), options),
      shape: ({ SerialConsoleAccessEnabled }) => ({ SerialConsoleAccessEnabled }),
    }),
  ]);
  reportRegion(context, schema, parts);
}
