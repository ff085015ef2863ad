import type { Context } from '../../collector.ts';
import { geoBackupLocation } from '../../derive/geo-backup.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { tlsVersionNumber } from '../../derive/tls-version.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { managedInstanceEntry } from './managed-instance-schema.ts';

export async function collectManagedInstances(context: Context): Promise<void> {
  await listInventory(context, { entry: managedInstanceEntry, shape: shapeInstance });
}

function shapeInstance({ id, name, location, properties }: Row): Body {
  return {
    ...properties,
    id: lowerId(id),
    name,
    location,
    minimalTlsVersion: tlsVersionNumber(properties?.minimalTlsVersion),
    geoBackupLocation: geoBackupLocation(location, properties?.currentBackupStorageRedundancy),
  };
}
