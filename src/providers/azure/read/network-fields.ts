import type { Field } from '../../schema.ts';

/** What services of many kinds say of their network: the fields of their schemas. */
export const publicNetworkAccessField: Field = {
  type: 'string',
  doc: {
    en: 'Enabled, Disabled or SecuredByPerimeter (the rules of a network security perimeter hold, which are not read)',
    ja: 'Enabled、Disabled、またはSecuredByPerimeter（ネットワークセキュリティ境界の規則に従う。その規則は読み取らない）',
  },
};

export const networkAclsField: Field = {
  type: 'object',
  nullable: true,
  fields: { defaultAction: { type: 'string', doc: { en: 'Allow or Deny', ja: 'AllowまたはDeny' } } },
};

export const ipRulesPrefixLengthField: Field = {
  type: 'integer',
  nullable: true,
  derived: 'the prefix length of the smallest IPv4 network with as many addresses as all IP rules together',
  doc: { en: 'null: no IP rule', ja: 'null はIP規則なし' },
};

export const approvedPrivateEndpointsField: Field = {
  type: 'list',
  items: { type: 'string' },
  derived: 'privateEndpoint.id of each of privateEndpointConnections whose status is Approved, in lower case',
};
