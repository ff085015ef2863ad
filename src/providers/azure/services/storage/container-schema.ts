import type { ResourceSchema } from '../../../schema.ts';
import { deletionAfterDaysField } from './service-fields.ts';

export const containersCall = {
  call: 'arm:Microsoft.Storage/storageAccounts/blobServices/containers',
  permission: 'Microsoft.Storage/storageAccounts/blobServices/containers/read',
};

export const immutabilityCall = {
  call: 'arm:Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies',
  permission: 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/read',
};

/** Containers of the blob service, of all storage accounts that have one. */
export const containerSchema: ResourceSchema = {
  type: 'azure/storage/container',
  title: { en: 'Blob container', ja: 'BLOBコンテナー' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Storage/storageAccounts/read' }, containersCall],
  source: 'https://learn.microsoft.com/rest/api/storagerp/blob-containers/list',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    accountId: { type: 'string', derived: 'the id of its storage account, in lower case' },
    accountName: { type: 'string' },
    publicAccess: { type: 'string', enum: ['None', 'Container', 'Blob'] },
    hasLegalHold: { type: 'boolean' },
    immutabilityPeriodDays: {
      type: 'integer',
      nullable: true,
      from: [immutabilityCall],
      derived:
        'immutabilityPeriodSinceCreationInDays of its policy, or of the default policy of the account for versions',
      doc: { en: 'null: no policy', ja: 'null はポリシーなし' },
    },
    immutabilityState: {
      type: 'string',
      nullable: true,
      from: [immutabilityCall],
      enum: ['Locked', 'Unlocked'],
      derived: 'state of the same policy',
      doc: { en: 'null: no policy', ja: 'null はポリシーなし' },
    },
    deletionAfterDays: deletionAfterDaysField,
  },
};
