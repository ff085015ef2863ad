import type { ECRClient, Repository } from '@aws-sdk/client-ecr';
import { isWanted, listCall, readAttributes } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import { readBatchAttributes } from '../../../read/read-batches.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { allowsAnyone } from '../../derive/key-policy-allows-anyone.ts';
import { reportRegion } from '../../read/region-resource.ts';
import { ecrRegionSchema, repositorySchema as schema } from './schema.ts';

/** Reads the registry of a region and its repositories. */
export async function collectEcr(context: Context): Promise<void> {
  const { ECRClient } = sdk('@aws-sdk/client-ecr');
  const client = new ECRClient(context.settings('ECR', context.scope.region));
  await Promise.all([
    isWanted(context, ecrRegionSchema) ? collectRegistry(context, client) : undefined,
    isWanted(context, schema) ? collectRepositories(context, client) : undefined,
  ]);
}

async function collectRegistry(context: Context, client: ECRClient): Promise<void> {
  const { DescribeRegistryCommand } = sdk('@aws-sdk/client-ecr');
  const registry = await readAttributes(context, {
    schema: ecrRegionSchema,
    call: 'ecr:DescribeRegistry',
    send: (options) => client.send(new DescribeRegistryCommand({}), options),
    shape: ({ replicationConfiguration }) => ({
      ReplicationDestinations: replicationConfiguration?.rules?.flatMap(({ destinations }) => destinations ?? [{}]),
    }),
  });
  reportRegion(context, ecrRegionSchema, [registry]);
}

async function collectRepositories(context: Context, client: ECRClient): Promise<void> {
  const { DescribeRepositoriesCommand, GetRepositoryPolicyCommand } = sdk('@aws-sdk/client-ecr');
  const { region, account } = context.scope;
  const call = listCall(schema, 'ecr:DescribeRepositories');
  const listed = await context.reader.readPages({
    call,
    send: (nextToken, options) =>
      client.send(new DescribeRepositoriesCommand({ nextToken, maxResults: 1000 }), options),
    items: (page) => page.repositories,
    next: (page) => page.nextToken,
  });
  const scanning = await readScanning(context, client, listed.items);
  await reportListed(context, {
    schema,
    call,
    listed,
    identify: ({ repositoryArn = '', repositoryName = '' }) => ({
      id: repositoryArn || repositoryName,
      name: repositoryName,
    }),
    shape: (repository) => ({ ...repository, Region: region, AccountId: account }),
    details: async ({ repositoryName = '' }) => [
      scanning(repositoryName),
      await readAttributes(context, {
        schema,
        call: 'ecr:GetRepositoryPolicy',
        subject: repositoryName,
        send: (options) => client.send(new GetRepositoryPolicyCommand({ repositoryName }), options),
        shape: ({ policyText }) => ({ PolicyAllowsAnyone: allowsAnyone(policyText) }),
      }),
    ],
  });
}

/** How the repositories are scanned. */
async function readScanning(context: Context, client: ECRClient, repositories: readonly Repository[]) {
  const { BatchGetRepositoryScanningConfigurationCommand } = sdk('@aws-sdk/client-ecr');
  return readBatchAttributes(context, {
    schema,
    call: 'ecr:BatchGetRepositoryScanningConfiguration',
    ids: repositories.map(({ repositoryName = '' }) => repositoryName),
    // Array members at most 25: API_BatchGetRepositoryScanningConfiguration.html
    size: 25,
    send: (repositoryNames, _token, options) =>
      client.send(
        new BatchGetRepositoryScanningConfigurationCommand({ repositoryNames: [...repositoryNames] }),
        options,
      ),
    items: (page) => page.scanningConfigurations,
    idOf: ({ repositoryName }) => repositoryName,
    shape: ({ scanFrequency }) => ({ scanFrequency }),
    whenAbsent: 'vanished',
  });
}
