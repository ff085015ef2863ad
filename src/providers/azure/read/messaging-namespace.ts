import type { Field } from '../../schema.ts';
import type { Context } from '../collector.ts';
import { lowerId } from '../derive/resource-id.ts';
import { tlsVersionNumber } from '../derive/tls-version.ts';
import type { Body } from '../send/api.ts';
import type { Row } from './graph-page.ts';
import type { InventoryEntry } from './inventory.ts';
import { listInventory } from './list-inventory.ts';

/** What Service Bus and Event Hubs alike say of a namespace: the fields of their schemas. */
export const namespaceFields: Readonly<Record<string, Field>> = {
  id: { type: 'string', derived: 'in lower case' },
  name: { type: 'string' },
  location: { type: 'string' },
  minimumTlsVersion: { type: 'number', derived: 'as a number; not read where it is not set' },
  // "This property disables SAS authentication": it is to be asked for.
  disableLocalAuth: { type: 'boolean', absentMeans: false },
  publicNetworkAccess: {
    type: 'string',
    // "This determines if traffic is allowed over public network. By default it is enabled."
    absentMeans: 'Enabled',
    doc: { en: 'Enabled, Disabled or SecuredByPerimeter', ja: 'Enabled、Disabled、SecuredByPerimeterのいずれか' },
  },
};

/** Reads the namespaces of either in a subscription. */
export async function listNamespaces(context: Context, entry: InventoryEntry): Promise<void> {
  await listInventory(context, { entry, shape: shapeNamespace });
}

function shapeNamespace({ id, name, location, properties }: Row): Body {
  const minimumTlsVersion = tlsVersionNumber(properties?.minimumTlsVersion) ?? undefined;
  return { ...properties, id: lowerId(id), name, location, minimumTlsVersion };
}
