import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const logging = {
  call: 'bedrock:GetModelInvocationLoggingConfiguration',
  permission: 'bedrock:GetModelInvocationLoggingConfiguration',
};
const guardrail = { call: 'bedrock:GetGuardrail', permission: 'bedrock:GetGuardrail' };
const customModel = { call: 'bedrock:GetCustomModel', permission: 'bedrock:GetCustomModel' };

/** What Bedrock logs in one region: one resource per account and region, also where logging is off. */
export const bedrockRegionSchema: ResourceSchema = {
  type: 'aws/bedrock/region',
  title: { en: 'Amazon Bedrock in a region', ja: 'リージョンのAmazon Bedrock' },
  scope: 'region',
  list: [],
  source: 'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_LoggingConfig.html',
  fields: {
    Region: { type: 'string' },
    loggingConfig: {
      type: 'object',
      nullable: true,
      // "Model invocation logging is disabled by default", and then there is no configuration to answer with.
      // https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
      absentMeans: null,
      from: [logging],
      fields: { textDataDeliveryEnabled: { type: 'boolean' } },
    },
    LogGroupArn: {
      type: 'string',
      nullable: true,
      from: [logging],
      derived: 'the ARN of cloudWatchConfig.logGroupName in this account and region, as log groups are listed',
      doc: { en: 'null: not logged to CloudWatch', ja: 'null はCloudWatchへの出力なし' },
    },
    LogBucketName: {
      type: 'string',
      nullable: true,
      from: [logging],
      derived: 's3Config.bucketName',
      doc: { en: 'null: not logged to S3', ja: 'null はS3への出力なし' },
    },
    LogPath: {
      type: 'string',
      from: [logging],
      derived: 's3Config.keyPrefix (if any) and AWSLogs/, where the log files begin in the bucket',
    },
  },
};

export const guardrailSchema: ResourceSchema = {
  type: 'aws/bedrock/guardrail',
  title: { en: 'Bedrock guardrail', ja: 'Bedrockガードレール' },
  scope: 'region',
  list: [{ call: 'bedrock:ListGuardrails', permission: 'bedrock:ListGuardrails' }],
  source: 'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetGuardrail.html',
  fields: {
    id: { type: 'string' },
    name: { type: 'string' },
    arn: { type: 'string' },
    SensitiveInformation: {
      type: 'object',
      from: [guardrail],
      derived:
        'the types of piiEntities and the names of regexes in sensitiveInformationPolicy whose action is BLOCK or ANONYMIZE, for prompts and for answers; of the working draft',
      fields: {
        FilteredInputs: { type: 'list', items: { type: 'string' } },
        FilteredOutputs: { type: 'list', items: { type: 'string' } },
      },
    },
  },
};

export const customModelSchema: ResourceSchema = {
  type: 'aws/bedrock/custom-model',
  title: { en: 'Bedrock custom model', ja: 'Bedrockカスタムモデル' },
  scope: 'region',
  list: [{ call: 'bedrock:ListCustomModels', permission: 'bedrock:ListCustomModels' }],
  source: 'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetCustomModel.html',
  fields: {
    modelName: { type: 'string' },
    modelArn: { type: 'string' },
    modelKmsKeyArn: {
      type: 'string',
      nullable: true,
      // Without a key of one's own, Bedrock encrypts with a key that AWS owns.
      // https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-custom-job.html
      absentMeans: null,
      from: [customModel],
    },
    TrainedOnInvocationLogs: {
      type: 'boolean',
      from: [customModel],
      derived: 'trainingDataConfig has an invocationLogsConfig; not told where the answer has no trainingDataConfig',
    },
  },
};

export const inferenceProfileSchema: ResourceSchema = {
  type: 'aws/bedrock/inference-profile',
  title: { en: 'Bedrock application inference profile', ja: 'Bedrockアプリケーション推論プロファイル' },
  scope: 'region',
  list: [{ call: 'bedrock:ListInferenceProfiles', permission: 'bedrock:ListInferenceProfiles' }],
  source: 'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_InferenceProfileSummary.html',
  fields: {
    inferenceProfileName: { type: 'string' },
    inferenceProfileArn: { type: 'string' },
    ModelRegions: {
      type: 'list',
      items: { type: 'string' },
      derived: 'the regions in the ARNs of models, sorted; global where an ARN names none',
    },
  },
};

/** The reader of Bedrock. */
export const bedrockService: Collector = {
  service: 'bedrock',
  scope: 'region',
  schemas: [bedrockRegionSchema, customModelSchema, guardrailSchema, inferenceProfileSchema],
  serviceId: 'Bedrock',
  endpointPrefix: 'bedrock',
  load: async () => (await import('./collector.ts')).collectBedrock,
};
