import type { Context } from '../../collector.ts';
import { cosmosApi, requestCategories } from '../../derive/cosmos-api.ts';
import { ipRuleReach } from '../../derive/firewall-ranges.ts';
import { geoBackupLocation } from '../../derive/geo-backup.ts';
import { inKnownCase, publicNetworkAccess } from '../../derive/known-case.ts';
import { regionName } from '../../derive/region-pair.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { tlsVersionNumber } from '../../derive/tls-version.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import { readAuditSinks } from '../../read/log-sinks.ts';
import type { Body } from '../../send/api.ts';
import { accountEntry, accountSchema as schema } from './schema.ts';

/** Reads the Cosmos DB accounts of a subscription. */
export async function collectCosmosdb(context: Context): Promise<void> {
  await listInventory(context, {
    entry: accountEntry,
    shape: shapeAccount,
    details: async (row) => [
      await readAuditSinks(context, {
        schema,
        id: row.id,
        logs: { categories: requestLogs(row), groups: ['allLogs'] },
      }),
    ],
  });
}

/** What every account logs, and the requests of its API; of an API that is not known, those of NoSQL. */
function requestLogs({ kind, properties }: Row): readonly string[] {
  return [requestCategories[cosmosApi(kind, properties?.capabilities) ?? 'NoSQL'], 'ControlPlaneRequests'];
}

function shapeAccount({ id, name, kind, properties }: Row): Body {
  const { ipRules, locations, backupPolicy, minimalTlsVersion } = properties ?? {};
  const rules = listOf(ipRules)?.map(({ ipAddressOrRange }) => ipAddressOrRange);
  const reach = rules && ipRuleReach(rules);
  const copies = listOf(locations);
  return {
    ...properties,
    id: lowerId(id),
    name,
    publicNetworkAccess: inKnownCase(properties?.publicNetworkAccess, publicNetworkAccess),
    api: cosmosApi(kind, properties?.capabilities),
    minimalTlsVersion: tlsVersionNumber(minimalTlsVersion) ?? undefined,
    hasIpRules: rules && rules.length > 0,
    firewallAddresses: reach?.addresses,
    firewallAllowsAzure: reach?.azureServices,
    locations: copies?.map(({ locationName: place }) => regionName(place)),
    zoneRedundantLocations: copies && countZoneRedundant(copies),
    geoBackupLocation: backupLocation(copies, backupPolicy as Body | undefined),
  };
}

/** `undefined` where a region does not say. */
function countZoneRedundant(copies: readonly Body[]): number | undefined {
  if (!copies.every(({ isZoneRedundant }) => typeof isZoneRedundant === 'boolean')) return undefined;
  return copies.filter(({ isZoneRedundant }) => isZoneRedundant === true).length;
}

/** A continuous backup stays in each region of the account; a periodic one lies beside the region of the writes. */
function backupLocation(copies: readonly Body[] | undefined, policy: Body | undefined) {
  if (policy?.type === 'Continuous') return null;
  const { backupStorageRedundancy } = (policy?.periodicModeProperties ?? {}) as Body;
  const home = copies?.find(({ failoverPriority }) => failoverPriority === 0);
  return geoBackupLocation(regionName(home?.locationName), backupStorageRedundancy);
}

function listOf(value: unknown): readonly Body[] | undefined {
  if (value === null || !Array.isArray(value)) return undefined;
  return value.every((item) => typeof item === 'object' && item !== null) ? value : undefined;
}
