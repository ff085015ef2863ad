import type { CallRef } from '../../../schema.ts';

/** What Resource Graph and the API of Defender for Cloud list alike, with one permission. */
export interface Source {
  readonly graph: CallRef;
  readonly api: CallRef;
}

function sourceOf(type: string, permission = `${type}/read`): Source {
  return { graph: { call: 'resourcegraph:securityresources', permission }, api: { call: `arm:${type}`, permission } };
}

/**
 * Azure has no action for the compliance of standards by itself, and refuses a role that names one which it does not have. Those
 * who may read all that Defender for Cloud keeps may read it, as the built-in role Security Reader does.
 * https://learn.microsoft.com/azure/role-based-access-control/permissions/security#microsoftsecurity
 */
const anyOfSecurity = 'Microsoft.Security/*/read';

const standardType = 'Microsoft.Security/regulatoryComplianceStandards';
const controlType = `${standardType}/regulatoryComplianceControls`;

export const pricings = sourceOf('Microsoft.Security/pricings');
export const assessments = sourceOf('Microsoft.Security/assessments');
export const secureScores = sourceOf('Microsoft.Security/secureScores');
export const standards = sourceOf(standardType, anyOfSecurity);
export const controls = sourceOf(controlType, anyOfSecurity);
export const controlAssessments = sourceOf(`${controlType}/regulatoryComplianceAssessments`, anyOfSecurity);

/** https://learn.microsoft.com/rest/api/defenderforcloud/settings/list */
export const settingsCall: CallRef = {
  call: 'arm:Microsoft.Security/settings',
  permission: 'Microsoft.Security/settings/read',
};

/** https://learn.microsoft.com/rest/api/defenderforcloud/security-contacts/list */
export const contactsCall: CallRef = {
  call: 'arm:Microsoft.Security/securityContacts',
  permission: 'Microsoft.Security/securityContacts/read',
};
