import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const describe = { call: 'secretsmanager:DescribeSecret', permission: 'secretsmanager:DescribeSecret' };
const policy = { call: 'secretsmanager:GetResourcePolicy', permission: 'secretsmanager:GetResourcePolicy' };

/** What is known about a secret; its value is never asked for. */
export const secretSchema: ResourceSchema = {
  type: 'aws/secretsmanager/secret',
  title: { en: 'Secrets Manager secret', ja: 'Secrets Managerシークレット' },
  scope: 'region',
  list: [{ call: 'secretsmanager:ListSecrets', permission: 'secretsmanager:ListSecrets' }],
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_SecretListEntry.html',
  fields: {
    Name: { type: 'string' },
    ARN: { type: 'string' },
    Region: { type: 'string', derived: 'the region that was asked' },
    KmsKeyId: {
      type: 'string',
      nullable: true,
      // "If the secret is encrypted with the AWS managed key aws/secretsmanager, this field is omitted."
      absentMeans: null,
      doc: { en: 'null: the AWS managed key aws/secretsmanager', ja: 'null はAWSマネージドキー aws/secretsmanager' },
    },
    // "If the secret has never been configured for rotation, Secrets Manager returns null": API_DescribeSecret.html
    RotationEnabled: { type: 'boolean', absentMeans: false },
    RotationRules: {
      type: 'object',
      nullable: true,
      // "If the secret never had rotation turned on, this field is omitted": API_DescribeSecret.html
      absentMeans: null,
      // Of a schedule expression "this value is calculated from the rotation schedule after every successful rotation":
      // left out, it does not say how often. API_RotationRulesType.html
      fields: { AutomaticallyAfterDays: { type: 'integer' } },
    },
    // "This value is null if the secret hasn't ever rotated."
    LastRotatedDate: { type: 'time', nullable: true, absentMeans: null },
    CreatedDate: { type: 'time' },
    OwningService: {
      type: 'string',
      nullable: true,
      // The service that manages the secret, where one does.
      // https://docs.aws.amazon.com/secretsmanager/latest/userguide/service-linked-secrets.html
      absentMeans: null,
    },
    IsReplica: {
      type: 'boolean',
      // "The Region where Secrets Manager originated the secret": a replica names another one.
      // https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html
      derived: 'PrimaryRegion names another region than the one that was asked',
    },
    ReplicationStatus: {
      type: 'list',
      // "If a secret is replicated to other Regions, the replicas are listed in ReplicationStatus": API_DescribeSecret.html
      absentMeans: [],
      from: [describe],
      items: {
        type: 'object',
        fields: { Region: { type: 'string' }, Status: { type: 'string', enum: ['InSync', 'Failed', 'InProgress'] } },
      },
    },
    PolicyAllowsAnyone: {
      type: 'boolean',
      nullable: true,
      from: [policy],
      derived:
        'an Allow statement for every principal without a condition that names accounts, organisations, callers or VPC endpoints',
      doc: { en: 'null: no resource policy', ja: 'null はリソースポリシーなし' },
    },
  },
};

/** The reader of Secrets Manager. */
export const secretsmanagerService: Collector = {
  service: 'secretsmanager',
  scope: 'region',
  schemas: [secretSchema],
  serviceId: 'Secrets Manager',
  endpointPrefix: 'secretsmanager',
  load: async () => (await import('./collector.ts')).collectSecrets,
};
