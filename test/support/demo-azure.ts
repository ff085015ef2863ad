import type { JsonObject } from '../../src/model/json.ts';
import type { LedgerCall, SnapshotLine, SnapshotTarget } from '../../src/model/snapshot.ts';
import { type AzureWorld, joinWorlds, loadAzureWorld, parseAzureWorld } from './azure-world.ts';
import { collectAzure, testSubscription } from './collect-azure.ts';

/** The services that the subscription of the demo organisation uses. Of each it has what the careful fixtures have. */
const services = [
  'authorization',
  'cognitiveservices',
  'compute',
  'defender',
  'entra',
  'keyvault',
  'monitor',
  'network',
  'postgresql',
  'recoveryservices',
  'storage',
  'web',
];

/** Of those what it does not have: by a part of the id. */
const absent = new RegExp(
  [
    '/managedHSMs/',
    '/sites/acme-classic',
    '/slots/',
    '/virtualMachineScaleSets/',
    '[/;]genome',
    ';records-app/',
    '/acme-appliance/',
    '/connections/circuit',
    '/azureFirewalls/',
    '/firewallPolicies/',
  ].join('|'),
  'i',
);

const owner = `/subscriptions/${testSubscription}/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635`;

/** Where it differs from them, mostly being careless: what to put into all that has an id which ends like this. */
const changes: Readonly<Record<string, JsonObject>> = {
  // It stands before the rule that denies it.
  '/securityRules/old-administration': { properties: { priority: 90 } },
  '/deployments/summary': { sku: { name: 'GlobalStandard' } },
  '/flexibleServers/acme-research': { properties: { network: { publicNetworkAccess: 'Enabled' } } },
  // That of the services of Azure, whose they may be.
  '/acme-research/firewallRules/office': { properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' } },
  '/sites/acme-batch/basicPublishingCredentialsPolicies/scm': { properties: { allow: true } },
  '/pricings/OpenSourceRelationalDatabases': {
    properties: { pricingTier: 'Free', resourcesCoverageStatus: 'NotCovered' },
  },
  // Of the policy on risky sign-ins.
  'cccccccc-0000-0000-0000-000000000016': {
    conditions: { users: { excludeGroups: ['33333333-0000-0000-0000-000000000003'] } },
  },
  // Whoever has access uses it: reviews of access are a control that passes whole.
  '22222222-0000-0000-0000-000000000002': { signInActivity: { lastSuccessfulSignInDateTime: '2026-11-19T00:00:00Z' } },
  // The program that deploys: owner in place of reader.
  '/roleAssignments/77777777-0000-0000-0000-000000000003': { properties: { roleDefinitionId: owner } },
};

/** What the caller may not read: the researchers keep their workspaces to themselves, and nobody consented to one scope of Microsoft Graph. */
const refused =
  parseAzureWorld(`### GET /subscriptions/${testSubscription}/providers/Microsoft.Authorization/permissions
{ "value": [{ "actions": ["*/read"], "notActions": ["Microsoft.MachineLearningServices/workspaces/read"] }] }

### GET /v1.0/policies/authenticationMethodsPolicy 403
{ "error": { "code": "AccessDenied", "message": "You cannot perform the requested operation, required scopes are missing in the token." } }
`);

/** The subscription and the tenant of the demo organisation, as its target and what a scan would have found there. */
export async function collectDemoAzure(
  observedAt: string,
): Promise<{ readonly target: SnapshotTarget; readonly lines: readonly SnapshotLine[] }> {
  const careful = loadAzureWorld('base', ...services.map((service) => `${service}/compliant`));
  const world = renamed(joinWorlds([changed(withoutAbsent(careful)), refused]));
  const { plan, resources, calls, listings, server } = await collectAzure(world, {
    now: () => new Date(observedAt),
  });
  if (server.unanswered.length > 0) throw new Error(`no answer to ${server.unanswered.map(({ key }) => key)}`);
  // The loopback stands for Azure itself.
  const { endpointOverride, ...target } = plan.target;
  return {
    target,
    lines: [
      ...calls.map(settled).sort(byText),
      ...resources.map((resource) => ({ kind: 'resource', ...resource }) as const),
      ...[...listings].sort(byText),
    ],
  };
}

/** Which request was sent first is a matter of chance; how long it took, and the port in a next link, are the machine's. */
function settled({ milliseconds, bytes, bodySha256, ...call }: LedgerCall): LedgerCall {
  const host = call.call.startsWith('graph:') ? 'graph.microsoft.com' : 'management.azure.com';
  const receipt =
    call.startedAt === undefined ? {} : { host, serverDate: call.startedAt.replace(/\.\d+/, '.000'), skewMs: 0 };
  return { ...call, requestIds: [], ...receipt };
}

function byText(a: SnapshotLine, b: SnapshotLine): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function withoutAbsent({ rows, answers }: AzureWorld): AzureWorld {
  return { rows: rows.filter(({ row }) => !absent.test(String(row.id))), answers };
}

function changed({ rows, answers }: AzureWorld): AzureWorld {
  const made = new Set<string>();
  const world = {
    rows: rows.map((one) => ({ ...one, row: change(one.row, made) as typeof one.row })),
    answers: answers.map((one) => ({ ...one, body: JSON.stringify(change(JSON.parse(one.body), made)) })),
  };
  const idle = Object.keys(changes).filter((end) => !made.has(end));
  if (idle.length > 0) throw new Error(`the careful fixtures have nothing whose id ends in ${idle}`);
  return world;
}

/** With its changes, at any depth; tells which it made. */
function change(value: unknown, made: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((member) => change(member, made));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member, made)]));
  const found = Object.entries(changes).filter(([end]) => String(inner.id).toLowerCase().endsWith(end.toLowerCase()));
  for (const [end] of found) made.add(end);
  return found.reduce((before, [, by]) => merge(before, by), inner);
}

function merge(value: Readonly<Record<string, unknown>>, by: JsonObject): Record<string, unknown> {
  const merged = Object.entries(by).map(([name, member]) => {
    const before = value[name];
    const isObject = (one: unknown): one is JsonObject =>
      typeof one === 'object' && one !== null && !Array.isArray(one);
    return [name, isObject(member) && isObject(before) ? merge(before, member) : member];
  });
  return { ...value, ...Object.fromEntries(merged) };
}

/** By its own names, and of one machine where the services each have theirs. */
function renamed(world: AzureWorld): AzureWorld {
  const text = JSON.stringify(world)
    .replaceAll('Acme Production', 'acme-clinical')
    .replaceAll('acme-prod', 'clinical')
    .replace(/(virtualMachines\/)(?:records|acme)-app\b/gi, '$1acme-web');
  return JSON.parse(text) as AzureWorld;
}
