import { isWanted } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import type { Context } from '../../collector.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { siteIngress } from '../../derive/site-ingress.ts';
import { siteRuntime } from '../../derive/site-runtime.ts';
import { tlsVersionNumber } from '../../derive/tls-version.ts';
import { withoutCase } from '../../derive/without-case.ts';
import { readBody } from '../../read/arm.ts';
import { readDiagnosticSettings } from '../../read/diagnostic-settings.ts';
import type { Row } from '../../read/graph-page.ts';
import { callOf, type InventoryEntry } from '../../read/inventory.ts';
import { identifyRow } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { configEntries, siteConfigSchema } from './config-schema.ts';
import { siteEntry, siteSchema, slotEntry } from './schema.ts';

/** Reads the web apps and function apps of a subscription, their slots and what both are configured to. */
export async function collectWeb(context: Context): Promise<void> {
  await Promise.all([collectSites(context), collectConfigs(context)]);
}

async function collectSites(context: Context): Promise<void> {
  if (!isWanted(context, siteSchema)) return;
  await reportListed(context, {
    schema: siteSchema,
    call: callOf(siteSchema),
    listed: await listBoth(context, [siteEntry, slotEntry]),
    identify: identifyRow,
    shape: shapeSite,
    details: ({ id }) =>
      Promise.all([readAuthentication(context, id), readPublishing(context, id), readLogs(context, id)]),
  });
}

async function collectConfigs(context: Context): Promise<void> {
  if (!isWanted(context, siteConfigSchema)) return;
  await reportListed(context, {
    schema: siteConfigSchema,
    call: callOf(siteConfigSchema),
    listed: keepMain(await listBoth(context, configEntries)),
    identify: identifyRow,
    shape: shapeConfig,
  });
}

/** Two types of Azure as one of ours: whole where both are. */
async function listBoth(context: Context, entries: readonly InventoryEntry[]): Promise<Listed<Row>> {
  const lists = await Promise.all(entries.map((entry) => context.inventory.list(entry)));
  const cause = lists.find((list) => list.cause)?.cause;
  return { items: lists.flatMap(({ items }) => items), ...(cause && { cause }) };
}

/** What an app is configured to stands in its configuration `web`; others, such as that of its logs, say nothing of it. */
function keepMain({ items, ...listed }: Listed<Row>): Listed<Row> {
  return { ...listed, items: items.filter(({ id }) => !/\/config\/(?!web$)/i.test(id)) };
}

function shapeSite({ id, name, type, location, kind, identity, properties }: Row): Body {
  const { publicNetworkAccess, virtualNetworkSubnetId, ...rest } = properties ?? {};
  return {
    ...rest,
    id: lowerId(id),
    name,
    location: location?.toLowerCase().replaceAll(' ', ''),
    kind: kind?.toLowerCase(),
    isSlot: type.endsWith('/slots'),
    publicNetworkAccess: publicNetworkAccess || null,
    virtualNetworkSubnetId: lowerId(virtualNetworkSubnetId || null),
    identityType: identity?.type === undefined || identity.type === 'None' ? null : identity.type,
  };
}

function shapeConfig({ id, properties }: Row): Body {
  const config = withoutCase(properties, [
    'minTlsVersion',
    'scmMinTlsVersion',
    'ftpsState',
    'remoteDebuggingEnabled',
    'linuxFxVersion',
    'ipSecurityRestrictions',
    'ipSecurityRestrictionsDefaultAction',
  ]);
  const { runtime, endOfSupport } = siteRuntime(config.linuxFxVersion);
  const rules = config.ipSecurityRestrictions;
  const members = ['ipAddress', 'subnetMask', 'action', 'tag'] as const;
  return {
    ...config,
    siteId: siteIdOf(id),
    minTlsVersion: tlsVersionNumber(config.minTlsVersion) ?? undefined,
    scmMinTlsVersion: tlsVersionNumber(config.scmMinTlsVersion) ?? undefined,
    runtime,
    runtimeEndOfSupport: endOfSupport,
    ingress: siteIngress({
      ...config,
      ipSecurityRestrictions: Array.isArray(rules) ? rules.map((rule) => withoutCase(rule, members)) : rules,
    }),
  };
}

function siteIdOf(id: string): string {
  const lower = id.toLowerCase();
  const at = lower.lastIndexOf('/config');
  return at < 0 ? lower : lower.slice(0, at);
}

const version = 'api-version=2024-04-01';

function readAuthentication(context: Context, id: string) {
  return readBody(context, {
    schema: siteSchema,
    call: 'arm:Microsoft.Web/sites/config/authsettingsV2',
    subject: id,
    path: `${id}/config/authsettingsV2?${version}`,
    shape: ({ properties }) => {
      const { platform, globalValidation } = (properties ?? {}) as Record<string, Body | undefined>;
      return { authentication: { ...globalValidation, enabled: platform?.enabled } };
    },
  });
}

function readPublishing(context: Context, id: string) {
  return readBody(context, {
    schema: siteSchema,
    call: 'arm:Microsoft.Web/sites/basicPublishingCredentialsPolicies',
    subject: id,
    path: `${id}/basicPublishingCredentialsPolicies?${version}`,
    shape: ({ value }) => ({
      // There are two of them, ftp and scm; fewer are no answer.
      basicPublishing:
        Array.isArray(value) && value.length > 1
          ? value.map((policy: Body | null) => ({
              name: policy?.name,
              allow: (policy?.properties as Body | undefined)?.allow,
            }))
          : undefined,
    }),
  });
}

function readLogs(context: Context, id: string) {
  return readDiagnosticSettings(context, { schema: siteSchema, attribute: 'diagnosticSettings', id });
}
