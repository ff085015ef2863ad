import { callFor, fieldsFrom } from '../../../read/attributes.ts';
import { leaveUnread, type Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { asBody } from '../../derive/as-body.ts';
import { conditionalAccessFacts } from '../../derive/conditional-access-facts.ts';
import { escalatingPermission } from '../../derive/escalating-permissions.ts';
import { hasPremiumP2 } from '../../derive/licence-plans.ts';
import { smartLockout } from '../../derive/password-rule-settings.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { textsOf } from '../../derive/texts-of.ts';
import { listBodies, readBody } from '../../read/arm.ts';
import { reportWhole } from '../../read/subscription-resource.ts';
import { readWholeList } from '../../read/whole-list.ts';
import type { Body } from '../../send/api.ts';
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
import { tenantSchema as schema } from './tenant-schema.ts';

/** Reads the settings of the tenant as a whole. */
export async function collectTenant(context: Context): Promise<void> {
  await reportWhole(context, schema, () =>
    Promise.all([
      readBody(context, {
        schema,
        call: securityDefaults.call,
        path: '/v1.0/policies/identitySecurityDefaultsEnforcementPolicy',
        shape: ({ isEnabled }) => ({ securityDefaultsEnabled: isEnabled }),
      }),
      readConditionalAccess(context),
      readBody(context, {
        schema,
        call: authorizationPolicy.call,
        path: '/v1.0/policies/authorizationPolicy',
        shape: shapeAuthorization,
      }),
      readBody(context, {
        schema,
        call: adminConsent.call,
        path: '/v1.0/policies/adminConsentRequestPolicy',
        shape: ({ isEnabled }) => ({ adminConsentRequestsEnabled: isEnabled }),
      }),
      readBody(context, {
        schema,
        call: authenticationMethods.call,
        path: '/v1.0/policies/authenticationMethodsPolicy',
        shape: shapeMethods,
      }),
      readWholeList(context, {
        schema,
        call: groupSettings.call,
        path: '/v1.0/groupSettings',
        shape: smartLockout,
      }),
      readWholeList(context, {
        schema,
        call: graphGrants.call,
        path: "/v1.0/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')/appRoleAssignedTo?$top=999",
        shape: (items) => ({ escalatingGrants: items.flatMap(toGrant) }),
      }),
    ]),
  );
}

/** Without Entra ID P2 no policy can ask about a risk: that there is none then says nothing. */
async function readConditionalAccess(context: Context): Promise<Shaped> {
  const shaped = await readWholeList(context, {
    schema,
    call: conditionalAccess.call,
    path: '/v1.0/identity/conditionalAccess/policies',
    shape: (items) => ({ ...conditionalAccessFacts(items) }),
  });
  const fields = fieldsFrom(context, schema, subscribedSkus.call);
  const call = callFor(fields, subscribedSkus.call);
  const names = Object.keys(fields).filter((name) => policiesOf(shaped.attributes[name]).length === 0);
  if (!call || names.every((name) => Object.hasOwn(shaped.unread, name))) return shaped;
  const { items, cause } = await listBodies(context, { call, path: '/v1.0/subscribedSkus' });
  if (!cause && hasPremiumP2(items)) return shaped;
  const kept = Object.entries(shaped.attributes).filter(([name]) => !names.includes(name));
  const without = leaveUnread(
    names,
    cause ?? { kind: 'denied', ...conditionalAccess, code: 'NoPremiumP2', only: 'entra-id-p2' },
  );
  return { ...shaped, attributes: Object.fromEntries(kept), unread: { ...shaped.unread, ...without.unread } };
}

function policiesOf(coverage: unknown): readonly string[] {
  return textsOf(asBody(coverage)?.policies);
}

function shapeAuthorization({ guestUserRoleId, allowInvitesFrom, defaultUserRolePermissions }: Body): Body {
  const { allowedToCreateApps, allowedToCreateTenants, permissionGrantPoliciesAssigned } =
    asBody(defaultUserRolePermissions) ?? {};
  return {
    guestUserRoleId: lowerId(guestUserRoleId),
    allowInvitesFrom,
    allowedToCreateApps,
    allowedToCreateTenants,
    permissionGrantPolicies: Array.isArray(permissionGrantPoliciesAssigned)
      ? permissionGrantPoliciesAssigned.map(lowerId)
      : permissionGrantPoliciesAssigned,
  };
}

function shapeMethods(policy: Body): Body {
  const campaign = asBody(asBody(policy.registrationEnforcement)?.authenticationMethodsRegistrationCampaign);
  return {
    registrationCampaignState: campaign?.state,
    policyMigrationState: lowerId(policy.policyMigrationState),
    authenticationMethods: policy.authenticationMethodConfigurations,
  };
}

function toGrant({ principalId, principalDisplayName, appRoleId }: Body): readonly Body[] {
  const permission = escalatingPermission(appRoleId);
  return permission === undefined ? [] : [{ principalId: lowerId(principalId), principalDisplayName, permission }];
}
