import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { collectEndpointConfigs, collectModels } from './hosting.ts';
import { domainSchema, notebookInstanceSchema } from './schema.ts';

/** Reads what people work in with SageMaker, and what they host there. */
export async function collectSageMaker(context: Context): Promise<void> {
  const { SageMakerClient } = sdk('@aws-sdk/client-sagemaker');
  const client = new SageMakerClient(context.settings('SageMaker', context.scope.region));
  await Promise.all([
    collectNotebookInstances(context, client),
    collectDomains(context, client),
    collectEndpointConfigs(context, client),
    collectModels(context, client),
  ]);
}

async function collectNotebookInstances(context: Context, client: SageMakerClient): Promise<void> {
  const { DescribeNotebookInstanceCommand, ListNotebookInstancesCommand } = sdk('@aws-sdk/client-sagemaker');
  await listResources(context, {
    schema: notebookInstanceSchema,
    call: 'sagemaker:ListNotebookInstances',
    send: (NextToken, options) =>
      client.send(new ListNotebookInstancesCommand({ MaxResults: 100, NextToken }), options),
    items: (page) => page.NotebookInstances,
    next: (page) => page.NextToken,
    identify: ({ NotebookInstanceArn, NotebookInstanceName = '' }) => ({
      id: NotebookInstanceArn ?? NotebookInstanceName,
      name: NotebookInstanceName,
    }),
    details: async ({ NotebookInstanceName = '' }) => [
      await readAttributes(context, {
        schema: notebookInstanceSchema,
        call: 'sagemaker:DescribeNotebookInstance',
        subject: NotebookInstanceName,
        send: (options) => client.send(new DescribeNotebookInstanceCommand({ NotebookInstanceName }), options),
        shape: (notebook) => ({ ...notebook }),
      }),
    ],
  });
}

async function collectDomains(context: Context, client: SageMakerClient): Promise<void> {
  const { DescribeDomainCommand, ListDomainsCommand } = sdk('@aws-sdk/client-sagemaker');
  await listResources(context, {
    schema: domainSchema,
    call: 'sagemaker:ListDomains',
    send: (NextToken, options) => client.send(new ListDomainsCommand({ MaxResults: 100, NextToken }), options),
    items: (page) => page.Domains,
    next: (page) => page.NextToken,
    identify: ({ DomainArn, DomainId = '', DomainName }) => ({
      id: DomainArn ?? DomainId,
      name: DomainName ?? DomainId,
    }),
    details: async ({ DomainId = '' }) => [
      await readAttributes(context, {
        schema: domainSchema,
        call: 'sagemaker:DescribeDomain',
        subject: DomainId,
        send: (options) => client.send(new DescribeDomainCommand({ DomainId }), options),
        shape: (domain) => ({ ...domain }),
      }),
    ],
  });
}
