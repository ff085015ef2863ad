import type { Context } from '../../collector.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { readBody } from '../../read/arm.ts';
import { listInventory } from '../../read/list-inventory.ts';
import type { Row } from '../../read/query.ts';
import type { Body } from '../../send/api.ts';
import { accountEntry, accountSchema } from './schema.ts';

/** Reads the storage accounts of a subscription. */
export async function collectStorage(context: Context): Promise<void> {
  await listInventory(context, {
    entry: accountEntry,
    shape: shapeAccount,
    details: async ({ id }) => [
      await readBody(context, {
        schema: accountSchema,
        call: 'arm:Microsoft.Storage/storageAccounts/blobServices',
        subject: id,
        path: `${id}/blobServices/default?api-version=2024-01-01`,
        shape: ({ properties }) => ({ deleteRetentionDays: retentionDays(properties as Body | undefined) }),
      }),
    ],
  });
}

function shapeAccount({ id, name, location, properties }: Row): Body {
  return { ...properties, id: lowerId(id), name, location };
}

function retentionDays(properties: Body | undefined): unknown {
  const { enabled, days } = (properties?.deleteRetentionPolicy ?? {}) as Body;
  return enabled === true ? days : null;
}
