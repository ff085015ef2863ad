import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const scanning = {
  call: 'ecr:BatchGetRepositoryScanningConfiguration',
  permission: 'ecr:BatchGetRepositoryScanningConfiguration',
};
const policy = { call: 'ecr:GetRepositoryPolicy', permission: 'ecr:GetRepositoryPolicy' };
const registry = { call: 'ecr:DescribeRegistry', permission: 'ecr:DescribeRegistry' };

export const repositorySchema: ResourceSchema = {
  type: 'aws/ecr/repository',
  title: { en: 'ECR repository', ja: 'ECRリポジトリ' },
  scope: 'region',
  list: [{ call: 'ecr:DescribeRepositories', permission: 'ecr:DescribeRepositories' }],
  source: 'https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Repository.html',
  fields: {
    repositoryName: { type: 'string' },
    repositoryArn: { type: 'string' },
    Region: { type: 'string', derived: 'the region that was scanned' },
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    imageTagMutability: {
      type: 'string',
      enum: ['MUTABLE', 'IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION'],
    },
    encryptionConfiguration: {
      type: 'object',
      fields: {
        encryptionType: { type: 'string', enum: ['AES256', 'KMS', 'KMS_DSSE'] },
        // Named where the type is KMS or KMS_DSSE: API_EncryptionConfiguration.html
        kmsKey: { type: 'string', nullable: true, absentMeans: null },
      },
    },
    scanFrequency: {
      type: 'string',
      from: [scanning],
      enum: ['SCAN_ON_PUSH', 'CONTINUOUS_SCAN', 'MANUAL'],
      doc: {
        en: 'as it takes effect, by the settings of the repository and of the registry',
        ja: 'リポジトリとレジストリの設定から実際に適用される値',
      },
    },
    PolicyAllowsAnyone: {
      type: 'boolean',
      nullable: true,
      from: [policy],
      nullWhen: ['RepositoryPolicyNotFoundException'],
      derived:
        'an Allow statement for every principal without a condition that names accounts, organisations, callers or VPC endpoints',
      doc: { en: 'null: no policy', ja: 'null はポリシーなし' },
    },
  },
};

/** The private registry of an account in one region, also where it holds nothing. */
export const ecrRegionSchema: ResourceSchema = {
  type: 'aws/ecr/region',
  title: { en: 'ECR registry of a region', ja: 'リージョンのECRレジストリ' },
  scope: 'region',
  list: [],
  source: 'https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRegistry.html',
  fields: {
    Region: { type: 'string' },
    AccountId: { type: 'string' },
    ReplicationDestinations: {
      type: 'list',
      from: [registry],
      derived: 'the destinations of all rules of the replication configuration',
      items: { type: 'object', fields: { region: { type: 'string' }, registryId: { type: 'string' } } },
    },
  },
};

/** The reader of ECR. */
export const ecrService: Collector = {
  service: 'ecr',
  scope: 'region',
  schemas: [repositorySchema, ecrRegionSchema],
  serviceId: 'ECR',
  endpointPrefix: 'api.ecr',
  load: async () => (await import('./collector.ts')).collectEcr,
};
