import { isWanted, listedFields, reportListing, reportResource } from '../../read/attributes.ts';
import type { ResourceSchema } from '../../schema.ts';
import { joinShaped, type Shaped, shapeFields } from '../../shape.ts';
import type { Context } from '../collector.ts';

/**
 * Hands on what a service is in a subscription, or in the tenant, as a whole: one resource, there whether or not anything
 * is set up. Its listing costs no call of its own.
 */
export async function reportWhole(
  context: Context,
  schema: ResourceSchema,
  read: () => Promise<readonly Shaped[]>,
): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { account } = context.scope;
  const own = shapeFields(listedFields(context, schema), { subscriptionId: account, tenantId: account });
  const shaped = joinShaped([own, ...(await read())]);
  reportResource(context, { schema, id: `${schema.type}/${account}`, name: context.name, shaped });
  reportListing(context, schema, undefined);
}
