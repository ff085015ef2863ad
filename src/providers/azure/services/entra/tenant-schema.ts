import type { ResourceSchema } from '../../../schema.ts';
import {
  adminConsent,
  authenticationMethods,
  authorizationPolicy,
  conditionalAccess,
  graphGrants,
  groupSettings,
  securityDefaults,
  subscribedSkus,
} from './calls.ts';
import { coverage, coverageFields } from './coverage-fields.ts';

/** The settings of the tenant as a whole. */
export const tenantSchema: ResourceSchema = {
  type: 'azure/entra/tenant',
  title: { en: 'Microsoft Entra tenant', ja: 'Microsoft Entraテナント' },
  scope: 'account',
  // Nothing lists it: it is there whatever can be read of it.
  list: [],
  source: 'https://learn.microsoft.com/graph/api/resources/policy-overview',
  fields: {
    tenantId: { type: 'string' },
    securityDefaultsEnabled: { type: 'boolean', from: [securityDefaults], derived: 'isEnabled' },
    mfaForAllUsers: coverage('policies for all users and all applications that ask for MFA or block'),
    mfaForAdministrators: coverage('policies for administrator roles and all applications that ask for MFA or block'),
    mfaForAzureManagement: coverage('policies for all users that ask for MFA at the Azure management API, or block'),
    legacyAuthenticationBlocked: coverage('policies for all users that shut out clients which cannot do MFA'),
    phishingResistantForAdministrators: coverage(
      'policies for administrator roles with an authentication strength that allows phishing-resistant methods alone',
    ),
    browserSessionsOfAdministrators: coverage('policies for administrator roles with persistentBrowser never'),
    signInFrequencyOfAdministrators: {
      type: 'list',
      from: [conditionalAccess],
      derived: 'by ascending hours: policies for administrator roles that ask them to sign in anew at least so often',
      items: { type: 'object', fields: { hours: { type: 'integer' }, ...coverageFields } },
    },
    mfaForRiskySignIns: {
      ...coverage('policies for all users that ask for MFA at a sign-in risk high and medium, or block'),
      from: [conditionalAccess, subscribedSkus],
      doc: { en: 'unread without Microsoft Entra ID P2', ja: 'Microsoft Entra ID P2がない場合は未取得とする' },
    },
    newPasswordForRiskyUsers: {
      ...coverage('policies for all users that ask for a new password at a user risk high, or block'),
      from: [conditionalAccess, subscribedSkus],
      doc: { en: 'unread without Microsoft Entra ID P2', ja: 'Microsoft Entra ID P2がない場合は未取得とする' },
    },
    guestUserRoleId: { type: 'string', from: [authorizationPolicy], derived: 'in lower case' },
    allowInvitesFrom: { type: 'string', from: [authorizationPolicy] },
    allowedToCreateApps: { type: 'boolean', from: [authorizationPolicy], derived: 'of defaultUserRolePermissions' },
    allowedToCreateTenants: { type: 'boolean', from: [authorizationPolicy], derived: 'of defaultUserRolePermissions' },
    permissionGrantPolicies: {
      type: 'list',
      from: [authorizationPolicy],
      derived: 'defaultUserRolePermissions.permissionGrantPoliciesAssigned in lower case',
      items: { type: 'string' },
    },
    adminConsentRequestsEnabled: { type: 'boolean', from: [adminConsent], derived: 'isEnabled' },
    registrationCampaignState: {
      type: 'string',
      from: [authenticationMethods],
      derived: 'registrationEnforcement.authenticationMethodsRegistrationCampaign.state',
    },
    policyMigrationState: {
      type: 'string',
      nullable: true,
      // Tenants that never had the settings of before have none. https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicy
      absentMeans: null,
      from: [authenticationMethods],
      derived: 'in lower case',
    },
    authenticationMethods: {
      type: 'list',
      from: [authenticationMethods],
      derived: 'authenticationMethodConfigurations',
      items: { type: 'object', fields: { id: { type: 'string' }, state: { type: 'string' } } },
    },
    lockoutThreshold: { type: 'integer', from: [groupSettings], derived: 'LockoutThreshold, 10 where it is not set' },
    lockoutDurationSeconds: {
      type: 'integer',
      from: [groupSettings],
      derived: 'LockoutDurationInSeconds, 60 where it is not set',
    },
    escalatingGrants: {
      type: 'list',
      from: [graphGrants],
      derived: 'application permissions of Microsoft Graph by which an application can make itself administrator',
      items: {
        type: 'object',
        fields: {
          principalId: { type: 'string', derived: 'in lower case' },
          principalDisplayName: { type: 'string', nullable: true, absentMeans: null },
          permission: { type: 'string' },
        },
      },
    },
  },
};
