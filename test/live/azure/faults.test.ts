import { beforeAll, describe, expect, it } from 'vitest';
import type { AzureFault } from '../../support/azure-fault.ts';
import type { AzureRequest } from '../../support/azure-request.ts';
import { testSubscription } from '../../support/collect-azure.ts';
import { type AssessmentJson, outcomes, parseAssessment, type ResultJson } from '../support/assessment.ts';
import { type AzureScan, oneSubscription, scanArgs, scanAzure, wholeWorld, withAzure } from '../support/azure.ts';
import { fakeAz } from '../support/fake-az.ts';

const world = wholeWorld('gaps');
const hidden = '22222222-3333-4444-5555-666666666666';

const expired: AzureFault = { kind: 'error', status: 401, code: 'ExpiredAuthenticationToken' };
const throttled: AzureFault = { kind: 'error', status: 429, code: 'TooManyRequests' };

describe('an Azure subscription that does not answer as it should', () => {
  let whole: AzureScan;
  beforeAll(async () => {
    whole = await scanAzure(world);
  });

  const keyOf = ({ rule, resource }: ResultJson) => `${rule} ${resource.id}`;
  const unknownIn = ({ results }: AssessmentJson) => results.filter(({ outcome }) => outcome === 'unknown');

  /** What changed became unknown, and for this cause. */
  function expectUnknown({ assessment }: AzureScan, kind: string, call?: string): readonly ResultJson[] {
    const before = outcomes(whole.assessment);
    const changed = assessment.results.filter((result) => before.get(keyOf(result)) !== result.outcome);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter(({ outcome }) => outcome !== 'unknown').map(keyOf)).toEqual([]);
    const named = ({ cause, observed }: ResultJson) =>
      [cause, ...observed.map((one) => one.cause)].some(
        (one) => one?.kind === kind && (call === undefined || one.call === call),
      );
    expect(changed.filter((result) => !named(result)).map((result) => [keyOf(result), result.cause])).toEqual([]);
    return changed;
  }

  it('hides a subscription that was named: one unknown of each of its rules, and all of the other', async () => {
    const scan = await scanAzure(world, {}, '--azure-subscription', hidden);
    const { code, assessment } = scan;
    const there = assessment.results.filter(({ resource }) => resource.account !== hidden);
    expect(new Set(there.map(keyOf))).toEqual(new Set(outcomes(whole.assessment).keys()));
    // What a rule looks up may lie in the subscription that is hidden.
    const before = outcomes(whole.assessment);
    const lost = there.filter((result) => before.get(keyOf(result)) !== result.outcome);
    for (const { outcome, observed } of lost) {
      expect(outcome).toBe('unknown');
      expect(observed.map(({ field, cause }) => cause && `${field[0]} ${cause.kind}`)).toContain('$ not-visible');
    }
    expect(lost.length).toBeLessThan(there.length / 10);
    const missing = assessment.results.filter(({ resource }) => resource.account === hidden);
    for (const { outcome, cause } of missing) {
      expect(outcome).toBe('unknown');
      expect(cause).toMatchObject({ kind: 'not-visible', call: 'arm:subscriptions' });
      expect(cause?.permission).toMatch(/^Microsoft\.\S+\/read$/);
    }
    // Entra ID is of the tenant, whatever subscriptions there are.
    const ofSubscriptions = new Set(there.map(({ rule }) => rule).filter((rule) => !rule.startsWith('azure/entra/')));
    expect(new Set(missing.map(({ rule }) => rule))).toEqual(ofSubscriptions);
    expect(missing).toHaveLength(ofSubscriptions.size);
    expect(assessment.targets[0]?.accounts).toEqual([
      expect.objectContaining({ id: testSubscription, name: 'Acme Production' }),
      { id: hidden, regions: [] },
    ]);
    expect(code).toBe(1);
    console.log(`hidden: ${missing.length} results are unknown for it, ${lost.length} of ${there.length} beside it`);
  });

  it('hides it from the report no more than from the verdicts', async () => {
    await withAzure(world, {}, async ({ run }) => {
      const report = (...flags: string[]) => run([...scanArgs, '--azure-subscription', hidden, ...flags]);
      const lines = async (...flags: string[]) =>
        (await report(...flags)).stdout.split('\n').map((line) => line.trim());
      expect(await lines()).toContainEqual(expect.stringContaining('1 of 2 subscriptions visible'));
      expect(await lines('--lang', 'ja')).toContainEqual(expect.stringContaining('2件中1件を参照可能'));
    });
  });

  it('lets the token expire half way: it is asked for once more, and nothing is lost', async () => {
    const az = fakeAz();
    let first: string | undefined;
    let asked = 0;
    const script = ({ api, authorization }: AzureRequest): AzureFault | undefined => {
      if (api === 'graph') return undefined;
      first ??= authorization;
      asked += 1;
      return authorization === first && asked > 30 ? expired : undefined;
    };
    const { stdout, server } = await withAzure(world, { script }, async (azure) => ({
      ...(await azure.run([...scanArgs, '--format', 'json'], { env: az.env })),
      server: azure.server,
    }));
    const assessment = parseAssessment(stdout);
    expect(outcomes(assessment)).toEqual(outcomes(whole.assessment));
    // One of each API, and the one that took the place of the first.
    const tokens = az.given();
    expect(new Set(tokens).size).toBe(3);
    expect(tokens).toHaveLength(3);
    expect(assessment.targets).toMatchObject([{ caller: 'auditor@acme.example' }]);
    const refused = server.requests.filter(({ authorization }) => authorization === first).length - 30;
    console.log(`renewed once: ${refused} requests sent again of ${whole.server.requests.length}`);
  });

  it('lets the token expire and there is no other: what was read stays, the rest is unknown', async () => {
    let asked = 0;
    const script = () => {
      asked += 1;
      return asked > 30 ? expired : undefined;
    };
    const scan = await scanAzure(world, { script }, '--concurrency', '4');
    const unknown = unknownIn(scan.assessment);
    expect(unknown.length).toBeGreaterThan(0);
    expect(new Set(unknown.map(({ cause }) => cause?.kind))).toEqual(new Set(['credentials-expired']));
    expectUnknown(scan, 'credentials-expired');
    // Once it is known that there is no other, nobody asks with the old one.
    expect(asked - 30).toBeLessThan(30);
    const known = scan.assessment.results.length - unknown.length;
    console.log(`expired: ${known} known, ${unknown.length} unknown, ${asked} requests`);
  });

  it('throttles and does not say how long: it is waited for', async () => {
    const script = ({ api }: AzureRequest, before: number) =>
      api === 'resourcegraph' && before === 0 ? throttled : undefined;
    const { assessment, milliseconds } = await scanAzure(world, { script });
    expect(outcomes(assessment)).toEqual(outcomes(whole.assessment));
    const graph = assessment.ledger.statistics.find(({ service }) => service === 'resourcegraph');
    expect(graph?.throttles).toBe(graph?.calls);
    console.log(`${graph?.throttles} throttled once: ${(milliseconds / 1000).toFixed(1)} s`);
  });

  it('throttles to the end', async () => {
    const call = 'arm:Microsoft.Storage/storageAccounts/blobServices';
    const script = (request: AzureRequest) => (request.call === call ? throttled : undefined);
    const scan = await scanAzure(world, { script });
    const changed = expectUnknown(scan, 'throttled', call);
    console.log(`${changed.length} results are unknown after ${(scan.milliseconds / 1000).toFixed(1)} s`);
  });

  it.each([
    ['cuts a body', { kind: 'truncate' }],
    ['breaks the connection off', { kind: 'break-off' }],
    ['answers with a page', { kind: 'page' }],
    ['answers with nothing', { kind: 'empty' }],
  ] as readonly (readonly [string, AzureFault])[])(
    '%s of Resource Graph: no row of it is believed',
    async (_, fault) => {
      const script = ({ table }: AzureRequest) => (table === 'resources' ? fault : undefined);
      const scan = await scanAzure(world, { script });
      const changed = expectUnknown(scan, 'bad-response', 'resourcegraph:resources');
      expect(changed.some(({ rule }) => rule === 'azure/storage/https-only')).toBe(true);
    },
  );

  it('cuts a body of one call in two: nothing else is lost', async () => {
    const call = 'graph:users';
    const script = (request: AzureRequest): AzureFault | undefined =>
      request.call === call ? { kind: 'truncate' } : undefined;
    const changed = expectUnknown(await scanAzure(world, { script }), 'bad-response', call);
    console.log(`${changed.length} results are unknown`);
  });

  it('hangs', async () => {
    const call = 'arm:Microsoft.Storage/storageAccounts/blobServices';
    const script = (request: AzureRequest): AzureFault | undefined =>
      request.call === call ? { kind: 'hang' } : undefined;
    const scan = await scanAzure(world, { script }, '--timeout', '1s');
    expectUnknown(scan, 'timeout', call);
    console.log(`gave up after ${(scan.milliseconds / 1000).toFixed(1)} s`);
  });

  it('is not there at all: no verdict, exit 3', async () => {
    await withAzure(world, {}, async ({ run }) => {
      const nowhere = 'https://127.0.0.1:1';
      const env = { COMPLY_AZURE_ENDPOINT: nowhere, COMPLY_GRAPH_ENDPOINT: nowhere };
      const { code, stdout } = await run(['scan', ...oneSubscription, '--format', 'json'], { env });
      const { results, ledger } = parseAssessment(stdout);
      expect(results.filter(({ outcome }) => outcome !== 'unknown')).toEqual([]);
      expect(new Set(ledger.gaps.map(({ cause }) => cause.kind))).toEqual(new Set(['unreachable']));
      expect(code).toBe(3);
    });
  });
});
