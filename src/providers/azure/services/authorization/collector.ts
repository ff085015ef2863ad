import { isWanted } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { collectAssignments } from './assignments.ts';
import { roleDefinitions } from './calls.ts';
import { definitionSchema } from './definition-schema.ts';
import { type SharedLists, shareLists } from './lists.ts';
import { collectSubscription } from './subscription.ts';

/** Reads who may do what in a subscription. */
export async function collectAuthorization(context: Context): Promise<void> {
  const lists = shareLists(context);
  await Promise.all([
    collectSubscription(context, lists),
    collectAssignments(context, lists),
    collectDefinitions(context, lists),
  ]);
}

/** Custom roles alone: what the built-in ones allow, Microsoft answers for. */
async function collectDefinitions(context: Context, lists: SharedLists): Promise<void> {
  if (!isWanted(context, definitionSchema)) return;
  const { items, cause } = await lists.definitions();
  await reportListed(context, {
    schema: definitionSchema,
    call: roleDefinitions,
    listed: { items: items.filter(({ isCustom }) => isCustom), ...(cause && { cause }) },
    identify: ({ id, roleName }) => ({ id, name: String(roleName ?? id) }),
    shape: ({ id, roleName, powers }) => ({ id: lowerId(id), roleName, ...powers }),
  });
}
