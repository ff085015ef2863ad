import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LedgerCall } from '../../../src/model/snapshot.ts';
import { azureSchemas } from '../../../src/providers/azure/collectors.ts';
import { matchesWildcard } from '../../../src/providers/derive/wildcard.ts';
import { permitting, refuseRequest } from '../../support/azure-denials.ts';
import type { AzureRequest } from '../../support/azure-request.ts';
import type { AzureWorld } from '../../support/azure-world.ts';
import { testSubscription } from '../../support/collect-azure.ts';
import { outcomes } from '../support/assessment.ts';
import { scanAzure, wholeWorld } from '../support/azure.ts';
import { comply, emptyFolder } from '../support/comply.ts';
import { loadSnapshot } from '../support/snapshot.ts';

const worlds = { gaps: wholeWorld('gaps'), compliant: wholeWorld('compliant') };

interface Role {
  readonly Actions: readonly string[];
  readonly [key: string]: unknown;
}

interface Scopes {
  readonly resourceAppId: string;
  readonly permissions: readonly string[];
}

async function print<T>(name: 'azure' | 'entra', ...args: string[]): Promise<T> {
  const cwd = emptyFolder();
  writeFileSync(
    join(cwd, 'comply.yaml'),
    `targets:\n  - { name: prod, provider: azure, subscriptions: [${testSubscription}] }\n`,
  );
  const { code, stdout, stderr } = await comply(['permissions', name, ...args], { cwd });
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as T;
}

/** The role actions that a request to Azure needs: that of its type, or of each type that it asks Resource Graph for. */
function actionsOf({ api, call, body }: AzureRequest): readonly string[] {
  if (api === 'graph') return [];
  if (call === 'arm:subscriptions') return ['microsoft.resources/subscriptions/read'];
  const named = String(body?.query).matchAll(/'(microsoft\.[a-z.]+\/[a-z/]+)'/g);
  const types = api === 'arm' ? [call.slice('arm:'.length)] : [...named].map(([, type = '']) => type);
  // Resource Graph takes a resource of this name for a type.
  return types.map((type) => `${type.replace(/\/config\/web$/, '/config')}/read`.toLowerCase());
}

/** The scopes that the ledger says a request to Microsoft Graph needed. */
function scopesOf({ api, id }: AzureRequest, calls: readonly LedgerCall[]): readonly string[] {
  if (api !== 'graph') return [];
  const asked = calls.filter(({ call, requestIds }) => call.startsWith('graph:') && requestIds.includes(id));
  return asked.flatMap(({ call, permission }) => [permission, ...alsoOf(call, permission)]);
}

function alsoOf(call: string, permission: string): readonly string[] {
  const refs = azureSchemas.flatMap(({ list, fields }) => [
    ...list,
    ...Object.values(fields).flatMap(({ from = [] }) => from),
  ]);
  return refs.filter((ref) => ref.call === call && ref.permission === permission).flatMap(({ also = [] }) => also);
}

async function seenToUse(world: AzureWorld, args: readonly string[]) {
  const folder = join(emptyFolder(), 'snapshot');
  const scan = await scanAzure(world, {}, '--save-snapshot', folder, ...args);
  const { calls } = await loadSnapshot(folder);
  const { requests } = scan.server;
  return {
    scan,
    actions: requests.flatMap(actionsOf),
    scopes: requests.flatMap((request) => scopesOf(request, calls)),
    scopesByKey: new Map(requests.map((request) => [request.key, scopesOf(request, calls)])),
  };
}

/** Actions that stand for several: classic administrators and the compliance of standards have none of their own. */
const withoutAction = ['Microsoft.Authorization/*/read', 'Microsoft.Security/*/read'];

function covers(granted: string, action: string): boolean {
  return matchesWildcard(granted.toLowerCase(), action.toLowerCase());
}

function isGranted({ Actions }: Role, action: string): boolean {
  return Actions.some((granted) => covers(granted, action));
}

const distinct = (names: readonly string[]) => [...new Set(names)].sort();

describe.each([
  ['all rules', []],
  ['the rules of one service', ['--rule', 'azure/storage/*']],
  ['a few rules', ['--rule', 'azure/web/https-only', '--rule', 'azure/entra/guest*', '--rule', 'azure/sql/server-a*']],
] as readonly (readonly [string, readonly string[]])[])('what %s need to be permitted', (_, args) => {
  let role: Role;
  let scopes: Scopes;
  let used: Awaited<ReturnType<typeof seenToUse>>[];
  beforeAll(async () => {
    role = await print<Role>('azure', ...args);
    scopes = await print<Scopes>('entra', ...args);
    used = [await seenToUse(worlds.gaps, args), await seenToUse(worlds.compliant, args)];
  });

  it('is what `comply permissions azure` prints: what a scan was seen to use, and no more', () => {
    const actions = distinct(used.flatMap((one) => one.actions));
    expect(actions.filter((action) => !isGranted(role, action))).toEqual([]);
    expect(role.Actions.filter((granted) => !actions.some((action) => covers(granted, action)))).toEqual([]);
    // Where Azure has no action of its own, and nowhere else.
    const wide = role.Actions.filter((action) => action.includes('*'));
    expect(wide.filter((action) => !withoutAction.includes(action))).toEqual([]);
    console.log(`azure: ${role.Actions.length} actions granted, ${actions.length} used`);
  });

  it('is what `comply permissions entra` prints', () => {
    const asked = distinct(used.flatMap((one) => one.scopes));
    expect(scopes.permissions).toEqual(asked);
    console.log(`entra: ${scopes.permissions.length} scopes granted, ${asked.length} used`);
  });

  it('is enough: a caller who has that and nothing else knows all that others know', async () => {
    const granted = new Set(scopes.permissions);
    const [gaps] = used;
    const script = (request: AzureRequest) => {
      const isAllowed =
        request.api === 'graph'
          ? gaps?.scopesByKey.get(request.key)?.every((scope) => granted.has(scope))
          : request.api === 'resourcegraph' || actionsOf(request).every((action) => isGranted(role, action));
      return isAllowed ? undefined : refuseRequest(request);
    };
    const seen = permitting(worlds.gaps, role.Actions);
    const rows = seen.rows.filter(({ row }) =>
      isGranted(role, `${String(row.type).replace(/config\/web$/, 'config')}/read`),
    );
    const { assessment } = await scanAzure({ ...seen, rows }, { script }, ...args);
    expect(outcomes(assessment)).toEqual(gaps && outcomes(gaps.scan.assessment));
  });

  it('can be given to `az role definition create`', () => {
    expect(Object.keys(role)).toEqual([
      'Name',
      'IsCustom',
      'Description',
      'Actions',
      'NotActions',
      'DataActions',
      'NotDataActions',
      'AssignableScopes',
    ]);
    expect(role).toMatchObject({ IsCustom: true, NotActions: [], DataActions: [], NotDataActions: [] });
    expect(role.AssignableScopes).toEqual([`/subscriptions/${testSubscription}`]);
    expect(
      role.Actions.filter((action) => !/^Microsoft\.[A-Za-z.]+(?:\/[A-Za-z0-9]+|\/\*)+\/read$/.test(action)),
    ).toEqual([]);
    expect(scopes.resourceAppId).toBe('00000003-0000-0000-c000-000000000000');
  });
});
