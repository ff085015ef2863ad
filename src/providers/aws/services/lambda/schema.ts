import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const policy = { call: 'lambda:GetPolicy', permission: 'lambda:GetPolicy' };
const urls = { call: 'lambda:ListFunctionUrlConfigs', permission: 'lambda:ListFunctionUrlConfigs' };

/**
 * "The resource you requested does not exist." is what GetPolicy says of a function without a policy; of a function that
 * is gone it says "Function not found". The code is the same for both.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/events/CWE_Troubleshooting.html
 */
const noPolicy = { code: 'ResourceNotFoundException', message: 'The resource you requested does not exist' };

/** A function, as its unpublished version is configured. Environment variables are never kept, neither name nor value. */
export const functionSchema: ResourceSchema = {
  type: 'aws/lambda/function',
  title: { en: 'Lambda function', ja: 'Lambda関数' },
  scope: 'region',
  list: [{ call: 'lambda:ListFunctions', permission: 'lambda:ListFunctions' }],
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html',
  fields: {
    FunctionName: { type: 'string' },
    FunctionArn: { type: 'string' },
    Region: { type: 'string', derived: 'the region that was scanned' },
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    PackageType: { type: 'string', enum: ['Image', 'Zip'] },
    Runtime: {
      type: 'string',
      nullable: true,
      // "Specifying a runtime results in an error if you're deploying a function using a container image."
      absentMeans: null,
      doc: { en: 'null: a container image', ja: 'null はコンテナイメージ' },
    },
    RuntimeDeprecationDate: {
      type: 'time',
      nullable: true,
      derived:
        'the day AWS deprecates Runtime, from the table of the developer guide; null for a container image; a runtime the table does not date stays unread',
    },
    VpcId: {
      type: 'string',
      nullable: true,
      derived: 'VpcConfig.VpcId; null where it is left out or empty',
    },
    HasEnvironment: { type: 'boolean', derived: 'Environment holds variables, or says that they could not be read' },
    // "If you don't provide a customer managed key, Lambda uses an AWS owned key or an AWS managed key."
    KMSKeyArn: { type: 'string', nullable: true, absentMeans: null },
    PolicyAllowsAnyone: {
      type: 'boolean',
      nullable: true,
      from: [policy],
      nullWhen: [noPolicy],
      derived:
        'an Allow statement for every principal without a condition that names accounts, organisations, callers, sources or VPC endpoints',
      doc: { en: 'null: no policy', ja: 'null はポリシーなし' },
    },
    FunctionUrlConfigs: {
      type: 'list',
      from: [urls],
      doc: { en: 'of the function and its aliases', ja: '関数本体とエイリアスのもの' },
      items: {
        type: 'object',
        fields: {
          FunctionArn: { type: 'string' },
          AuthType: { type: 'string', enum: ['AWS_IAM', 'NONE'] },
        },
      },
    },
  },
};

/** The reader of Lambda. */
export const lambdaService: Collector = {
  service: 'lambda',
  scope: 'region',
  schemas: [functionSchema],
  serviceId: 'Lambda',
  endpointPrefix: 'lambda',
  load: async () => (await import('./collector.ts')).collectFunctions,
};
