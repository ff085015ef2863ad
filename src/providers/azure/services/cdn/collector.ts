import { isWanted } from '../../../read/attributes.ts';
import { listChildren, reportListed } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { bodiesOf, propertiesOf, referencedId } from '../../derive/reference.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { tlsVersionNumber } from '../../derive/tls-version.ts';
import { listBodies, readBodies } from '../../read/arm.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { classicFrontDoorEntry, wafPolicyEntry } from './guard-schema.ts';
import { createGuardReader, profileOf, type ReadGuards, version } from './profiles.ts';
import { customDomainSchema, endpointEntry, endpointSchema, listDomains, profileEntry } from './schema.ts';

/** Reads what Front Door publishes of a subscription, and what guards it. */
export async function collectCdn(context: Context): Promise<void> {
  const readGuards = createGuardReader(context);
  await Promise.all([
    collectEndpoints(context, readGuards),
    collectDomains(context, readGuards),
    listInventory(context, { entry: wafPolicyEntry, shape: shapeWafPolicy }),
    listInventory(context, { entry: classicFrontDoorEntry, shape: shapeClassic }),
  ]);
}

async function collectEndpoints(context: Context, readGuards: ReadGuards): Promise<void> {
  await listInventory(context, {
    entry: endpointEntry,
    shape: ({ id, properties, ...row }) => ({ ...properties, ...nameOf(id), name: row.name.split('/').at(-1) }),
    details: async ({ id }) => [
      await readBodies(context, {
        schema: endpointSchema,
        call: 'arm:Microsoft.Cdn/profiles/afdEndpoints/routes',
        attribute: 'routes',
        subject: id,
        path: `${id}/routes?${version}`,
        shape: (route) => ({ ...propertiesOf(route), name: route.name }),
      }),
      await readGuards(profileOf(id), endpointSchema, id),
    ],
  });
}

/** How many profiles are asked for their domains at a time. */
const profilesAtATime = 16;

async function collectDomains(context: Context, readGuards: ReadGuards): Promise<void> {
  if (!isWanted(context, customDomainSchema)) return;
  const { items, cause } = await context.inventory.list(profileEntry);
  const profiles = { items: items.filter(isFrontDoor), ...(cause && { cause }) };
  const listed = await listChildren(profilesAtATime, profiles, ({ id }) =>
    listBodies(context, { call: listDomains, subject: id, path: `${id}/customDomains?${version}` }),
  );
  await reportListed(context, {
    schema: customDomainSchema,
    call: listDomains,
    listed,
    identify: ({ item }) => ({ id: String(item.id), name: String(item.name) }),
    shape: ({ item }) => shapeDomain(item),
    details: async ({ parent, item }) => [await readGuards(parent.id, customDomainSchema, String(item.id))],
  });
}

/** `Standard_AzureFrontDoor` and `Premium_AzureFrontDoor`; a profile that does not say counts. */
function isFrontDoor({ sku }: Row): boolean {
  return typeof sku?.name !== 'string' || sku.name.toLowerCase().endsWith('_azurefrontdoor');
}

function shapeDomain({ id, name, ...domain }: Body): Body {
  const properties = propertiesOf(domain);
  const { minimumTlsVersion } = (properties.tlsSettings ?? {}) as Body;
  return { ...properties, ...nameOf(String(id)), name, minimumTlsVersion: tlsVersionNumber(minimumTlsVersion) };
}

function nameOf(id: string): Body {
  return { id: lowerId(id), profileName: profileOf(id).split('/').at(-1) };
}

function shapeWafPolicy(row: Row): Body {
  const { managedRules, customRules, ...properties } = propertiesOf(row);
  return {
    ...properties,
    id: lowerId(row.id),
    name: row.name,
    managedRuleSets: shapeRuleSets((managedRules as Body | undefined)?.managedRuleSets),
    customRules: (customRules as Body | undefined)?.rules,
  };
}

function shapeRuleSets(sets: unknown): unknown {
  if (!Array.isArray(sets)) return sets;
  return bodiesOf(sets).map((set) => {
    const isFirst = /^(?:1\.|preview)/i.test(String(set.ruleSetVersion));
    return { ...set, ruleSetAction: set.ruleSetAction ?? (isFirst ? null : undefined) };
  });
}

function shapeClassic(row: Row): Body {
  const { frontendEndpoints, ...properties } = propertiesOf(row);
  const endpoints = bodiesOf(frontendEndpoints).map(propertiesOf);
  return {
    ...properties,
    id: lowerId(row.id),
    name: row.name,
    frontendEndpoints: Array.isArray(frontendEndpoints)
      ? endpoints.map(({ hostName, webApplicationFirewallPolicyLink }) => ({
          hostName,
          wafPolicyId: referencedId(webApplicationFirewallPolicyLink),
        }))
      : undefined,
  };
}
