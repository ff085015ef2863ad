import type { CallRef, ResourceSchema } from '../../../schema.ts';

/** In EC2 the action is named like the operation. */
function ec2Call(operation: string): CallRef {
  return { call: `ec2:${operation}`, permission: `ec2:${operation}` };
}

/** What EC2 has as switches in one region: one resource per account and region, also where nothing runs. */
export const ec2RegionSchema: ResourceSchema = {
  type: 'aws/ec2/region',
  title: { en: 'EC2 settings of a region', ja: 'リージョンのEC2設定' },
  scope: 'region',
  list: [],
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html',
  fields: {
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    Region: { type: 'string', derived: 'the region that was asked' },
    EbsEncryptionByDefault: { type: 'boolean', from: [ec2Call('GetEbsEncryptionByDefault')] },
    EbsDefaultKmsKeyId: {
      type: 'string',
      from: [ec2Call('GetEbsDefaultKmsKeyId')],
      derived: 'KmsKeyId',
      doc: {
        en: 'an ARN, or alias/aws/ebs for the key that AWS manages',
        ja: 'ARN。AWSマネージドキーの場合は alias/aws/ebs',
      },
    },
    SnapshotBlockPublicAccessState: {
      type: 'string',
      from: [ec2Call('GetSnapshotBlockPublicAccessState')],
      enum: ['block-all-sharing', 'block-new-sharing', 'unblocked'],
      derived: 'State',
    },
    ImageBlockPublicAccessState: {
      type: 'string',
      from: [ec2Call('GetImageBlockPublicAccessState')],
      enum: ['block-new-sharing', 'unblocked'],
    },
    InstanceMetadataDefaults: {
      type: 'object',
      from: [ec2Call('GetInstanceMetadataDefaults')],
      derived: 'AccountLevel',
      fields: {
        // Left out where the account states no default: "To remove a parameter's account-level default setting,
        // specify no-preference": API_ModifyInstanceMetadataDefaults.html
        HttpTokens: { type: 'string', nullable: true, absentMeans: null, enum: ['optional', 'required'] },
        HttpTokensEnforced: { type: 'string', nullable: true, absentMeans: null, enum: ['enabled', 'disabled'] },
      },
    },
    SerialConsoleAccessEnabled: { type: 'boolean', from: [ec2Call('GetSerialConsoleAccessStatus')] },
  },
};
