import type { Field, ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const describe = { call: 'organizations:DescribeOrganization', permission: 'organizations:DescribeOrganization' };
const accounts = { call: 'organizations:ListAccounts', permission: 'organizations:ListAccounts' };
const administrators = {
  call: 'organizations:ListDelegatedAdministrators',
  permission: 'organizations:ListDelegatedAdministrators',
};
const roots = { call: 'organizations:ListRoots', permission: 'organizations:ListRoots' };
const units = {
  call: 'organizations:ListOrganizationalUnitsForParent',
  permission: 'organizations:ListOrganizationalUnitsForParent',
};
const policies = { call: 'organizations:ListPolicies', permission: 'organizations:ListPolicies' };
/** Gives the document of a policy. */
export const contentCall = { call: 'organizations:DescribePolicy', permission: 'organizations:DescribePolicy' };
/** Lists what a policy is attached to. */
export const targetsCall = {
  call: 'organizations:ListTargetsForPolicy',
  permission: 'organizations:ListTargetsForPolicy',
};

const regionLimits: Field = {
  type: 'list',
  derived:
    'Deny statements on everything, or on everything but NotAction, for requests to regions other than those named, with no further condition but on exempt callers',
  items: {
    type: 'object',
    fields: {
      AllowedRegions: { type: 'list', items: { type: 'string' } },
      ExemptActions: {
        type: 'list',
        items: { type: 'string' },
        doc: { en: 'what NotAction leaves out', ja: 'NotActionで除外されるアクション' },
      },
      ExemptServices: {
        type: 'list',
        items: { type: 'string' },
        doc: {
          en: 'data services of which NotAction leaves out every action',
          ja: 'NotActionで全アクションが除外される、データを扱うサービス',
        },
      },
      ExemptPrincipals: { type: 'list', items: { type: 'string' } },
    },
  },
};

/** What the account knows of its organisation: one resource per account, also of one that is in none. */
export const organizationSchema: ResourceSchema = {
  type: 'aws/organizations/organization',
  title: { en: 'Organization of an account', ja: 'アカウントの組織' },
  scope: 'account',
  list: [],
  source: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html',
  fields: {
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    Organization: {
      type: 'object',
      nullable: true,
      from: [describe],
      nullWhen: ['AWSOrganizationsNotInUseException'],
      doc: { en: 'null: the account is in no organization', ja: 'null は組織に属さないアカウント' },
      fields: {
        Id: { type: 'string' },
        FeatureSet: { type: 'string', enum: ['ALL', 'CONSOLIDATED_BILLING'] },
        MasterAccountId: { type: 'string' },
      },
    },
    IsManagementAccount: {
      type: 'boolean',
      from: [describe],
      nullable: true,
      nullWhen: ['AWSOrganizationsNotInUseException'],
      derived: 'Organization.MasterAccountId is the account that was scanned',
    },
    ActiveAccounts: {
      type: 'integer',
      nullable: true,
      from: [describe, accounts],
      derived: 'the number of accounts whose State (before it, Status) is ACTIVE; null without an organization',
    },
    DelegatedAdministrators: {
      type: 'list',
      nullable: true,
      from: [describe, administrators],
      items: { type: 'object', fields: { Id: { type: 'string' } } },
      doc: { en: 'null: no organization', ja: 'null は組織なし' },
    },
  },
};

/** An organisational unit at the top of the tree, or the root where there is none: units below inherit what is denied. */
export const unitSchema: ResourceSchema = {
  type: 'aws/organizations/unit',
  title: { en: 'Top-level organizational unit', ja: '最上位の組織単位（OU）' },
  scope: 'account',
  list: [describe, roots, units],
  source: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html',
  fields: {
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    Id: { type: 'string' },
    Name: { type: 'string' },
    RegionLimits: { ...regionLimits, from: [policies, contentCall, targetsCall] },
    DeniesLeaving: {
      type: 'boolean',
      from: [policies, contentCall, targetsCall],
      derived: 'a service control policy of the unit or of the root denies organizations:LeaveOrganization',
    },
    ProtectedServices: {
      type: 'list',
      from: [policies, contentCall, targetsCall],
      items: { type: 'string' },
      derived:
        'services of which service control policies of the unit or of the root deny every action that switches them off',
    },
  },
};

/** A service control policy. */
export const policySchema: ResourceSchema = {
  type: 'aws/organizations/policy',
  title: { en: 'Service control policy', ja: 'サービスコントロールポリシー（SCP）' },
  scope: 'account',
  list: [describe, policies],
  source: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicySummary.html',
  fields: {
    Id: { type: 'string' },
    Name: { type: 'string' },
    AwsManaged: { type: 'boolean', absentMeans: false },
    RegionLimits: { ...regionLimits, from: [contentCall] },
    Targets: {
      type: 'list',
      from: [targetsCall],
      items: {
        type: 'object',
        fields: {
          TargetId: { type: 'string' },
          Name: { type: 'string' },
          Type: { type: 'string', enum: ['ACCOUNT', 'ORGANIZATIONAL_UNIT', 'ROOT'] },
        },
      },
    },
  },
};

/** The reader of AWS Organizations. Most of it answers the management account and delegated administrators only. */
export const organizationsService: Collector = {
  service: 'organizations',
  scope: 'account',
  schemas: [organizationSchema, unitSchema, policySchema],
  serviceId: 'Organizations',
  endpointPrefix: 'organizations',
  load: async () => (await import('./collector.ts')).collectOrganizations,
};
