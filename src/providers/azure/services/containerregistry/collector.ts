import type { Context } from '../../collector.ts';
import { registryIngress } from '../../derive/registry-ingress.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { readBody } from '../../read/arm.ts';
import { readDiagnosticSettings } from '../../read/diagnostic-settings.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { registryEntry, registrySchema, replicationEntry } from './schema.ts';

/** Reads the container registries of a subscription and their replications. */
export async function collectContainerregistry(context: Context): Promise<void> {
  await Promise.all([
    listInventory(context, {
      entry: registryEntry,
      shape: shapeRegistry,
      details: ({ id }) =>
        Promise.all([
          readBody(context, {
            schema: registrySchema,
            call: 'arm:Microsoft.ContainerRegistry/registries',
            subject: id,
            path: `${id}?api-version=2025-11-01`,
            shape: ({ properties }) => ({
              anonymousPullEnabled: (properties as Body | undefined)?.anonymousPullEnabled,
            }),
          }),
          readDiagnosticSettings(context, { schema: registrySchema, attribute: 'diagnosticSettings', id }),
        ]),
    }),
    listInventory(context, { entry: replicationEntry, shape: shapeReplication }),
  ]);
}

function shapeRegistry({ id, name, location, sku, properties }: Row): Body {
  const { publicNetworkAccess, networkRuleSet } = properties ?? {};
  return {
    ...properties,
    id: lowerId(id),
    name,
    location,
    skuName: sku?.name,
    ingress: registryIngress({ publicNetworkAccess, networkRuleSet }),
  };
}

function shapeReplication({ id, name, location }: Row): Body {
  const parts = id.split('/');
  return { id: lowerId(id), name, location, registryName: parts[parts.length - 3] };
}
