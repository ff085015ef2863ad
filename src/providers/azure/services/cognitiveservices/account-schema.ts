import type { CallRef, ResourceSchema } from '../../../schema.ts';
import { diagnosticSettingsField } from '../../read/diagnostic-settings.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import {
  approvedPrivateEndpointsField,
  ipRulesPrefixLengthField,
  networkAclsField,
  publicNetworkAccessField,
} from '../../read/network-fields.ts';

export const accountsCall: CallRef = {
  call: 'resourcegraph:resources',
  permission: 'Microsoft.CognitiveServices/accounts/read',
};

/** One account by a GET: its capabilities are documented for that alone. */
export const accountCall: CallRef = {
  call: 'arm:Microsoft.CognitiveServices/accounts',
  permission: 'Microsoft.CognitiveServices/accounts/read',
};

/** Accounts of Azure OpenAI, Microsoft Foundry and the other AI services, all of one type and told apart by their kind. */
export const accountSchema: ResourceSchema = {
  type: 'azure/cognitiveservices/account',
  title: { en: 'Azure AI services account', ja: 'Azure AIサービスのアカウント' },
  scope: 'account',
  list: [accountsCall],
  source: 'https://learn.microsoft.com/rest/api/aiservices/accountmanagement/accounts/list',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    location: { type: 'string', derived: 'as the name of a location: japaneast' },
    kind: {
      type: 'string',
      doc: {
        en: 'OpenAI, AIServices (Foundry), TextAnalytics …',
        ja: 'OpenAI、AIServices（Foundry）、TextAnalyticsなど',
      },
    },
    regions: {
      type: 'list',
      items: { type: 'string' },
      derived: 'name of each of locations.regions, as the name of a location; none where locations is left out',
      doc: {
        en: 'The regions that an account of several regions routes to',
        ja: '複数リージョンのアカウントの振り分け先',
      },
    },
    // An account takes connections from any network until its network rules are changed.
    // https://learn.microsoft.com/azure/ai-services/cognitive-services-virtual-networks
    publicNetworkAccess: { ...publicNetworkAccessField, absentMeans: 'Enabled' },
    networkAcls: {
      ...networkAclsField,
      absentMeans: null,
      doc: { en: 'null: any network', ja: 'null は任意のネットワークから接続可能であることを示す' },
    },
    ipRulesPrefixLength: ipRulesPrefixLengthField,
    approvedPrivateEndpoints: approvedPrivateEndpointsField,
    // Keys work until it is set to true. https://learn.microsoft.com/azure/ai-services/disable-local-auth
    disableLocalAuth: { type: 'boolean', absentMeans: false },
    // It has to be set to true. https://learn.microsoft.com/azure/ai-services/cognitive-services-data-loss-prevention
    restrictOutboundNetworkAccess: { type: 'boolean', absentMeans: false },
    encryption: {
      type: 'object',
      nullable: true,
      // "By default, your subscription uses Microsoft-managed encryption keys."
      // https://learn.microsoft.com/azure/ai-services/encryption/cognitive-services-encryption-keys-portal
      absentMeans: null,
      fields: {
        // "default: Microsoft.KeyVault"
        keySource: { type: 'string', absentMeans: 'Microsoft.KeyVault' },
      },
    },
    identityType: {
      type: 'string',
      nullable: true,
      derived: 'identity.type; None is null',
      doc: { en: 'null: no managed identity', ja: 'null はマネージドIDなし' },
    },
    contentLogging: {
      type: 'string',
      nullable: true,
      from: [accountCall],
      derived: 'value of the capability ContentLogging, in lower case',
      doc: {
        en: 'false: prompts are not stored for abuse monitoring; null: Azure does not list the capability, which means that they may be',
        ja: 'false は不正使用の監視のためのプロンプト保存が無効であること、null はこの機能が一覧になく、保存され得ることを示す',
      },
    },
    diagnosticSettings: diagnosticSettingsField,
  },
};

export const accountEntry: InventoryEntry = {
  schema: accountSchema,
  table: 'resources',
  type: 'microsoft.cognitiveservices/accounts',
};
