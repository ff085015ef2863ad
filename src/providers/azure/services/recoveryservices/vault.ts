import { asBody } from '../../derive/as-body.ts';
import { pairRegions, regionName } from '../../derive/region-pair.ts';
import { lowerId } from '../../derive/resource-id.ts';
import type { Row } from '../../read/graph-page.ts';
import type { Body } from '../../send/api.ts';

/** A Recovery Services vault. https://learn.microsoft.com/rest/api/recoveryservices/vaults/get */
export function shapeRecoveryVault(row: Row): Body {
  const { redundancySettings, encryption, publicNetworkAccess, securitySettings } = row.properties ?? {};
  const { softDeleteSettings, multiUserAuthorization } = asBody(securitySettings) ?? {};
  const softDelete = asBody(softDeleteSettings);
  return {
    ...shapeVault(row, asBody(redundancySettings)?.standardTierStorageRedundancy),
    vaultType: 'RecoveryServices',
    softDeleteState: softDeleteState(softDelete?.softDeleteState),
    softDeleteRetentionDays: softDelete?.softDeleteRetentionPeriodInDays,
    // "Customer Managed Key details of the resource."
    keyUri: keyUri(encryption),
    publicNetworkAccess,
    multiUserAuthorization: flag(multiUserAuthorization),
  };
}

/** A Backup vault. https://learn.microsoft.com/rest/api/dataprotection/backup-vaults/get */
export function shapeBackupVault(row: Row): Body {
  const { storageSettings, securitySettings, isVaultProtectedByResourceGuard, replicatedRegions } =
    row.properties ?? {};
  const { softDeleteSettings, encryptionSettings } = asBody(securitySettings) ?? {};
  const softDelete = asBody(softDeleteSettings);
  const stores = Array.isArray(storageSettings) ? (storageSettings as readonly Body[]) : [];
  const store = stores.find(({ datastoreType }) => datastoreType === 'VaultStore') ?? stores[0];
  return {
    ...shapeVault(row, store?.type, replicatedRegions),
    vaultType: 'Backup',
    softDeleteState: softDeleteState(softDelete?.state),
    softDeleteRetentionDays: softDelete?.retentionDurationInDays,
    keyUri: backupKeyUri(encryptionSettings),
    publicNetworkAccess: null,
    multiUserAuthorization: isVaultProtectedByResourceGuard,
  };
}

/** Immutability is locked by whoever says so, and never where it is left out of the settings. */
function shapeVault({ id, name, location, properties }: Row, redundancy: unknown, replicated?: unknown): Body {
  const security = asBody(properties?.securitySettings);
  const known = typeof redundancy === 'string' && redundancy !== 'Invalid';
  return {
    id: lowerId(id),
    name,
    location,
    storageRedundancy: known ? redundancy : undefined,
    storedRegions: known ? withReplicas(pairRegions(location, redundancy === 'GeoRedundant'), replicated) : undefined,
    immutabilityState: security && (asBody(security.immutabilitySettings)?.state ?? null),
  };
}

/** "List of replicated regions for Backup Vault": what it names counts beside the pair. */
function withReplicas(regions: readonly string[] | undefined, replicated: unknown): readonly string[] | undefined {
  const list: unknown = replicated ?? [];
  const further = Array.isArray(list) ? list.map(regionName) : [undefined];
  const known = further.filter((region) => region !== undefined);
  return regions && known.length === further.length ? [...new Set([...regions, ...known])] : undefined;
}

/** What the two kinds of vault call the same. */
const states: Readonly<Record<string, string>> = {
  enabled: 'On',
  on: 'On',
  disabled: 'Off',
  off: 'Off',
  alwayson: 'AlwaysOn',
};

function softDeleteState(state: unknown): string | undefined {
  return states[String(state).toLowerCase()];
}

function keyUri(encryption: unknown): unknown {
  return asBody(asBody(encryption)?.keyVaultProperties)?.keyUri ?? null;
}

/** The state is Enabled, Disabled or Inconsistent: a key that is named is not used where it is off, and may not be in the last. */
function backupKeyUri(encryption: unknown): unknown {
  const state = asBody(encryption)?.state;
  if (state === undefined || state === null) return keyUri(encryption);
  const isOn = flag(state);
  return isOn === false ? null : isOn && keyUri(encryption);
}

function flag(state: unknown): boolean | undefined {
  const word = String(state).toLowerCase();
  if (word === 'enabled') return true;
  return word === 'disabled' ? false : undefined;
}
