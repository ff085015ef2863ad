import type { Context } from '../../collector.ts';
import { apiServerIngress } from '../../derive/api-server-ingress.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { readDiagnosticSettings } from '../../read/diagnostic-settings.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { clusterEntry, clusterSchema } from './schema.ts';

/** Reads the AKS clusters of a subscription. */
export async function collectContainerservice(context: Context): Promise<void> {
  await listInventory(context, {
    entry: clusterEntry,
    shape: shapeCluster,
    details: async ({ id }) => [
      await readDiagnosticSettings(context, { schema: clusterSchema, attribute: 'diagnosticSettings', id }),
    ],
  });
}

type Part = Readonly<Record<string, Body | null | undefined>> | null | undefined;

/** "A cluster must have at least one 'System' Agent Pool at all times": where none is told, somebody else keeps them. */
function poolsOf(pools: unknown): unknown {
  return Array.isArray(pools) && pools.length === 0 ? undefined : pools;
}

function shapeCluster({ id, name, location, properties }: Row): Body {
  const { networkProfile, oidcIssuerProfile, autoUpgradeProfile, apiServerAccessProfile } = (properties ??
    {}) as Readonly<Record<string, Body | null | undefined>>;
  const security = properties?.securityProfile as Part;
  const defender = security?.defender as Part;
  return {
    ...properties,
    id: lowerId(id),
    name,
    location,
    apiServerIngress: apiServerIngress(apiServerAccessProfile, properties?.publicNetworkAccess),
    networkPolicy: networkProfile && (networkProfile.networkPolicy ?? 'none'),
    secretsKmsEnabled: security?.azureKeyVaultKms?.enabled ?? false,
    defenderEnabled: defender?.securityMonitoring?.enabled ?? false,
    workloadIdentityEnabled: security?.workloadIdentity?.enabled === true && oidcIssuerProfile?.enabled === true,
    diskEncryptionSetID: lowerId(properties?.diskEncryptionSetID),
    upgradeChannel: autoUpgradeProfile?.upgradeChannel ?? 'none',
    nodeOSUpgradeChannel: autoUpgradeProfile?.nodeOSUpgradeChannel,
    agentPoolProfiles: poolsOf(properties?.agentPoolProfiles),
  };
}
