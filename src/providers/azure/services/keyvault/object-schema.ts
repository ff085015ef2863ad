import type { CallRef, Field, ResourceSchema } from '../../../schema.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

/** Keys and secrets are listed vault by vault, so that their lists begin with that of the vaults. */
const vaultsCall: CallRef = { call: 'resourcegraph:resources', permission: 'Microsoft.KeyVault/vaults/read' };

/**
 * Lists the keys of a vault and reads what one is like. Of the control plane: it gives no key away, and none of a vault's roles
 * for data is needed.
 * https://learn.microsoft.com/azure/role-based-access-control/permissions/security#microsoftkeyvault
 */
export const keysCall: CallRef = {
  call: 'arm:Microsoft.KeyVault/vaults/keys',
  permission: 'Microsoft.KeyVault/vaults/keys/read',
};

/**
 * Lists what secrets are like: "'value' will never be returned from the service".
 * https://learn.microsoft.com/rest/api/keyvault/keyvault/secrets/list
 */
export const secretsCall: CallRef = {
  call: 'arm:Microsoft.KeyVault/vaults/secrets',
  permission: 'Microsoft.KeyVault/vaults/secrets/read',
};

/** A key or a secret of a vault, as a list of the control plane tells it. */
const objectFields = {
  id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
  name: { type: 'string' },
  vaultName: { type: 'string', derived: 'of the vault it lies in' },
  enabled: { type: 'boolean', derived: 'attributes.enabled' },
  exp: {
    type: 'time',
    nullable: true,
    derived: 'attributes.exp, seconds since 1970, as a time',
    doc: { en: 'null: it never expires', ja: 'null は有効期限なし' },
  },
} as const satisfies Record<string, Field>;

export const keySchema: ResourceSchema = {
  type: 'azure/keyvault/key',
  title: { en: 'Key of a key vault', ja: 'Key Vaultのキー' },
  scope: 'account',
  list: [vaultsCall, keysCall],
  source: 'https://learn.microsoft.com/rest/api/keyvault/keyvault/keys/get',
  fields: {
    ...objectFields,
    ofCertificate: {
      type: 'boolean',
      from: [secretsCall],
      derived: 'the vault has a secret of the same name whose contentType is that of a certificate (PKCS #12 or PEM)',
      doc: {
        en: 'The key of a certificate is renewed with it and has no rotation policy of its own',
        ja: '証明書のキーは証明書とともに更新され、独自のローテーションポリシーを持たない',
      },
    },
    kty: {
      type: 'string',
      from: [keysCall],
      doc: { en: 'RSA, RSA-HSM, EC or EC-HSM', ja: 'RSA、RSA-HSM、EC、EC-HSMのいずれか' },
    },
    keySize: { type: 'integer', nullable: true, absentMeans: null, from: [keysCall] },
    curveName: { type: 'string', nullable: true, absentMeans: null, from: [keysCall] },
    rotates: {
      type: 'boolean',
      from: [keysCall],
      derived: 'rotationPolicy has a lifetime action of type rotate; an empty policy is left out',
    },
    rotatesAfterDays: {
      type: 'integer',
      nullable: true,
      from: [keysCall],
      derived: 'of that action timeAfterCreate, or expiryTime less timeBeforeExpiry, in days',
      doc: { en: 'null: it does not rotate', ja: 'null はローテーションなし' },
    },
  },
};

/** Of a secret its dates, never its value: the control plane does not tell it, and no attribute would take it. */
export const secretSchema: ResourceSchema = {
  type: 'azure/keyvault/secret',
  title: { en: 'Secret of a key vault', ja: 'Key Vaultのシークレット' },
  scope: 'account',
  list: [vaultsCall, secretsCall],
  source: 'https://learn.microsoft.com/rest/api/keyvault/keyvault/secrets/list',
  fields: {
    ...objectFields,
    created: {
      type: 'time',
      derived: 'attributes.created, seconds since 1970, as a time',
      doc: { en: 'when the current version was made', ja: '現在のバージョンの作成日時' },
    },
  },
};

const vaults = { table: 'resources', type: 'microsoft.keyvault/vaults' } as const;

/** The vaults whose keys are listed. */
export const keyEntry: InventoryEntry = { schema: keySchema, ...vaults };

/** The vaults whose secrets are listed. */
export const secretEntry: InventoryEntry = { schema: secretSchema, ...vaults };
