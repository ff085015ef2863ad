import type { Field } from '../../../schema.ts';

/** Who may reach a storage account, over what, and with which key. A member left out is what the REST reference says of it. */
export const accessFields: Readonly<Record<string, Field>> = {
  minimumTlsVersion: {
    type: 'string',
    absentMeans: 'TLS1_0',
    derived: 'in upper case',
    doc: {
      en: '"The default interpretation is TLS 1.0 for this property"',
      ja: '指定がなければTLS 1.0として扱われる',
    },
  },
  supportsHttpsTrafficOnly: { type: 'boolean' },
  // The reference says "default interpretation is false", the guide that older accounts without it allow: so it is not read.
  allowBlobPublicAccess: { type: 'boolean' },
  allowSharedKeyAccess: {
    type: 'boolean',
    absentMeans: true,
    doc: { en: '"The default value is null, which is equivalent to true"', ja: '指定がなければ許可として扱われる' },
  },
  // "The default interpretation is false for new accounts": of an older one without it nothing is known.
  allowCrossTenantReplication: { type: 'boolean' },
  publicNetworkAccess: {
    type: 'string',
    nullable: true,
    absentMeans: null,
    enum: ['Enabled', 'Disabled', 'SecuredByPerimeter'],
    doc: { en: 'null: never set', ja: 'null は未設定' },
  },
  networkAcls: {
    type: 'object',
    fields: { defaultAction: { type: 'string', enum: ['Allow', 'Deny'] } },
  },
  ipRulesPrefixLength: {
    type: 'integer',
    nullable: true,
    derived: 'the prefix length of the smallest network with as many addresses as networkAcls.ipRules let in together',
    doc: { en: 'null: no IP rule', ja: 'null はIP規則なし' },
  },
  approvedPrivateEndpoints: {
    type: 'list',
    derived: 'the ids of the private endpoints in privateEndpointConnections whose connection is approved',
    items: { type: 'string' },
  },
  isSftpEnabled: { type: 'boolean', absentMeans: false },
  keyCreationTime: {
    type: 'object',
    nullable: true,
    absentMeans: null,
    doc: {
      en: 'null: a key that was made before Azure kept the time, and not since then',
      ja: 'null は、作成日時が記録される前に作成され、以後再生成されていないキーを示す',
    },
    fields: {
      key1: { type: 'time', nullable: true, absentMeans: null },
      key2: { type: 'time', nullable: true, absentMeans: null },
    },
  },
  keyPolicy: {
    type: 'object',
    nullable: true,
    absentMeans: null,
    fields: { keyExpirationPeriodInDays: { type: 'integer' } },
  },
  sasPolicy: {
    type: 'object',
    nullable: true,
    absentMeans: null,
    derived: 'sasExpirationPeriod as hours',
    fields: {
      sasExpirationHours: { type: 'integer' },
      expirationAction: { type: 'string', enum: ['Log', 'Block'] },
    },
  },
};

/** Where a storage account keeps its data, and how encrypted. */
export const placeFields: Readonly<Record<string, Field>> = {
  location: { type: 'string' },
  kind: { type: 'string' },
  sku: { type: 'object', fields: { name: { type: 'string' } } },
  isHnsEnabled: { type: 'boolean', absentMeans: false },
  storedRegions: {
    type: 'list',
    derived: 'location, and secondaryLocation or the pair of the region where sku keeps copies there',
    items: { type: 'string' },
  },
  encryption: {
    type: 'object',
    fields: {
      keySource: {
        type: 'string',
        absentMeans: 'Microsoft.Storage',
        enum: ['Microsoft.Storage', 'Microsoft.Keyvault'],
        derived: 'in the case of the reference',
      },
      requireInfrastructureEncryption: { type: 'boolean', nullable: true, absentMeans: null },
      keyvaultproperties: {
        type: 'object',
        nullable: true,
        absentMeans: null,
        fields: {
          keyvaulturi: { type: 'string', nullable: true, absentMeans: null },
          keyname: { type: 'string', nullable: true, absentMeans: null },
          keyversion: {
            type: 'string',
            nullable: true,
            absentMeans: null,
            derived: 'null where it is empty',
            doc: { en: 'null: the newest version of the key', ja: 'null はキーの最新バージョン' },
          },
        },
      },
    },
  },
  tags: {
    type: 'list',
    derived: 'tags, as a list',
    items: { type: 'object', fields: { name: { type: 'string' }, value: { type: 'string' } } },
  },
};
