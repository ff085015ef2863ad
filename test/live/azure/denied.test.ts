import { beforeAll, describe, expect, it } from 'vitest';
import { loadShippedCatalog } from '../../../src/catalog/load.ts';
import { azureSchemas } from '../../../src/providers/azure/collectors.ts';
import { resourceSchemas } from '../../../src/providers/schemas.ts';
import { widthOf } from '../../../src/report/width.ts';
import { isOfPlan, permitting, refuseRequest } from '../../support/azure-denials.ts';
import type { AzureServerOptions } from '../../support/azure-server.ts';
import type { AzureWorld } from '../../support/azure-world.ts';
import { testSubscription } from '../../support/collect-azure.ts';
import { type AssessmentJson, outcomes, type ResultJson } from '../support/assessment.ts';
import { type AzureScan, scanArgs, scanAzure, wholeWorld, withAzure } from '../support/azure.ts';

const catalog = await loadShippedCatalog(resourceSchemas);
const rules = catalog.rules.map(({ id }) => id).filter((id) => id.startsWith('azure/'));
const world = wholeWorld('gaps');

/** All that a scan declares to need: role actions of Azure, scopes of Microsoft Graph. */
const declared = new Set(
  azureSchemas
    .flatMap(({ list, fields }) => [...list, ...Object.values(fields).flatMap(({ from = [] }) => from)])
    .flatMap(({ permission, also = [] }) => [permission, ...also])
    .filter((permission) => permission !== '-'),
);

const isList = (path: string): boolean => path.toLowerCase() === '/subscriptions';
const nobody = { value: [], count: { type: 'Total', value: 0 } };

/** The same without what Resource Graph tells, as it is for whoever may read nothing. */
function withoutRows(seen: AzureWorld): AzureWorld {
  return { ...seen, rows: [] };
}

function withoutSubscriptions(seen: AzureWorld): AzureWorld {
  const others = seen.answers.filter(({ path }) => !isList(path));
  return {
    ...seen,
    answers: [...others, { method: 'GET', path: '/subscriptions', status: 200, body: JSON.stringify(nobody) }],
  };
}

describe('an Azure subscription in which nothing may be read', () => {
  const ways: readonly (readonly [string, AzureWorld, AzureServerOptions])[] = [
    [
      'that refuses every call but the list of subscriptions',
      world,
      { script: (request) => (isList(request.path) ? undefined : refuseRequest(request)) },
    ],
    [
      'that shows an empty list of permissions, and nothing in Resource Graph',
      withoutRows({ ...permitting(world, []), answers: permitting(world, []).answers }),
      {
        script: (request) =>
          isOfPlan(request) || request.api === 'resourcegraph' ? undefined : refuseRequest(request),
      },
    ],
    ['that is not in the list', withoutSubscriptions(world), { script: refuseRequestOfGraph }],
  ];

  it.each(ways)('%s: every result is unknown and names what to grant, exit 3', async (_, seen, options) => {
    const { code, assessment } = await scanAzure(seen, options);
    const { results, ledger } = assessment;
    expect(new Set(results.map(({ rule }) => rule))).toEqual(new Set(rules));
    expect(results.filter(({ outcome }) => outcome !== 'unknown')).toEqual([]);
    expect(results.filter(({ cause }) => !declared.has(cause?.permission ?? '')).map(tell)).toEqual([]);
    expect(code).toBe(3);
    const kinds = new Set(results.map(({ cause }) => cause?.kind));
    console.log(
      `${results.length} results of ${rules.length} rules are unknown (${[...kinds]}), ${ledger.gaps.length} gaps`,
    );
  });

  it.each(ways)('%s: the report can be read all the same, in both languages', async (_, seen, options) => {
    await withAzure(seen, options, async ({ run }) => {
      for (const lang of ['en', 'ja']) {
        const { stdout } = await run([...scanArgs, '--lang', lang]);
        const lines = stdout.split('\n');
        expect(lines.filter((line) => widthOf(line) > 80)).toEqual([]);
        const groups = lines.filter((line) => line.startsWith('  ? ')).length;
        console.log(`${lang}: ${lines.length} lines, ${groups} causes for ${rules.length} results`);
        expect(lines.length).toBeLessThan(600);
      }
    });
  });
});

function refuseRequestOfGraph(request: Parameters<typeof refuseRequest>[0]) {
  return request.api === 'graph' ? refuseRequest(request) : undefined;
}

function tell({ rule, cause }: ResultJson) {
  return [rule, cause];
}

