import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { taggedSchema as schema } from './schema.ts';

/** Reads the tags of all resources of a region. */
export async function collectTags(context: Context): Promise<void> {
  const { GetResourcesCommand, ResourceGroupsTaggingAPIClient } = sdk('@aws-sdk/client-resource-groups-tagging-api');
  const client = new ResourceGroupsTaggingAPIClient(
    context.settings('Resource Groups Tagging API', context.scope.region),
  );
  await listResources(context, {
    schema,
    call: 'tag:GetResources',
    send: (PaginationToken, options) =>
      client.send(new GetResourcesCommand({ ResourcesPerPage: 100, PaginationToken }), options),
    items: (page) => page.ResourceTagMappingList,
    // The last page has an empty one: API_GetResources.html
    next: (page) => page.PaginationToken || undefined,
    identify: ({ ResourceARN = '' }) => ({ id: ResourceARN, name: ResourceARN.split(/[:/]/).at(-1) || ResourceARN }),
    shape: ({ ResourceARN, Tags }) => ({ ResourceARN, Tags }),
  });
}
