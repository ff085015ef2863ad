import type { CallRef } from '../../../schema.ts';

// Each with the least application permission that the page of the call names, as https://learn.microsoft.com/graph/api/ has it.

/** https://learn.microsoft.com/graph/api/identitysecuritydefaultsenforcementpolicy-get */
export const securityDefaults: CallRef = {
  call: 'graph:policies/identitySecurityDefaultsEnforcementPolicy',
  permission: 'Policy.Read.All',
};

/** https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies */
export const conditionalAccess: CallRef = {
  call: 'graph:identity/conditionalAccess/policies',
  permission: 'Policy.Read.All',
};

/** https://learn.microsoft.com/graph/api/authorizationpolicy-get */
export const authorizationPolicy: CallRef = {
  call: 'graph:policies/authorizationPolicy',
  permission: 'Policy.Read.All',
};

/** https://learn.microsoft.com/graph/api/authenticationmethodspolicy-get */
export const authenticationMethods: CallRef = {
  call: 'graph:policies/authenticationMethodsPolicy',
  permission: 'Policy.Read.AuthenticationMethod',
};

/** https://learn.microsoft.com/graph/api/adminconsentrequestpolicy-get */
export const adminConsent: CallRef = {
  call: 'graph:policies/adminConsentRequestPolicy',
  permission: 'Policy.Read.All',
};

/** https://learn.microsoft.com/graph/api/group-list-settings */
export const groupSettings: CallRef = { call: 'graph:groupSettings', permission: 'GroupSettings.Read.All' };

/** https://learn.microsoft.com/graph/api/subscribedsku-list */
export const subscribedSkus: CallRef = { call: 'graph:subscribedSkus', permission: 'Organization.Read.All' };

/** https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignedto */
export const graphGrants: CallRef = {
  call: "graph:servicePrincipals(appId='00000003-0000-0000-c000-000000000000')/appRoleAssignedTo",
  permission: 'Application.Read.All',
};

/** https://learn.microsoft.com/graph/api/user-list */
export const users: CallRef = { call: 'graph:users', permission: 'User.Read.All' };

/** The same list with the sign-ins: "requires an Entra ID P1 or P2 license". https://learn.microsoft.com/graph/api/user-list */
export const signIns: CallRef = { call: 'graph:users', permission: 'AuditLog.Read.All', also: ['User.Read.All'] };

/** https://learn.microsoft.com/graph/api/authenticationmethodsroot-list-userregistrationdetails */
export const registrations: CallRef = {
  call: 'graph:reports/authenticationMethods/userRegistrationDetails',
  permission: 'AuditLog.Read.All',
};

/** https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments */
export const roleAssignments: CallRef = {
  call: 'graph:roleManagement/directory/roleAssignments',
  permission: 'RoleManagement.Read.Directory',
};

/** Of Privileged Identity Management. https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignmentschedules */
export const roleSchedules: CallRef = {
  call: 'graph:roleManagement/directory/roleAssignmentSchedules',
  permission: 'RoleManagement.Read.Directory',
};

/** https://learn.microsoft.com/graph/api/application-list */
export const applications: CallRef = { call: 'graph:applications', permission: 'Application.Read.All' };
