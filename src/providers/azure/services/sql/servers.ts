import { fieldsFrom } from '../../../read/attributes.ts';
import { shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { firewallReach } from '../../derive/firewall-ranges.ts';
import { inKnownCase, publicNetworkAccess } from '../../derive/known-case.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { tlsVersionNumber } from '../../derive/tls-version.ts';
import { readBodies, readBody } from '../../read/arm.ts';
import { readFirewallRules } from '../../read/firewall-rules.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import { readAuditSinks } from '../../read/log-sinks.ts';
import { propertiesOf, readWholeList } from '../../read/whole-list.ts';
import type { Body } from '../../send/api.ts';
import { apiVersion } from './api-version.ts';
import { serverSchema as schema, serverCalls, serverEntry } from './server-schema.ts';

/** Events that tell who did what; the category group `audit` of a database holds them. */
const auditLogs = { categories: ['SQLSecurityAuditEvents'], groups: ['allLogs', 'audit'] };

export async function collectServers(context: Context): Promise<void> {
  await listInventory(context, {
    entry: serverEntry,
    shape: shapeServer,
    details: async (row) => {
      const { id } = row;
      return Promise.all([
        readBodies(context, {
          schema,
          attribute: 'administrators',
          call: serverCalls.administrators.call,
          subject: id,
          path: `${id}/administrators?api-version=${apiVersion}`,
          shape: propertiesOf,
        }),
        readFirewallRules(context, { schema, call: serverCalls.firewallRules.call, id, apiVersion }),
        readIpv6Rules(context, row),
        // The audit of a server is that of its master: https://learn.microsoft.com/rest/api/sql/server-auditing-settings
        readAuditSinks(context, { schema, id: `${id}/databases/master`, logs: auditLogs }),
        ...parts.map(([name, call, shape]) =>
          readBody(context, { schema, call, subject: id, path: `${id}/${name}?api-version=${apiVersion}`, shape }),
        ),
      ]);
    },
  });
}

function shapeServer({ id, name, location, properties }: Row): Body {
  return {
    ...properties,
    id: lowerId(id),
    name,
    location,
    publicNetworkAccess: inKnownCase(properties?.publicNetworkAccess, publicNetworkAccess),
    minimalTlsVersion: tlsVersionNumber(properties?.minimalTlsVersion),
  };
}

/** What one GET each tells of a server. */
const parts: readonly (readonly [path: string, call: string, shape: (body: Body) => Body])[] = [
  [
    'extendedAuditingSettings/default',
    serverCalls.auditing.call,
    (body) => ({ auditing: shapeAuditing(propertiesOf(body)) }),
  ],
  [
    'encryptionProtector/current',
    serverCalls.encryptionProtector.call,
    (body) => ({ encryptionProtector: propertiesOf(body) }),
  ],
  [
    'securityAlertPolicies/Default',
    serverCalls.securityAlertPolicies.call,
    (body) => ({ securityAlertPolicy: shapeAlertPolicy(propertiesOf(body)) }),
  ],
  [
    'sqlVulnerabilityAssessments/default',
    serverCalls.vulnerabilityAssessment.call,
    (body) => ({ expressAssessment: propertiesOf(body).state }),
  ],
  [
    'vulnerabilityAssessments/default',
    serverCalls.classicAssessment.call,
    (body) => ({ classicScans: scansClassically(propertiesOf(body)) }),
  ],
];

function shapeAlertPolicy({ state, disabledAlerts }: Body): Body {
  const disabled = Array.isArray(disabledAlerts) ? disabledAlerts.filter((name) => name !== '') : disabledAlerts;
  return { state, disabledAlerts: disabled };
}

function shapeAuditing(auditing: Body): Body {
  const { storageEndpoint, predicateExpression } = auditing;
  return {
    ...auditing,
    storageEndpoint: storageEndpoint || null,
    storageName: storageEndpoint ? accountName(storageEndpoint) : null,
    predicateExpression: predicateExpression || null,
  };
}

/** `acmeaudit` of `https://acmeaudit.blob.core.windows.net/`. */
function accountName(endpoint: unknown): string | undefined {
  return typeof endpoint === 'string'
    ? /^https?:\/\/([a-z0-9]{3,24})\./i.exec(endpoint)?.[1]?.toLowerCase()
    : undefined;
}

/** Scans of the classic configuration need a container for their results. */
function scansClassically({ recurringScans, storageContainerPath }: Body): boolean {
  return (recurringScans as Body | null | undefined)?.isEnabled === true && Boolean(storageContainerPath);
}

/** A server that says it has no IPv6 address is not asked for such rules. One that says nothing of it is: what is left out is not off. */
async function readIpv6Rules(context: Context, { id, properties }: Row) {
  const call = serverCalls.ipv6FirewallRules.call;
  if (lowerId(properties?.isIPv6Enabled) === 'disabled') {
    return shapeFields(fieldsFrom(context, schema, call), { ipv6FirewallAddresses: 0 });
  }
  return readWholeList(context, {
    schema,
    call,
    subject: id,
    path: `${id}/ipv6FirewallRules?api-version=${apiVersion}`,
    shape: (rules) => ({ ipv6FirewallAddresses: firewallReach(rules.map(ipv6Range))?.addresses }),
  });
}

function ipv6Range(rule: Body) {
  const { startIPv6Address, endIPv6Address } = propertiesOf(rule);
  return { startIpAddress: startIPv6Address, endIpAddress: endIPv6Address };
}
