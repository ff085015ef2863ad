import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import { isWanted, listCall, reportListing } from '../../../read/attributes.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { collectOrganization, type Described } from './organization.ts';
import { collectPolicies, createPolicies } from './policies.ts';
import { organizationSchema, policySchema, unitSchema } from './schema.ts';
import { collectUnits } from './units.ts';

/** Reads the organisation of the account: itself, its top-level units, its service control policies. */
export async function collectOrganizations(context: Context): Promise<void> {
  const { OrganizationsClient } = sdk('@aws-sdk/client-organizations');
  const client = new OrganizationsClient(context.settings('Organizations', context.account.homeRegion));
  const described = await describe(context, client);
  if (isWanted(context, organizationSchema)) await collectOrganization(context, client, described);
  const inside = [unitSchema, policySchema].filter((schema) => isWanted(context, schema));
  if (described?.state === 'none') {
    // Without an organisation there are no units and no policies.
    for (const schema of inside) reportListing(context, schema, undefined);
    return;
  }
  const policies = createPolicies(context, client);
  if (inside.includes(unitSchema)) await collectUnits(context, client, policies);
  if (inside.includes(policySchema)) await collectPolicies(context, policies);
}

/** Asked whenever anything of an organisation is: only this answer tells "none" from "not for this account to see". */
async function describe(context: Context, client: OrganizationsClient): Promise<Described | undefined> {
  const wanted = context.wanted.get(organizationSchema.type) ?? new Set();
  const needed =
    isWanted(context, unitSchema) ||
    isWanted(context, policySchema) ||
    [...wanted].some((name) => organizationSchema.fields[name]?.from);
  if (!needed) return undefined;
  const { DescribeOrganizationCommand } = sdk('@aws-sdk/client-organizations');
  return context.reader.read({
    call: listCall(unitSchema, 'organizations:DescribeOrganization'),
    nullWhen: ['AWSOrganizationsNotInUseException'],
    send: (options) => client.send(new DescribeOrganizationCommand({}), options),
  });
}
