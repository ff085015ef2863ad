import { listedFields, reportListing, reportResource } from '../../read/attributes.ts';
import type { ResourceSchema } from '../../schema.ts';
import { joinShaped, type Shaped, shapeFields } from '../../shape.ts';
import type { Context } from '../collector.ts';

/** Hands on what a service is in a region as a whole: one resource, there whether or not anything is set up. */
export function reportRegion(context: Context, schema: ResourceSchema, parts: readonly Shaped[]): void {
  const { region, account } = context.scope;
  const own = shapeFields(listedFields(context, schema), { Region: region, AccountId: account });
  reportResource(context, {
    schema,
    id: `${schema.type}/${account}/${region}`,
    name: region,
    shaped: joinShaped([own, ...parts]),
  });
  reportListing(context, schema, undefined);
}
