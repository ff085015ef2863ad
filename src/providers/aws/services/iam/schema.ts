import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { attachedPolicies } from './attached-policies.ts';
import { authorization, reportCalls } from './calls.ts';
import { policySchema } from './policy-schema.ts';
import { roleSchema } from './role-schema.ts';

const summary = { call: 'iam:GetAccountSummary', permission: 'iam:GetAccountSummary' };
const passwordPolicy = { call: 'iam:GetAccountPasswordPolicy', permission: 'iam:GetAccountPasswordPolicy' };
const virtualDevices = { call: 'iam:ListVirtualMFADevices', permission: 'iam:ListVirtualMFADevices' };
const samlProviders = { call: 'iam:ListSAMLProviders', permission: 'iam:ListSAMLProviders' };
const rootFeatures = { call: 'iam:ListOrganizationsFeatures', permission: 'iam:ListOrganizationsFeatures' };

/** The account itself: its root user, its password policy. One resource per account, region `global`. */
export const accountSchema: ResourceSchema = {
  type: 'aws/iam/account',
  title: { en: 'AWS account', ja: 'AWSアカウント' },
  scope: 'account',
  list: [{ call: 'sts:GetCallerIdentity', permission: 'sts:GetCallerIdentity' }],
  source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html',
  fields: {
    AccountId: { type: 'string' },
    SummaryMap: {
      type: 'object',
      from: [summary],
      doc: { en: '1 yes, 0 no', ja: '1は有、0は無' },
      fields: {
        AccountMFAEnabled: { type: 'integer' },
        AccountAccessKeysPresent: { type: 'integer' },
        AccountPasswordPresent: { type: 'integer' },
        Users: { type: 'integer' },
      },
    },
    PasswordPolicy: {
      type: 'object',
      nullable: true,
      from: [passwordPolicy],
      nullWhen: ['NoSuchEntity', 'NoSuchEntityException'],
      doc: { en: 'null: the AWS default policy (8 characters) is in force', ja: 'null はAWS既定のポリシー（8文字）' },
      fields: {
        MinimumPasswordLength: { type: 'integer' },
        // "Specifies the number of previous passwords that IAM users are prevented from reusing": without it none.
        // https://docs.aws.amazon.com/IAM/latest/APIReference/API_PasswordPolicy.html
        PasswordReusePrevention: { type: 'integer', nullable: true, absentMeans: null },
      },
    },
    RootLastUsed: {
      type: 'time',
      nullable: true,
      from: reportCalls,
      derived:
        'the latest of password_last_used and access_key_*_last_used_date of the root user in the credential report',
      doc: { en: 'null: no use is on record', ja: 'null は使用の記録なし' },
    },
    CentralRootFeatures: {
      type: 'list',
      nullable: true,
      from: [rootFeatures],
      nullWhen: [
        'OrganizationNotFound',
        'OrganizationNotFoundException',
        'OrganizationNotInAllFeaturesMode',
        'OrganizationNotInAllFeaturesModeException',
        'ServiceAccessNotEnabled',
        'ServiceAccessNotEnabledException',
      ],
      items: { type: 'string' },
      doc: {
        en: 'EnabledFeatures of the organisation; null: no organisation, or the feature is off for it',
        ja: '組織で有効な機能（EnabledFeatures）。null は組織なし、または組織で無効',
      },
    },
    SAMLProviders: {
      type: 'list',
      from: [samlProviders],
      items: {
        type: 'object',
        fields: { Arn: { type: 'string' } },
      },
    },
    VirtualMFADevices: {
      type: 'list',
      from: [virtualDevices],
      doc: { en: 'assigned virtual devices', ja: '割り当て済みの仮想デバイス' },
      items: {
        type: 'object',
        fields: {
          SerialNumber: { type: 'string' },
          UserArn: { type: 'string', derived: 'User.Arn' },
        },
      },
    },
  },
};

/**
 * One row of the credential report, the root user's left out (see `aws/iam/account`). Member names are the report's columns.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 */
export const userSchema: ResourceSchema = {
  type: 'aws/iam/user',
  title: { en: 'IAM user', ja: 'IAMユーザー' },
  scope: 'account',
  list: reportCalls,
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html',
  fields: {
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    user: { type: 'string' },
    arn: { type: 'string' },
    user_creation_time: { type: 'time' },
    report_generated: { type: 'time', derived: 'GeneratedTime of the report, at most four hours old' },
    password_enabled: { type: 'boolean' },
    password_last_used: {
      type: 'time',
      nullable: true,
      doc: { en: 'null: never used, or no password', ja: 'null は未使用またはパスワードなし' },
    },
    password_last_changed: { type: 'time', nullable: true },
    mfa_active: { type: 'boolean' },
    access_keys: {
      type: 'list',
      derived: 'access_key_1_* and access_key_2_*, those that exist',
      items: {
        type: 'object',
        fields: {
          slot: { type: 'integer' },
          active: { type: 'boolean' },
          last_rotated: { type: 'time' },
          last_used_date: { type: 'time', nullable: true },
        },
      },
    },
    AttachedManagedPolicies: { ...attachedPolicies, from: [authorization] },
    UserPolicyList: {
      type: 'list',
      from: [authorization],
      // Of a user without inline policies the answer has no such list:
      // https://docs.aws.amazon.com/IAM/latest/UserGuide/iam_example_iam_GetAccountAuthorizationDetails_section.html
      absentMeans: [],
      items: { type: 'object', fields: { PolicyName: { type: 'string' } } },
    },
    PermissionsBoundary: {
      type: 'object',
      nullable: true,
      // "The ARN of the policy used to set the permissions boundary": without it there is no boundary.
      // https://docs.aws.amazon.com/IAM/latest/APIReference/API_UserDetail.html
      absentMeans: null,
      from: [authorization],
      fields: { PermissionsBoundaryArn: { type: 'string' } },
    },
    IsAdministrator: {
      type: 'boolean',
      from: [authorization],
      derived:
        'AdministratorAccess, or a policy that allows every action on every resource, attached, inline or through a group',
    },
  },
};

/** A certificate uploaded to IAM. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServerCertificateMetadata.html */
export const serverCertificateSchema: ResourceSchema = {
  type: 'aws/iam/server-certificate',
  title: { en: 'IAM server certificate', ja: 'IAMサーバー証明書' },
  scope: 'account',
  list: [{ call: 'iam:ListServerCertificates', permission: 'iam:ListServerCertificates' }],
  source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServerCertificateMetadata.html',
  fields: { ServerCertificateName: { type: 'string' }, Expiration: { type: 'time' } },
};

/** The reader of IAM. */
export const iamService: Collector = {
  service: 'iam',
  scope: 'account',
  schemas: [accountSchema, userSchema, roleSchema, policySchema, serverCertificateSchema],
  serviceId: 'IAM',
  endpointPrefix: 'iam',
  load: async () => (await import('./collector.ts')).collectIam,
};
