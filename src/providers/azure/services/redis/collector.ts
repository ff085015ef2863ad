import type { Context } from '../../collector.ts';
import { inKnownCase, publicNetworkAccess } from '../../derive/known-case.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { tlsVersionNumber } from '../../derive/tls-version.ts';
import { readBodies } from '../../read/arm.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import { propertiesOf } from '../../read/whole-list.ts';
import type { Body } from '../../send/api.ts';
import { cacheEntry } from './cache-schema.ts';
import { databasesCall, managedEntry, managedSchema } from './managed-schema.ts';

/** Reads the Redis caches of a subscription, of either kind. */
export async function collectRedis(context: Context): Promise<void> {
  await Promise.all([
    listInventory(context, { entry: cacheEntry, shape: shapeCache }),
    listInventory(context, {
      entry: managedEntry,
      shape: shapeCache,
      details: async ({ id }) => [
        await readBodies(context, {
          schema: managedSchema,
          attribute: 'databases',
          call: databasesCall.call,
          subject: id,
          path: `${id}/databases?api-version=2025-04-01`,
          shape: (database) => ({ ...propertiesOf(database), name: database.name }),
        }),
      ],
    }),
  ]);
}

function shapeCache({ id, name, location, properties }: Row): Body {
  return {
    ...properties,
    id: lowerId(id),
    name,
    location,
    publicNetworkAccess: inKnownCase(properties?.publicNetworkAccess, publicNetworkAccess),
    minimumTlsVersion: tlsVersionNumber(properties?.minimumTlsVersion) ?? undefined,
  };
}
