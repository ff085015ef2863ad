import { isWanted } from '../../read/attributes.ts';
import { reportListed } from '../../read/list-resources.ts';
import type { Shaped } from '../../shape.ts';
import type { Context } from '../collector.ts';
import { toTagList } from '../derive/tag-list.ts';
import type { Row } from './graph-page.ts';
import { callOf, type InventoryEntry } from './inventory.ts';

/** Resources that Resource Graph lists, and what is asked about each of them. */
export interface InventoryList {
  readonly entry: InventoryEntry;
  /** The attributes, by name, that the row itself gives. Pure. */
  readonly shape: (row: Row) => Readonly<Record<string, unknown>>;
  /** What further calls give of one resource. */
  readonly details?: (row: Row) => Promise<readonly Shaped[]>;
}

/** Takes the resources of a type from the inventory, if anything of it is wanted, reads each and reports them. */
export async function listInventory(context: Context, { entry, shape, details }: InventoryList): Promise<void> {
  const { schema } = entry;
  if (!isWanted(context, schema)) return;
  const listed = await context.inventory.list(entry);
  await reportListed(context, {
    schema,
    call: callOf(schema),
    listed,
    identify: identifyRow,
    // A row tells them of every type; they are noted as read where one has them.
    shape: (row) => ({ ...(Object.hasOwn(schema.fields, 'tags') && { tags: toTagList(row.tags) }), ...shape(row) }),
    ...(details && { details }),
  });
}

/** Who a resource of Azure is: its id as Azure writes it, and where it lies. */
export function identifyRow({ id, name, location }: Pick<Row, 'id' | 'name' | 'location'>) {
  return { id, name, region: location || 'global' };
}
