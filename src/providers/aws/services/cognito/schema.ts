import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const pools = { call: 'cognito-idp:ListUserPools', permission: 'cognito-idp:ListUserPools' };
const pool = { call: 'cognito-idp:DescribeUserPool', permission: 'cognito-idp:DescribeUserPool' };
const mfa = { call: 'cognito-idp:GetUserPoolMfaConfig', permission: 'cognito-idp:GetUserPoolMfaConfig' };
const clients = { call: 'cognito-idp:ListUserPoolClients', permission: 'cognito-idp:ListUserPoolClients' };
const client = { call: 'cognito-idp:DescribeUserPoolClient', permission: 'cognito-idp:DescribeUserPoolClient' };

/** A directory of users of an application. */
export const userPoolSchema: ResourceSchema = {
  type: 'aws/cognito/user-pool',
  title: { en: 'Cognito user pool', ja: 'Cognitoユーザープール' },
  scope: 'region',
  list: [pools],
  source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html',
  fields: {
    Id: { type: 'string' },
    Name: { type: 'string' },
    Region: { type: 'string', derived: 'the region that was scanned' },
    ReplicaRegions: {
      type: 'list',
      // "A list of Amazon Web Services Regions where replicas of this user pool exist": no list, no replicas.
      // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolDescriptionType.html
      absentMeans: [],
      items: { type: 'string' },
    },
    MfaConfiguration: { type: 'string', from: [mfa], enum: ['OFF', 'ON', 'OPTIONAL'] },
    PasswordPolicy: {
      type: 'object',
      from: [pool],
      derived: 'Policies.PasswordPolicy',
      fields: {
        MinimumLength: { type: 'integer' },
        // "The number of previous passwords that you want Amazon Cognito to restrict each user from reusing":
        // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
        PasswordHistorySize: { type: 'integer', nullable: true, absentMeans: null },
      },
    },
    // "Contains settings for activation of threat protection": without it there is none.
    // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html
    UserPoolAddOns: {
      type: 'object',
      nullable: true,
      absentMeans: null,
      from: [pool],
      fields: { AdvancedSecurityMode: { type: 'string', enum: ['OFF', 'AUDIT', 'ENFORCED'] } },
    },
    DeletionProtection: { type: 'string', from: [pool], enum: ['ACTIVE', 'INACTIVE'] },
    KmsKeyArn: {
      type: 'string',
      nullable: true,
      from: [pool],
      derived: 'KeyConfiguration.KmsKeyArn',
      doc: { en: 'null: a key that AWS manages', ja: 'null はAWSが管理するキー' },
    },
    Tags: {
      type: 'list',
      from: [pool],
      derived: 'UserPoolTags as a list',
      items: { type: 'object', fields: { Key: { type: 'string' }, Value: { type: 'string' } } },
    },
  },
};

/** An application that signs users of a pool in. Its secret is in the answer of AWS and is not kept. */
export const userPoolClientSchema: ResourceSchema = {
  type: 'aws/cognito/user-pool-client',
  title: { en: 'Cognito app client', ja: 'Cognitoアプリケーションクライアント' },
  scope: 'region',
  list: [pools, clients],
  source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html',
  fields: {
    ClientId: { type: 'string' },
    ClientName: { type: 'string' },
    UserPoolId: { type: 'string' },
    Region: { type: 'string', derived: 'the region that was scanned' },
    SignsUsersIn: {
      type: 'boolean',
      from: [client],
      derived:
        'false where AllowedOAuthFlows is client_credentials alone and ExplicitAuthFlows names no flow for users',
    },
    AccessTokenMinutes: { type: 'number', from: [client], derived: 'AccessTokenValidity in its unit; by default 60' },
    IdTokenMinutes: { type: 'number', from: [client], derived: 'IdTokenValidity in its unit; by default 60' },
    RefreshTokenMinutes: {
      type: 'number',
      from: [client],
      derived: 'RefreshTokenValidity in its unit; by default 30 days',
    },
  },
};

/** The reader of Cognito user pools. */
export const cognitoService: Collector = {
  service: 'cognito',
  scope: 'region',
  schemas: [userPoolSchema, userPoolClientSchema],
  serviceId: 'Cognito Identity Provider',
  endpointPrefix: 'cognito-idp',
  load: async () => (await import('./collector.ts')).collectCognito,
};
