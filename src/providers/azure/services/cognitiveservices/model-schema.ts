import type { CallRef, ResourceSchema } from '../../../schema.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { accountsCall } from './account-schema.ts';

/** https://learn.microsoft.com/azure/role-based-access-control/permissions/ai-machine-learning#microsoftcognitiveservices */
export const deploymentsCall: CallRef = {
  call: 'arm:Microsoft.CognitiveServices/accounts/deployments',
  permission: 'Microsoft.CognitiveServices/accounts/deployments/read',
};

/** Those of the account, and those that come with the service (SystemManaged). */
export const raiPoliciesCall: CallRef = {
  call: 'arm:Microsoft.CognitiveServices/accounts/raiPolicies',
  permission: 'Microsoft.CognitiveServices/accounts/raiPolicies/read',
};

const ofAccount = {
  id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
  name: { type: 'string' },
  accountName: { type: 'string', derived: 'of the account it belongs to' },
} as const;

export const deploymentSchema: ResourceSchema = {
  type: 'azure/cognitiveservices/deployment',
  title: { en: 'Deployment of a model', ja: 'モデルのデプロイ' },
  scope: 'account',
  list: [accountsCall, deploymentsCall],
  source: 'https://learn.microsoft.com/rest/api/aiservices/accountmanagement/deployments/list',
  fields: {
    ...ofAccount,
    modelName: { type: 'string', derived: 'model.name' },
    skuName: {
      type: 'string',
      derived: 'sku.name',
      doc: { en: 'GlobalStandard, Standard …', ja: 'GlobalStandard、Standardなど' },
    },
    processedIn: {
      type: 'string',
      derived: 'from sku.name: the location of the account, datazone or global',
      doc: { en: 'Where prompts are processed', ja: 'プロンプトが処理される場所' },
    },
    raiPolicyId: {
      type: 'string',
      nullable: true,
      derived: 'the id, in lower case, of the content filter policy of the account that raiPolicyName names',
      doc: {
        en: 'null: none is named, and the default of the service holds',
        ja: 'null は指定がなく、サービスの既定に従うことを示す',
      },
    },
  },
};

const filters = { type: 'list', items: { type: 'string' } } as const;

export const contentFilterSchema: ResourceSchema = {
  type: 'azure/cognitiveservices/content-filter',
  title: { en: 'Content filter policy', ja: 'コンテンツフィルターのポリシー' },
  scope: 'account',
  list: [accountsCall, raiPoliciesCall],
  source: 'https://learn.microsoft.com/rest/api/aiservices/accountmanagement/rai-policies/list',
  fields: {
    ...ofAccount,
    mode: {
      type: 'string',
      nullable: true,
      absentMeans: null,
      doc: {
        en: 'Asynchronous_filter (once Deferred): the answer is shown while it is still being looked at',
        ja: 'Asynchronous_filter（旧Deferred）では、検査の完了を待たずに応答を返す',
      },
    },
    blockedPrompts: {
      ...filters,
      derived: 'name, in lower case, of contentFilters of source Prompt that are enabled and block',
    },
    blockedCompletions: { ...filters, derived: 'the same of source Completion' },
  },
};

const accounts = { table: 'resources', type: 'microsoft.cognitiveservices/accounts' } as const;

/** The accounts whose deployments are listed. */
export const deploymentEntry: InventoryEntry = { schema: deploymentSchema, ...accounts };

/** The accounts whose content filter policies are listed. */
export const contentFilterEntry: InventoryEntry = { schema: contentFilterSchema, ...accounts };
