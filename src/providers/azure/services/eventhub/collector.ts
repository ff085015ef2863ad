import type { Context } from '../../collector.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { tlsVersionNumber } from '../../derive/tls-version.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { namespaceEntry } from './schema.ts';

/** Reads the namespaces of Event Hubs in a subscription. */
export async function collectEventhub(context: Context): Promise<void> {
  await listInventory(context, { entry: namespaceEntry, shape: shapeNamespace });
}

function shapeNamespace({ id, name, location, properties }: Row): Body {
  const minimumTlsVersion = tlsVersionNumber(properties?.minimumTlsVersion) ?? undefined;
  return { ...properties, id: lowerId(id), name, location, minimumTlsVersion };
}
