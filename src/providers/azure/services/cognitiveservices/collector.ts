import type { Context } from '../../collector.ts';
import { capabilityOf } from '../../derive/account-capability.ts';
import { ipRulesPrefixLength } from '../../derive/ip-rules.ts';
import { inKnownCase, publicNetworkAccess } from '../../derive/known-case.ts';
import { approvedPrivateEndpoints } from '../../derive/private-endpoints.ts';
import { regionName } from '../../derive/region-pair.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { readBody } from '../../read/arm.ts';
import { readDiagnosticSettings } from '../../read/diagnostic-settings.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { accountCall, accountEntry, accountSchema } from './account-schema.ts';
import { collectContentFilters, collectDeployments } from './models.ts';

/** Reads the accounts of a subscription, the models deployed in them and their content filter policies. */
export async function collectCognitiveServices(context: Context): Promise<void> {
  await Promise.all([
    listInventory(context, {
      entry: accountEntry,
      shape: shapeAccount,
      details: ({ id }) =>
        Promise.all([
          readBody(context, {
            schema: accountSchema,
            call: accountCall.call,
            subject: id,
            path: `${id}?api-version=2024-10-01`,
            shape: ({ properties }) => ({
              contentLogging: capabilityOf((properties as Body | undefined)?.capabilities, 'ContentLogging'),
            }),
          }),
          readDiagnosticSettings(context, { schema: accountSchema, attribute: 'diagnosticSettings', id }),
        ]),
    }),
    collectDeployments(context),
    collectContentFilters(context),
  ]);
}

function shapeAccount({ id, name, location, kind, identity, properties }: Row): Body {
  const { networkAcls, encryption, locations, ...rest } = properties ?? {};
  const acls = networkAcls as Body | null | undefined;
  const keys = encryption as Body | null | undefined;
  const { regions = [] } = (locations ?? {}) as Body;
  return {
    ...rest,
    id: lowerId(id),
    name,
    location,
    kind: inKnownCase(kind, ['OpenAI', 'AIServices']),
    regions: Array.isArray(regions) ? regions.map((region) => regionName(region?.name)) : regions,
    publicNetworkAccess: inKnownCase(rest.publicNetworkAccess, publicNetworkAccess),
    networkAcls: acls && { ...acls, defaultAction: inKnownCase(acls.defaultAction, ['Allow', 'Deny']) },
    ipRulesPrefixLength: ipRulesPrefixLength(acls?.ipRules ?? []),
    approvedPrivateEndpoints: approvedPrivateEndpoints(rest.privateEndpointConnections),
    encryption: keys && {
      keySource: inKnownCase(keys.keySource, ['Microsoft.KeyVault', 'Microsoft.CognitiveServices']),
    },
    identityType: readIdentityType(identity),
  };
}

/** `SystemAssigned`, `UserAssigned` or both; "None" says the same as no identity. */
function readIdentityType(identity: Body | null | undefined): unknown {
  const type = identity?.type ?? null;
  return typeof type === 'string' && type.toLowerCase() === 'none' ? null : type;
}
