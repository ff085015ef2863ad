import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const summary = { call: 'iam:GetAccountSummary', permission: 'iam:GetAccountSummary' };
const passwordPolicy = { call: 'iam:GetAccountPasswordPolicy', permission: 'iam:GetAccountPasswordPolicy' };
const virtualDevices = { call: 'iam:ListVirtualMFADevices', permission: 'iam:ListVirtualMFADevices' };
const credentialReport = [
  { call: 'iam:GenerateCredentialReport', permission: 'iam:GenerateCredentialReport' },
  { call: 'iam:GetCredentialReport', permission: 'iam:GetCredentialReport' },
];

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
        // An answer without it is older than accounts whose root user has no password.
        AccountPasswordPresent: { type: 'integer', absentMeans: 1 },
        Users: { type: 'integer' },
      },
    },
    PasswordPolicy: {
      type: 'object',
      nullable: true,
      from: [passwordPolicy],
      nullWhen: ['NoSuchEntity', 'NoSuchEntityException'],
      doc: { en: 'null: the AWS default policy (8 characters) is in force', ja: 'null はAWS既定のポリシー(8文字)' },
      fields: {
        MinimumPasswordLength: { type: 'integer' },
        RequireSymbols: { type: 'boolean', absentMeans: false },
        RequireNumbers: { type: 'boolean', absentMeans: false },
        RequireUppercaseCharacters: { type: 'boolean', absentMeans: false },
        RequireLowercaseCharacters: { type: 'boolean', absentMeans: false },
        PasswordReusePrevention: { type: 'integer', nullable: true, absentMeans: null },
        MaxPasswordAge: { type: 'integer', nullable: true, absentMeans: null },
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
          UserArn: { type: 'string', nullable: true, absentMeans: null, derived: 'User.Arn' },
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
  list: credentialReport,
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
  },
};

/** The reader of IAM. */
export const iamService: Collector = {
  service: 'iam',
  scope: 'account',
  schemas: [accountSchema, userSchema],
  serviceId: 'IAM',
  endpointPrefix: 'iam',
  load: async () => (await import('./collector.ts')).collectIam,
};
