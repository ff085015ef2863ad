import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const backup = { call: 'elasticfilesystem:DescribeBackupPolicy', permission: 'elasticfilesystem:DescribeBackupPolicy' };
const policy = {
  call: 'elasticfilesystem:DescribeFileSystemPolicy',
  permission: 'elasticfilesystem:DescribeFileSystemPolicy',
};
const replication = {
  call: 'elasticfilesystem:DescribeReplicationConfigurations',
  permission: 'elasticfilesystem:DescribeReplicationConfigurations',
};

export const fileSystemSchema: ResourceSchema = {
  type: 'aws/efs/file-system',
  title: { en: 'EFS file system', ja: 'EFSファイルシステム' },
  scope: 'region',
  list: [{ call: 'elasticfilesystem:DescribeFileSystems', permission: 'elasticfilesystem:DescribeFileSystems' }],
  source: 'https://docs.aws.amazon.com/efs/latest/ug/API_FileSystemDescription.html',
  fields: {
    FileSystemId: { type: 'string' },
    FileSystemArn: { type: 'string', derived: 'where it is left out, made of FileSystemId' },
    // "If the file system has a Name tag, Amazon EFS returns the value in this field": API_FileSystemDescription.html
    Name: { type: 'string', nullable: true, absentMeans: null },
    Region: { type: 'string', derived: 'the region that was asked' },
    Encrypted: { type: 'boolean' },
    // "The ID of an AWS KMS key used to protect the encrypted file system": API_FileSystemDescription.html
    KmsKeyId: { type: 'string', nullable: true, absentMeans: null },
    Tags: {
      type: 'list',
      items: { type: 'object', fields: { Key: { type: 'string' }, Value: { type: 'string' } } },
    },
    BackupPolicy: {
      type: 'object',
      nullable: true,
      from: [backup],
      nullWhen: ['PolicyNotFound'],
      fields: { Status: { type: 'string', enum: ['ENABLED', 'ENABLING', 'DISABLED', 'DISABLING'] } },
    },
    PolicyRequiresTls: {
      type: 'boolean',
      nullable: true,
      from: [policy],
      nullWhen: ['PolicyNotFound'],
      derived:
        'a Deny for every principal and elasticfilesystem:ClientMount whose only condition is aws:SecureTransport false, or no Allow without the condition aws:SecureTransport true',
      doc: {
        en: 'null: no policy, so the default that lets every client in',
        ja: 'null はポリシーなし（すべてのクライアントを許可する既定値）',
      },
    },
    Replications: {
      type: 'list',
      nullable: true,
      from: [replication],
      nullWhen: ['ReplicationNotFound'],
      items: {
        type: 'object',
        fields: {
          SourceFileSystemId: { type: 'string' },
          SourceFileSystemRegion: { type: 'string' },
          Destinations: {
            type: 'list',
            items: { type: 'object', fields: { Region: { type: 'string' } } },
          },
        },
      },
    },
  },
};

/** The reader of EFS. */
export const efsService: Collector = {
  service: 'efs',
  scope: 'region',
  schemas: [fileSystemSchema],
  serviceId: 'EFS',
  endpointPrefix: 'elasticfilesystem',
  load: async () => (await import('./collector.ts')).collectFileSystems,
};
