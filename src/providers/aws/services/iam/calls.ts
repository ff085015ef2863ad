/** The two calls that make and hand over the credential report. */
export const credentialReport = {
  generate: { call: 'iam:GenerateCredentialReport', permission: 'iam:GenerateCredentialReport' },
  get: { call: 'iam:GetCredentialReport', permission: 'iam:GetCredentialReport' },
} as const;
export const reportCalls = [credentialReport.generate, credentialReport.get];

/** The one call that gives users, groups, roles and customer managed policies with their documents. */
export const authorization = {
  call: 'iam:GetAccountAuthorizationDetails',
  permission: 'iam:GetAccountAuthorizationDetails',
} as const;
