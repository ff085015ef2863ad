import type { Context } from '../../collector.ts';
import { keyAdministratorsWhoDecrypt, privilegedPrincipals } from '../../derive/access-policy.ts';
import { ipRulesPrefixLength } from '../../derive/ip-rules.ts';
import { inKnownCase, publicNetworkAccess } from '../../derive/known-case.ts';
import { approvedPrivateEndpoints } from '../../derive/private-endpoints.ts';
import { regionName } from '../../derive/region-pair.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { readDiagnosticSettings } from '../../read/diagnostic-settings.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { collectKeys } from './keys.ts';
import { listSecretsOnce } from './secrets.ts';
import { managedHsmEntry, managedHsmSchema, vaultEntry, vaultSchema } from './vault-schema.ts';

/** Reads the key vaults of a subscription with their keys and secrets, and its managed HSMs. */
export async function collectKeyVault(context: Context): Promise<void> {
  const secrets = listSecretsOnce(context);
  await Promise.all([
    listInventory(context, {
      entry: vaultEntry,
      shape: shapeVault,
      details: async ({ id }) => [
        await readDiagnosticSettings(context, { schema: vaultSchema, attribute: 'diagnosticSettings', id }),
      ],
    }),
    listInventory(context, {
      entry: managedHsmEntry,
      shape: shapeManagedHsm,
      details: async ({ id }) => [
        await readDiagnosticSettings(context, { schema: managedHsmSchema, attribute: 'diagnosticSettings', id }),
      ],
    }),
    collectKeys(context, secrets),
    secrets.report(),
  ]);
}

function shapeVault(row: Row): Body {
  const properties = row.properties ?? {};
  return {
    ...properties,
    ...shapeNetwork(properties),
    id: lowerId(row.id),
    name: row.name,
    location: row.location,
    approvedPrivateEndpoints: approvedPrivateEndpoints(properties.privateEndpointConnections),
    privilegedPrincipals: privilegedPrincipals(properties.accessPolicies),
    keyAdministratorsWhoDecrypt: keyAdministratorsWhoDecrypt(properties.accessPolicies),
  };
}

function shapeManagedHsm(row: Row): Body {
  const properties = row.properties ?? {};
  const { regions = [] } = properties;
  return {
    ...properties,
    ...shapeNetwork(properties),
    id: lowerId(row.id),
    name: row.name,
    location: row.location,
    replicaLocations: Array.isArray(regions) ? regions.map((region) => regionName(region?.name)) : regions,
  };
}

function shapeNetwork(properties: Body): Body {
  const acls = properties.networkAcls as Body | null | undefined;
  return {
    publicNetworkAccess: inKnownCase(properties.publicNetworkAccess, publicNetworkAccess),
    networkAcls: acls && { ...acls, defaultAction: inKnownCase(acls.defaultAction, ['Allow', 'Deny']) },
    ipRulesPrefixLength: ipRulesPrefixLength(acls?.ipRules ?? []),
  };
}
