import type { InstanceMetadata, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import type { Cause } from '../../../../model/cause.ts';
import { shapeFields } from '../../../shape.ts';
import { isWanted, listCall, listedFields, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { readPermissionSet } from './permission-set.ts';
import { instanceSchema, permissionSetSchema } from './schema.ts';

/** Reads the instances of IAM Identity Center that are this region's to report, and their permission sets. */
export async function collectSso(context: Context): Promise<void> {
  const schemas = [instanceSchema, permissionSetSchema].filter((schema) => isWanted(context, schema));
  if (schemas.length === 0) return;
  const { ListInstancesCommand, SSOAdminClient } = await import('@aws-sdk/client-sso-admin');
  const client = new SSOAdminClient(context.settings('SSO Admin', context.scope.region));
  const listed = await context.reader.readPages({
    call: listCall(instanceSchema, 'sso:ListInstances'),
    send: (NextToken, options) => client.send(new ListInstancesCommand({ MaxResults: 100, NextToken }), options),
    items: (page) => page.Instances,
    next: (page) => page.NextToken,
  });
  const here = listed.items.filter((instance) => isHere(instance, context));
  if (schemas.includes(instanceSchema)) reportInstances(context, here, listed.cause);
  if (!schemas.includes(permissionSetSchema)) return;
  let { cause } = listed;
  for (const { InstanceArn } of here) cause = (await collectSets(context, client, InstanceArn ?? '')) ?? cause;
  reportListing(context, permissionSetSchema, cause);
}

/** An instance of several regions is seen from each; it is reported from its primary region, or where that is not scanned, from the first. */
function isHere({ PrimaryRegion = '' }: InstanceMetadata, { account, scope }: Context): boolean {
  if (PrimaryRegion === '' || PrimaryRegion === scope.region) return true;
  return !account.regions.includes(PrimaryRegion) && scope.region === account.regions[0];
}

function reportInstances(context: Context, instances: readonly InstanceMetadata[], cause: Cause | undefined): void {
  const fields = listedFields(context, instanceSchema);
  for (const instance of instances) {
    const names = instance.Regions?.map(({ RegionName }) => RegionName) ?? [context.scope.region];
    reportResource(context, {
      schema: instanceSchema,
      id: instance.InstanceArn ?? `${context.scope.region}/${instance.Name}`,
      name: instance.Name ?? instance.InstanceArn?.split('/').at(-1) ?? '',
      shaped: shapeFields(
        fields,
        { ...instance, AccountId: context.account.id, RegionNames: names },
        listCall(instanceSchema, 'sso:ListInstances'),
      ),
    });
  }
  reportListing(context, instanceSchema, cause);
}

async function collectSets(context: Context, client: SSOAdminClient, InstanceArn: string): Promise<Cause | undefined> {
  const { ListPermissionSetsCommand } = await import('@aws-sdk/client-sso-admin');
  const listed = await context.reader.readPages({
    call: listCall(permissionSetSchema, 'sso:ListPermissionSets'),
    subject: InstanceArn,
    send: (NextToken, options) =>
      client.send(new ListPermissionSetsCommand({ InstanceArn, MaxResults: 100, NextToken }), options),
    items: (page) => page.PermissionSets,
    next: (page) => page.NextToken,
  });
  for (const PermissionSetArn of listed.items) {
    const { name, shaped } = await readPermissionSet(context, client, { InstanceArn, PermissionSetArn });
    reportResource(context, { schema: permissionSetSchema, id: PermissionSetArn, name, shaped });
  }
  return listed.cause;
}
