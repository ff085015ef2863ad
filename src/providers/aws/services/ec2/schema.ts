import type { Field, ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { ec2RegionSchema } from './region-schema.ts';

/** A `Tags` member that AWS leaves out says that there is no tag: "Any tags assigned to the volume." */
const tags: Field = {
  type: 'list',
  absentMeans: [],
  items: { type: 'object', fields: { Key: { type: 'string' }, Value: { type: 'string', absentMeans: '' } } },
};

const region: Field = { type: 'string', derived: 'the region that was asked' };
const account: Field = { type: 'string', derived: 'the account that was scanned' };

export const volumeSchema: ResourceSchema = {
  type: 'aws/ec2/volume',
  title: { en: 'EBS volume', ja: 'EBSボリューム' },
  scope: 'region',
  list: [{ call: 'ec2:DescribeVolumes', permission: 'ec2:DescribeVolumes' }],
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Volume.html',
  fields: {
    VolumeId: { type: 'string' },
    VolumeArn: { type: 'string', derived: 'made of VolumeId' },
    Region: region,
    State: {
      type: 'string',
      enum: ['creating', 'available', 'in-use', 'deleting', 'deleted', 'error'],
    },
    CreateTime: { type: 'time' },
    AttachedInstanceIds: {
      type: 'list',
      items: { type: 'string' },
      derived: 'InstanceId of Attachments: an EC2 backup of the instance takes the volume in',
    },
    Encrypted: { type: 'boolean' },
    // Named only where the volume is encrypted: "the KMS key that was used to protect the volume encryption key".
    KmsKeyId: { type: 'string', nullable: true, absentMeans: null },
    Tags: tags,
  },
};

/** A snapshot the account owns; others' snapshots that are shared with it are not listed. */
export const snapshotSchema: ResourceSchema = {
  type: 'aws/ec2/snapshot',
  title: { en: 'EBS snapshot', ja: 'EBSスナップショット' },
  scope: 'region',
  list: [{ call: 'ec2:DescribeSnapshots', permission: 'ec2:DescribeSnapshots' }],
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Snapshot.html',
  fields: {
    SnapshotId: { type: 'string' },
    AccountId: account,
    Region: region,
    Encrypted: { type: 'boolean' },
    KmsKeyId: { type: 'string', nullable: true, absentMeans: null },
    Tags: tags,
    // Asked of the region's snapshots at once, as the permissions themselves take one call per snapshot.
    Public: {
      type: 'boolean',
      from: [{ call: 'ec2:DescribeSnapshots', permission: 'ec2:DescribeSnapshots' }],
      derived:
        'whether the list with RestorableByUserIds `all`, "for public snapshots", names it: API_DescribeSnapshots.html',
    },
  },
};

/** An image the account owns. */
export const imageSchema: ResourceSchema = {
  type: 'aws/ec2/image',
  title: { en: 'Amazon Machine Image (AMI)', ja: 'Amazonマシンイメージ（AMI）' },
  scope: 'region',
  list: [{ call: 'ec2:DescribeImages', permission: 'ec2:DescribeImages' }],
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html',
  fields: {
    ImageId: { type: 'string' },
    Name: { type: 'string' },
    Public: { type: 'boolean' },
    Tags: tags,
  },
};

export const instanceSchema: ResourceSchema = {
  type: 'aws/ec2/instance',
  title: { en: 'EC2 instance', ja: 'EC2インスタンス' },
  scope: 'region',
  list: [{ call: 'ec2:DescribeInstances', permission: 'ec2:DescribeInstances' }],
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html',
  fields: {
    InstanceId: { type: 'string' },
    AccountId: account,
    Region: region,
    State: {
      type: 'object',
      fields: {
        Name: {
          type: 'string',
          enum: ['pending', 'running', 'shutting-down', 'terminated', 'stopping', 'stopped'],
        },
      },
    },
    OperatorPrincipal: {
      type: 'string',
      nullable: true,
      // "If managed is true, then the principal is returned": API_OperatorResponse.html
      absentMeans: null,
      derived: 'Operator.Principal: the service that manages the instance, as EKS Auto Mode does its nodes',
      doc: { en: 'null: no service manages it', ja: 'null はサービスによる管理なし' },
    },
    MetadataOptions: {
      type: 'object',
      fields: {
        HttpEndpoint: { type: 'string', enum: ['enabled', 'disabled'] },
        HttpTokens: { type: 'string', enum: ['optional', 'required'] },
        HttpPutResponseHopLimit: { type: 'integer' },
      },
    },
    PublicIpAddresses: {
      type: 'list',
      derived: 'PublicIpAddress and every PublicIp associated with a network interface, each once',
      items: { type: 'string' },
    },
    IamInstanceProfile: {
      type: 'object',
      nullable: true,
      // "The IAM instance profile associated with the instance, if applicable."
      absentMeans: null,
      fields: { Arn: { type: 'string' } },
    },
    Monitoring: {
      type: 'object',
      fields: { State: { type: 'string', enum: ['disabled', 'disabling', 'enabled', 'pending'] } },
    },
    EnclaveOptions: { type: 'object', fields: { Enabled: { type: 'boolean' } } },
    CpuOptions: {
      type: 'object',
      fields: {
        // "If AmdSevSnp is not present in CpuOptions, then AMD SEV-SNP is disabled":
        // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/snp-work-launch.html
        AmdSevSnp: { type: 'string', absentMeans: 'disabled', enum: ['enabled', 'disabled'] },
      },
    },
    Tags: tags,
  },
};

/** The reader of EC2: instances, EBS and images, and what a region has as switches for them. */
export const ec2Service: Collector = {
  service: 'ec2',
  scope: 'region',
  schemas: [ec2RegionSchema, imageSchema, instanceSchema, snapshotSchema, volumeSchema],
  serviceId: 'EC2',
  endpointPrefix: 'ec2',
  load: async () => (await import('./collector.ts')).collectEc2,
};
