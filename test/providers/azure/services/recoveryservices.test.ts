import { expect, it } from 'vitest';
import { shapeProtectedItem } from '../../../../src/providers/azure/services/recoveryservices/item.ts';
import { shapeBackupVault } from '../../../../src/providers/azure/services/recoveryservices/vault.ts';

const row = (properties: Readonly<Record<string, unknown>>) => ({
  id: '/subscriptions/s/resourceGroups/acme-prod/providers/Microsoft.DataProtection/backupVaults/acme-disks',
  name: 'acme-disks',
  type: 'microsoft.dataprotection/backupvaults',
  subscriptionId: 's',
  location: 'japaneast',
  properties,
});

const key = { keyVaultProperties: { keyUri: 'https://acme-keys.vault.azure.net/keys/backup' } };

it.each([
  ['on', { state: 'Enabled', ...key }, key.keyVaultProperties.keyUri],
  ['without a state', key, key.keyVaultProperties.keyUri],
  ['off, with a key that is still named', { state: 'Disabled', ...key }, null],
  ['neither on nor off', { state: 'Inconsistent', ...key }, undefined],
  ['left out', undefined, null],
])('tells the key of a Backup vault whose encryption is %s', (_what, encryptionSettings, expected) =>
  expect(shapeBackupVault(row({ securitySettings: { encryptionSettings } })).keyUri).toBe(expected),
);

it.each([
  [{}, ['japaneast', 'japanwest']],
  [{ replicatedRegions: null }, ['japaneast', 'japanwest']],
  [{ replicatedRegions: [] }, ['japaneast', 'japanwest']],
  [{ replicatedRegions: ['Japan East', 'koreacentral'] }, ['japaneast', 'japanwest', 'koreacentral']],
  [{ replicatedRegions: [null] }, undefined],
  [{ replicatedRegions: 'koreacentral' }, undefined],
])('counts the regions that a Backup vault names beside the pair: %j', (properties, regions) => {
  const storageSettings = [{ datastoreType: 'VaultStore', type: 'GeoRedundant' }];
  expect(shapeBackupVault(row({ storageSettings, ...properties })).storedRegions).toEqual(regions);
});

it('takes what is backed up, and by which policy, from either of the two places that tell it', () => {
  const machine = '/subscriptions/s/resourceGroups/acme-prod/providers/Microsoft.Compute/virtualMachines/records';
  const told = { dataSourceInfo: { resourceID: machine }, policyInfo: { policyId: `${machine}/P` } };
  expect(shapeProtectedItem(row({ sourceResourceId: machine, policyId: 'P' }))).toMatchObject({
    sourceResourceId: machine.toLowerCase(),
    policyId: 'p',
  });
  expect(shapeProtectedItem(row(told))).toMatchObject({
    sourceResourceId: machine.toLowerCase(),
    policyId: `${machine}/p`.toLowerCase(),
  });
  expect(shapeProtectedItem(row({}))).toMatchObject({ sourceResourceId: null, policyId: null });
});
