import { beforeEach, expect, it } from 'vitest';
import { type AzureWorld, joinWorlds, loadAzureWorld } from '../../../support/azure-world.ts';
import { collectAzure, everythingOfAzure, isolateAzure } from '../../../support/collect-azure.ts';

const world = loadAzureWorld('base', 'storage/compliant');
const wanted = new Map([...everythingOfAzure].filter(([type]) => type === 'azure/storage/account'));

beforeEach(isolateAzure);

/** The world where each of the services of this name answers so. */
function withService(part: string, properties: object): AzureWorld {
  const answers = world.answers.map((answer) =>
    answer.path.toLowerCase().endsWith(`/${part.toLowerCase()}/default`)
      ? { ...answer, body: JSON.stringify({ properties }) }
      : answer,
  );
  return joinWorlds([{ ...world, answers }]);
}

async function accountsOf(world: AzureWorld, kind: string) {
  const { resources } = await collectAzure(world, { wanted });
  const accounts = resources.filter(
    ({ attributes }) => (attributes.kind === 'FileStorage') === (kind === 'FileStorage'),
  );
  expect(accounts.length).toBeGreaterThan(0);
  return accounts;
}

it('knows nothing of the soft delete of shares where it is left out: new accounts have it on', async () => {
  for (const { attributes, unread } of await accountsOf(withService('fileServices', {}), 'FileStorage')) {
    expect(attributes).not.toHaveProperty('shareDeleteRetentionDays');
    expect(unread).toHaveProperty('shareDeleteRetentionDays');
  }
});

it('takes soft delete of blobs for off where it is left out, and for unknown where it does not say', async () => {
  for (const { attributes } of await accountsOf(withService('blobServices', {}), 'StorageV2'))
    expect(attributes.deleteRetentionDays).toBeNull();
  const silent = withService('blobServices', { deleteRetentionPolicy: { days: 7 } });
  for (const { unread } of await accountsOf(silent, 'StorageV2')) expect(unread).toHaveProperty('deleteRetentionDays');
});

it('takes an empty minimum version of TLS for one that was never set', async () => {
  const rows = world.rows.map(({ table, row }) => ({
    table,
    row: { ...row, properties: { ...(row.properties as object), minimumTlsVersion: '' } },
  }));
  for (const { attributes } of await accountsOf({ ...world, rows }, 'StorageV2'))
    expect(attributes.minimumTlsVersion).toBe('TLS1_0');
});