describe('an Azure subscription in which one thing may not be read', () => {
  let whole: AzureScan;
  beforeAll(async () => {
    whole = await scanAzure(world);
  });

  /** What became of a result that was there; one that is gone was about what is no longer seen. */
  function compare(after: AssessmentJson) {
    const [before, now] = [outcomes(whole.assessment), outcomes(after)];
    const changed = after.results.filter((result) => before.get(keyOf(result)) !== result.outcome);
    const gone = whole.assessment.results.filter((result) => !now.has(keyOf(result)));
    return { changed, gone, kept: now.size - changed.length };
  }

  const keyOf = ({ rule, resource }: ResultJson) => `${rule} ${resource.id}`;
  const causesOf = ({ cause, observed }: ResultJson) => [cause, ...observed.map((one) => one.cause)];

  function expectOnlyUnknown(name: string, { code, assessment }: AzureScan, permission: string): void {
    const { changed, gone, kept } = compare(assessment);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter(({ outcome }) => outcome !== 'unknown').map(keyOf)).toEqual([]);
    const unnamed = changed.filter((result) => !causesOf(result).some((cause) => cause?.permission === permission));
    expect(unnamed.map(tell)).toEqual([]);
    // What is there no longer is told of by an unknown of the same rule.
    const unknown = new Set(changed.map(({ rule }) => rule));
    expect(gone.filter(({ rule }) => !unknown.has(rule)).map(keyOf)).toEqual([]);
    expect(code).toBe(1);
    console.log(`${name}: ${changed.length} results became unknown, ${gone.length} are gone, ${kept} unchanged`);
  }

  const calls = [
    ['arm:Microsoft.Insights/diagnosticSettings', 'Microsoft.Insights/diagnosticSettings/read'],
    ['arm:Microsoft.Authorization/permissions', 'Microsoft.Authorization/permissions/read'],
    ['arm:Microsoft.Storage/storageAccounts/blobServices', 'Microsoft.Storage/storageAccounts/blobServices/read'],
    ['graph:identity/conditionalAccess/policies', 'Policy.Read.All'],
    ['graph:roleManagement/directory/roleAssignments', 'RoleManagement.Read.Directory'],
  ] as const;

  it.each(calls)('%s: what hangs on it is unknown, all else as it was', async (call, permission) => {
    const script: AzureServerOptions['script'] = (request) =>
      request.call.toLowerCase() === call.toLowerCase() ? refuseRequest(request) : undefined;
    expectOnlyUnknown(call, await scanAzure(world, { script }), permission);
  });

  it('a diagnostic setting of one resource: nothing of the others is lost', async () => {
    const about = /\/vaults\/[^/]+\/providers\/microsoft\.insights\/diagnosticsettings$/i;
    const asked = whole.server.requests.filter(({ path }) => about.test(path));
    const script: AzureServerOptions['script'] = (request) =>
      request.key === asked[0]?.key ? refuseRequest(request) : undefined;
    const scan = await scanAzure(world, { script });
    expectOnlyUnknown('one setting', scan, 'Microsoft.Insights/diagnosticSettings/read');
    const ids = new Set(compare(scan.assessment).changed.map(({ resource }) => resource.id.toLowerCase()));
    expect([...ids].filter((id) => !asked[0]?.path.toLowerCase().startsWith(id))).toEqual([]);
    expect(asked.length).toBeGreaterThan(1);
  });

  it.each([
    'Microsoft.KeyVault/vaults/read',
    'Microsoft.Network/networkSecurityGroups/read',
    'Microsoft.Security/pricings/read',
  ])('%s, which Resource Graph hides in silence: its type is unknown, not absent', async (action) => {
    const type = action.slice(0, -'/read'.length).toLowerCase();
    const seen = permitting(world, ['*/read'], [action]);
    const rows = seen.rows.filter(({ row }) => String(row.type).toLowerCase() !== type);
    expect(rows.length).toBeLessThan(world.rows.length);
    // The API itself refuses it as well.
    const script: AzureServerOptions['script'] = (request) =>
      request.call.toLowerCase() === `arm:${type}` ? refuseRequest(request) : undefined;
    expectOnlyUnknown(action, await scanAzure({ ...seen, rows }, { script }), action);
  });

  it('is said to belong to a subscription that is read in part', async () => {
    const { assessment } = await scanAzure(permitting(world, ['*/read'], ['Microsoft.KeyVault/vaults/read']));
    const accounts = new Set(
      assessment.results.filter(({ outcome }) => outcome === 'unknown').map(({ resource }) => resource.account),
    );
    expect([...accounts]).toEqual([testSubscription]);
  });
});
