import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { endpointConfigSchema, modelSchema } from './schema.ts';

/** Reads the endpoint configurations of a region, used by an endpoint or not. */
export async function collectEndpointConfigs(context: Context, client: SageMakerClient): Promise<void> {
  const { DescribeEndpointConfigCommand, ListEndpointConfigsCommand } = sdk('@aws-sdk/client-sagemaker');
  await listResources(context, {
    schema: endpointConfigSchema,
    call: 'sagemaker:ListEndpointConfigs',
    send: (NextToken, options) => client.send(new ListEndpointConfigsCommand({ MaxResults: 100, NextToken }), options),
    items: (page) => page.EndpointConfigs,
    next: (page) => page.NextToken,
    identify: ({ EndpointConfigArn, EndpointConfigName = '' }) => ({
      id: EndpointConfigArn ?? EndpointConfigName,
      name: EndpointConfigName,
    }),
    details: async ({ EndpointConfigName = '' }) => [
      await readAttributes(context, {
        schema: endpointConfigSchema,
        call: 'sagemaker:DescribeEndpointConfig',
        subject: EndpointConfigName,
        send: (options) => client.send(new DescribeEndpointConfigCommand({ EndpointConfigName }), options),
        shape: (config) => ({ ...config }),
      }),
    ],
  });
}

/** Reads the models of a region. */
export async function collectModels(context: Context, client: SageMakerClient): Promise<void> {
  const { DescribeModelCommand, ListModelsCommand } = sdk('@aws-sdk/client-sagemaker');
  await listResources(context, {
    schema: modelSchema,
    call: 'sagemaker:ListModels',
    send: (NextToken, options) => client.send(new ListModelsCommand({ MaxResults: 100, NextToken }), options),
    items: (page) => page.Models,
    next: (page) => page.NextToken,
    identify: ({ ModelArn, ModelName = '' }) => ({ id: ModelArn ?? ModelName, name: ModelName }),
    details: async ({ ModelName = '' }) => [
      await readAttributes(context, {
        schema: modelSchema,
        call: 'sagemaker:DescribeModel',
        subject: ModelName,
        send: (options) => client.send(new DescribeModelCommand({ ModelName }), options),
        shape: (model) => ({ ...model }),
      }),
    ],
  });
}
