import type { AzureRow, AzureWorld } from './azure-world.ts';
import { loadAzureWorld } from './azure-world.ts';
import { testSubscription } from './collect-azure.ts';

/** The id of a storage account. */
export function storageId(name: string, subscription = testSubscription): string {
  return `/subscriptions/${subscription}/resourceGroups/acme-prod/providers/Microsoft.Storage/storageAccounts/${name}`;
}

/** A storage account as Resource Graph tells it, with the least it can have. */
export function storageRow(name: string, subscription = testSubscription): AzureRow {
  const row = {
    id: storageId(name, subscription),
    name,
    type: 'microsoft.storage/storageaccounts',
    location: 'japaneast',
    subscriptionId: subscription,
    properties: {},
  };
  return { table: 'resources', row };
}

/** A subscription with these storage accounts and nothing else, each with a blob service. */
export function storageWorld(...names: readonly string[]): AzureWorld {
  const { rows, answers } = loadAzureWorld('base');
  const blobs = names.map((name) => ({
    method: 'GET',
    path: `${storageId(name)}/blobServices/default`,
    status: 200,
    body: JSON.stringify({ name: 'default', properties: { deleteRetentionPolicy: { enabled: true, days: 7 } } }),
  }));
  return { rows: [...rows, ...names.map((name) => storageRow(name))], answers: [...answers, ...blobs] };
}
