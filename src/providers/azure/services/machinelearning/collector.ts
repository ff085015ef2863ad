import type { Context } from '../../collector.ts';
import { inKnownCase, publicNetworkAccess } from '../../derive/known-case.ts';
import { lowerId } from '../../derive/resource-id.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { workspaceEntry } from './schema.ts';

const isolationModes = ['Disabled', 'AllowInternetOutbound', 'AllowOnlyApprovedOutbound'];

/** Reads the Azure Machine Learning workspaces of a subscription. */
export async function collectMachineLearning(context: Context): Promise<void> {
  await listInventory(context, { entry: workspaceEntry, shape: shapeWorkspace });
}

function shapeWorkspace({ id, name, location, kind, properties }: Row): Body {
  const { encryption, managedNetwork, ...rest } = properties ?? {};
  const keys = encryption as Body | null | undefined;
  const network = managedNetwork as Body | null | undefined;
  return {
    ...rest,
    id: lowerId(id),
    name,
    location,
    kind: inKnownCase(kind, ['Default', 'Hub', 'Project', 'FeatureStore']),
    publicNetworkAccess: inKnownCase(rest.publicNetworkAccess, publicNetworkAccess),
    encryption: keys && { status: inKnownCase(keys.status, ['Enabled', 'Disabled']) },
    managedNetwork: network && { isolationMode: inKnownCase(network.isolationMode, isolationModes) },
  };
}
