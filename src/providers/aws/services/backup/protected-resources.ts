import type { BackupClient, ProtectedResource } from '@aws-sdk/client-backup';
import { shapeFields } from '../../../shape.ts';
import { isWanted, listCall, listedFields, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import type { Listed } from '../../read.ts';
import { protectedResourceSchema as schema } from './schema.ts';

/** The protected resources of a region, listed when first asked for and then once only. */
export type ProtectedResources = () => Promise<Listed<ProtectedResource>>;

export function createProtectedResources(context: Context, client: BackupClient): ProtectedResources {
  let listed: Promise<Listed<ProtectedResource>> | undefined;
  return () => {
    listed ??= list(context, client);
    return listed;
  };
}

async function list(context: Context, client: BackupClient): Promise<Listed<ProtectedResource>> {
  const { ListProtectedResourcesCommand } = await import('@aws-sdk/client-backup');
  return context.reader.readPages({
    call: listCall(schema, 'backup:ListProtectedResources'),
    send: (NextToken, options) =>
      client.send(new ListProtectedResourcesCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.Results,
    next: (page) => page.NextToken,
  });
}

/** Reports what AWS Backup has backed up once at least. */
export async function collectProtectedResources(context: Context, resources: ProtectedResources): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { account, scope } = context;
  const { items, cause } = await resources();
  const fields = listedFields(context, schema);
  for (const item of items) {
    const { ResourceArn = '' } = item;
    const ResourceId = ResourceArn.split(/[:/]/).at(-1);
    const facts = { ...item, ResourceId, AccountId: account.id, Region: scope.region };
    const shaped = shapeFields(fields, facts, listCall(schema, 'backup:ListProtectedResources'));
    // Its account and region are part of the id: where copies arrive, the same resource is listed again.
    reportResource(context, {
      schema,
      id: `aws/backup/protected-resource/${account.id}/${scope.region}/${ResourceArn}`,
      name: item.ResourceName ?? ResourceId ?? '',
      shaped,
    });
  }
  reportListing(context, schema, cause);
}
