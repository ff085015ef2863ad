import type { Field, ResourceSchema } from '../../../schema.ts';
import { attachedPolicies } from './attached-policies.ts';
import { authorization } from './calls.ts';

const tags: Field = {
  type: 'list',
  // Of a role without tags the answer has no such list:
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/iam_example_iam_GetAccountAuthorizationDetails_section.html
  absentMeans: [],
  items: { type: 'object', fields: { Key: { type: 'string' }, Value: { type: 'string' } } },
};

/** A role. https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html */
export const roleSchema: ResourceSchema = {
  type: 'aws/iam/role',
  title: { en: 'IAM role', ja: 'IAMロール' },
  scope: 'account',
  list: [authorization],
  source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html',
  fields: {
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    RoleName: { type: 'string' },
    CreateDate: { type: 'time' },
    ServiceLinked: { type: 'boolean', derived: 'Path begins with /aws-service-role/: AWS made it and uses it' },
    RoleLastUsed: {
      type: 'object',
      fields: {
        // "This field is null if the role has not been used within the IAM tracking period", which is 400 days.
        LastUsedDate: { type: 'time', nullable: true, absentMeans: null },
      },
    },
    AttachedManagedPolicies: attachedPolicies,
    Tags: tags,
    TrustsAnyone: {
      type: 'boolean',
      derived:
        'the trust policy allows every principal without a condition that names accounts, organisations, callers or VPC endpoints',
    },
    Trust: {
      type: 'object',
      derived: 'whom the Allow statements of the trust policy let in',
      fields: {
        Accounts: {
          type: 'list',
          doc: { en: 'accounts other than its own', ja: '自アカウント以外のアカウント' },
          items: {
            type: 'object',
            fields: {
              AccountId: { type: 'string' },
              ExternalId: { type: 'boolean', doc: { en: 'sts:ExternalId is demanded', ja: 'sts:ExternalId を要求' } },
              SameOrganization: {
                type: 'boolean',
                doc: { en: 'aws:PrincipalOrgID is demanded', ja: 'aws:PrincipalOrgID を要求' },
              },
            },
          },
        },
        OpenId: {
          type: 'list',
          doc: { en: 'OpenID Connect providers', ja: 'OpenID Connectプロバイダー' },
          items: {
            type: 'object',
            fields: {
              Provider: { type: 'string' },
              NamesSubjects: {
                type: 'boolean',
                doc: {
                  en: 'a claim other than the audience is compared with a named subject',
                  ja: 'aud以外のクレームを特定の主体と照合',
                },
              },
            },
          },
        },
        RequiresMfa: {
          type: 'boolean',
          doc: {
            en: 'every statement for principals of AWS accounts demands MFA',
            ja: 'AWSアカウントのプリンシパルに対する全ステートメントがMFAを要求',
          },
        },
      },
    },
  },
};
