import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { asBody } from '../../derive/as-body.ts';
import { ipRulesPrefixLength } from '../../derive/ip-rules.ts';
import { deletionAfterDays, deletionRules } from '../../derive/lifecycle-policy.ts';
import { approvedPrivateEndpoints } from '../../derive/private-endpoints.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { sasPeriodHours } from '../../derive/sas-period.ts';
import { storedRegions } from '../../derive/stored-regions.ts';
import { toTagList } from '../../derive/tag-list.ts';
import { readBody } from '../../read/arm.ts';
import { readDiagnosticSettings } from '../../read/diagnostic-settings.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import type { ReadLifecycle } from './lifecycle.ts';
import { accountEntry, accountSchema } from './schema.ts';
import { blobService, fileService } from './service-fields.ts';

/** Reads the storage accounts. */
export async function collectAccounts(context: Context, readLifecycle: ReadLifecycle): Promise<void> {
  await listInventory(context, {
    entry: accountEntry,
    shape: shapeAccount,
    details: (row) => readAccount(context, row, readLifecycle),
  });
}

/** An account for premium file shares has no blobs. https://learn.microsoft.com/azure/storage/common/storage-account-overview */
export function hasBlobs({ kind }: Row): boolean {
  return kind !== 'FileStorage';
}

async function readAccount(context: Context, row: Row, readLifecycle: ReadLifecycle): Promise<readonly Shaped[]> {
  const { id } = row;
  if (!hasBlobs(row)) return [await readFiles(context, id)];
  return Promise.all([
    readBody(context, {
      schema: accountSchema,
      call: blobService.call,
      subject: id,
      path: `${id}/blobServices/default?api-version=2024-01-01`,
      shape: shapeBlobService,
    }),
    readDiagnosticSettings(context, {
      schema: accountSchema,
      attribute: 'blobDiagnosticSettings',
      id: `${id}/blobServices/default`,
    }),
    readLifecycle({
      schema: accountSchema,
      account: id,
      shape: ({ properties }) => {
        const rules = deletionRules(properties);
        return { lifecycleRules: rules, deletionAfterDays: rules && deletionAfterDays(rules) };
      },
    }),
  ]);
}

/** Asked only of accounts that have nothing but file shares: whether another has any, nobody says without a list of them. */
function readFiles(context: Context, id: string): Promise<Shaped> {
  return readBody(context, {
    schema: accountSchema,
    call: fileService.call,
    subject: id,
    path: `${id}/fileServices/default?api-version=2024-01-01`,
    shape: ({ properties }) => {
      const { shareDeleteRetentionPolicy, protocolSettings } = asBody(properties) ?? {};
      const smb = asBody(asBody(protocolSettings)?.smb);
      return {
        smbVersions: textList(smb?.versions),
        smbChannelEncryption: textList(smb?.channelEncryption),
        // "New storage accounts have soft delete enabled by default": left out, nothing is known.
        // https://learn.microsoft.com/azure/storage/files/storage-files-prevent-file-share-deletion
        shareDeleteRetentionDays: shareDeleteRetentionPolicy && enabledDays(shareDeleteRetentionPolicy),
      };
    },
  });
}

/** "Should be passed as a string with delimiter ';'." */
function textList(text: unknown): unknown {
  if (typeof text !== 'string') return text ?? null;
  return text.split(';').filter((part) => part !== '');
}

function shapeAccount({ id, name, location, kind, sku, tags, properties }: Row): Body {
  const { primaryLocation, secondaryLocation, ...rest } = properties ?? {};
  const ipRules = asBody(rest.networkAcls)?.ipRules;
  return {
    ...rest,
    id: lowerId(id),
    name,
    location,
    kind,
    sku,
    tags: toTagList(tags),
    storedRegions: storedRegions({ location, sku: sku?.name, primaryLocation, secondaryLocation }),
    // Not set it is "displayed as either null or an empty string".
    minimumTlsVersion: upper(rest.minimumTlsVersion || undefined),
    ipRulesPrefixLength: ipRulesPrefixLength(ipRules),
    approvedPrivateEndpoints: approvedPrivateEndpoints(rest.privateEndpointConnections),
    encryption: shapeEncryption(rest.encryption),
    sasPolicy: shapeSasPolicy(rest.sasPolicy),
  };
}

/** "Possible values (case-insensitive)", and a version that is not fixed is empty. */
function shapeEncryption(encryption: unknown): unknown {
  const settings = asBody(encryption);
  if (!settings) return encryption;
  const { keySource } = settings;
  const keyVault = asBody(settings.keyvaultproperties);
  return {
    ...settings,
    keySource: lowerId(keySource) === 'microsoft.keyvault' ? 'Microsoft.Keyvault' : keySource,
    keyvaultproperties: keyVault && { ...keyVault, keyversion: keyVault.keyversion || null },
  };
}

function shapeSasPolicy(policy: unknown): unknown {
  const sas = asBody(policy);
  return sas ? { ...sas, sasExpirationHours: sasPeriodHours(sas.sasExpirationPeriod) } : policy;
}

function shapeBlobService({ properties }: Body): Body {
  const service = asBody(properties) ?? {};
  return {
    deleteRetentionDays: enabledDays(service.deleteRetentionPolicy),
    allowPermanentDelete: asBody(service.deleteRetentionPolicy)?.allowPermanentDelete ?? false,
    containerDeleteRetentionDays: enabledDays(service.containerDeleteRetentionPolicy),
    isVersioningEnabled: service.isVersioningEnabled,
    restorePolicyDays: enabledDays(service.restorePolicy),
  };
}

/** "Disabled by default for a new storage account", so that a policy left out is none. A policy has to say whether it is on. */
function enabledDays(policy: unknown): unknown {
  if (policy === undefined || policy === null) return null;
  const { enabled, days } = asBody(policy) ?? {};
  if (typeof enabled !== 'boolean') return undefined;
  return enabled ? days : null;
}

function upper(value: unknown): unknown {
  return typeof value === 'string' ? value.toUpperCase() : value;
}
