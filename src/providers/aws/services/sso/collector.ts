import type { InstanceMetadata, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { isWanted, listCall, reportListing, reportResource } from '../../../read/attributes.ts';
import { listChildren, reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { readPermissionSet } from './permission-set.ts';
import { instanceSchema, permissionSetSchema } from './schema.ts';

/** Reads the instances of IAM Identity Center that are this region's to report, and their permission sets. */
export async function collectSso(context: Context): Promise<void> {
  if (![instanceSchema, permissionSetSchema].some((schema) => isWanted(context, schema))) return;
  const { ListInstancesCommand, SSOAdminClient } = sdk('@aws-sdk/client-sso-admin');
  const { account, scope } = context;
  const client = new SSOAdminClient(context.settings('SSO Admin', scope.region));
  const call = listCall(instanceSchema, 'sso:ListInstances');
  const seen = await context.reader.readPages({
    call,
    send: (NextToken, options) => client.send(new ListInstancesCommand({ MaxResults: 100, NextToken }), options),
    items: (page) => page.Instances,
    next: (page) => page.NextToken,
  });
  const listed = { ...seen, items: seen.items.filter((instance) => isHere(instance, context)) };
  await reportListed(context, {
    schema: instanceSchema,
    call,
    listed,
    identify: ({ InstanceArn, Name }) => ({
      id: InstanceArn ?? `${scope.region}/${Name}`,
      name: Name ?? InstanceArn?.split('/').at(-1) ?? '',
    }),
    shape: (instance) => ({
      ...instance,
      AccountId: account.id,
      RegionNames: instance.Regions?.map(({ RegionName }) => RegionName) ?? [scope.region],
    }),
  });
  if (isWanted(context, permissionSetSchema)) await collectSets(context, client, listed);
}

/** An instance of several regions is seen from each; it is reported from its primary region, or where that is not scanned, from the first. */
function isHere({ PrimaryRegion = '' }: InstanceMetadata, { account, scope }: Context): boolean {
  if (PrimaryRegion === '' || PrimaryRegion === scope.region) return true;
  return !account.regions.includes(PrimaryRegion) && scope.region === account.regions[0];
}

async function collectSets(
  context: Context,
  client: SSOAdminClient,
  instances: Listed<InstanceMetadata>,
): Promise<void> {
  const { ListPermissionSetsCommand } = sdk('@aws-sdk/client-sso-admin');
  const call = listCall(permissionSetSchema, 'sso:ListPermissionSets');
  const listed = await listChildren(1, instances, async ({ InstanceArn = '', OwnerAccountId }) => {
    const sets = await context.reader.readPages({
      call,
      subject: InstanceArn,
      send: (NextToken, options) =>
        client.send(new ListPermissionSetsCommand({ InstanceArn, MaxResults: 100, NextToken }), options),
      items: (page) => page.PermissionSets,
      next: (page) => page.NextToken,
    });
    return OwnerAccountId === context.account.id ? sets : tellOwner(sets);
  });
  // The name of a set is in its description, so each is read before it is reported.
  for (const { parent, item: PermissionSetArn } of listed.items) {
    const ids = { InstanceArn: parent.InstanceArn ?? '', PermissionSetArn };
    const { name, shaped } = await readPermissionSet(context, client, ids);
    reportResource(context, { schema: permissionSetSchema, id: PermissionSetArn, name, shaped });
  }
  reportListing(context, permissionSetSchema, listed.cause);
}

/**
 * Member accounts see the instance of the organisation and are denied its sets, whatever is granted to them.
 * https://github.com/cloud-copilot/iam-collect/issues/54
 */
function tellOwner<Item>({ items, cause }: Listed<Item>): Listed<Item> {
  if (cause?.kind !== 'denied') return { items, ...(cause && { cause }) };
  const { permission: _, ...rest } = cause;
  return { items, cause: { ...rest, only: 'management-account' } };
}
