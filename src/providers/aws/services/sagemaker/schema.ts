import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const notebook = { call: 'sagemaker:DescribeNotebookInstance', permission: 'sagemaker:DescribeNotebookInstance' };
const domain = { call: 'sagemaker:DescribeDomain', permission: 'sagemaker:DescribeDomain' };
const endpointConfig = {
  call: 'sagemaker:DescribeEndpointConfig',
  permission: 'sagemaker:DescribeEndpointConfig',
};
const model = { call: 'sagemaker:DescribeModel', permission: 'sagemaker:DescribeModel' };

export const notebookInstanceSchema: ResourceSchema = {
  type: 'aws/sagemaker/notebook-instance',
  title: { en: 'SageMaker notebook instance', ja: 'SageMakerノートブックインスタンス' },
  scope: 'region',
  list: [{ call: 'sagemaker:ListNotebookInstances', permission: 'sagemaker:ListNotebookInstances' }],
  source: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeNotebookInstance.html',
  fields: {
    NotebookInstanceName: { type: 'string' },
    NotebookInstanceArn: { type: 'string' },
    DirectInternetAccess: { type: 'string', from: [notebook], enum: ['Enabled', 'Disabled'] },
    // Without a VPC there is no subnet: https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html
    SubnetId: { type: 'string', nullable: true, absentMeans: null, from: [notebook] },
    RootAccess: { type: 'string', from: [notebook], enum: ['Enabled', 'Disabled'] },
    KmsKeyId: {
      type: 'string',
      nullable: true,
      // "If you don't specify a KMS key", a key that AWS manages is used:
      // https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html
      absentMeans: null,
      from: [notebook],
    },
  },
};

export const domainSchema: ResourceSchema = {
  type: 'aws/sagemaker/domain',
  title: { en: 'SageMaker domain', ja: 'SageMakerドメイン' },
  scope: 'region',
  list: [{ call: 'sagemaker:ListDomains', permission: 'sagemaker:ListDomains' }],
  source: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeDomain.html',
  fields: {
    DomainId: { type: 'string' },
    DomainArn: { type: 'string' },
    DomainName: { type: 'string' },
    AppNetworkAccessType: { type: 'string', from: [domain], enum: ['PublicInternetOnly', 'VpcOnly'] },
    KmsKeyId: {
      type: 'string',
      nullable: true,
      // "By default, it uses a KMS key managed in an AWS service account":
      // https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-studio.html
      absentMeans: null,
      from: [domain],
    },
  },
};

export const endpointConfigSchema: ResourceSchema = {
  type: 'aws/sagemaker/endpoint-config',
  title: { en: 'SageMaker endpoint configuration', ja: 'SageMakerエンドポイント設定' },
  scope: 'region',
  list: [{ call: 'sagemaker:ListEndpointConfigs', permission: 'sagemaker:ListEndpointConfigs' }],
  source: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpointConfig.html',
  fields: {
    EndpointConfigName: { type: 'string' },
    EndpointConfigArn: { type: 'string' },
    DataCaptureConfig: {
      type: 'object',
      nullable: true,
      // Given at creation, or there is no capture: API_CreateEndpointConfig.html
      absentMeans: null,
      from: [endpointConfig],
      fields: {
        // "Whether data capture should be enabled or disabled (defaults to enabled)": API_DataCaptureConfig.html
        EnableCapture: { type: 'boolean', absentMeans: true },
        DestinationS3Uri: { type: 'string' },
        // "The KMS key that SageMaker AI uses to encrypt the captured data", not required: API_DataCaptureConfig.html
        KmsKeyId: { type: 'string', nullable: true, absentMeans: null },
      },
    },
  },
};

export const modelSchema: ResourceSchema = {
  type: 'aws/sagemaker/model',
  title: { en: 'SageMaker model', ja: 'SageMakerモデル' },
  scope: 'region',
  list: [{ call: 'sagemaker:ListModels', permission: 'sagemaker:ListModels' }],
  source: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeModel.html',
  fields: {
    ModelName: { type: 'string' },
    ModelArn: { type: 'string' },
    EnableNetworkIsolation: { type: 'boolean', from: [model] },
    VpcConfig: {
      type: 'object',
      nullable: true,
      // "A VpcConfig object that specifies the VPC that this model has access to", not required: API_CreateModel.html
      absentMeans: null,
      from: [model],
      fields: { Subnets: { type: 'list', items: { type: 'string' } } },
    },
  },
};

/** The reader of SageMaker. */
export const sagemakerService: Collector = {
  service: 'sagemaker',
  scope: 'region',
  schemas: [domainSchema, endpointConfigSchema, modelSchema, notebookInstanceSchema],
  serviceId: 'SageMaker',
  endpointPrefix: 'api.sagemaker',
  load: async () => (await import('./collector.ts')).collectSageMaker,
};
