import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { refuseRequest } from '../../support/azure-denials.ts';
import type { AzureFault } from '../../support/azure-fault.ts';
import type { AzureRequest } from '../../support/azure-request.ts';
import { outcomes, parseAssessment } from '../support/assessment.ts';
import { type AzureScan, scanArgs, scanAzure, wholeWorld, withAzure } from '../support/azure.ts';
import { comply, emptyFolder } from '../support/comply.ts';
import { loadSnapshot } from '../support/snapshot.ts';

const world = wholeWorld('gaps');
const json = [...scanArgs, '--format', 'json'];

describe('a scan of Azure that is stopped half way', () => {
  let whole: AzureScan;
  beforeAll(async () => {
    whole = await scanAzure(world);
  });

  /** What a report says of the tenant, without when it was read. The inventory is asked again for what is missing. */
  function verdictsOf(stdout: string) {
    const { results, frameworks, ledger } = parseAssessment(stdout);
    return { results: results.map(({ observedAt, ...result }) => result), frameworks, gaps: ledger.gaps };
  }

  const servicesOf = (requests: readonly AzureRequest[]) =>
    [...new Set(requests.map(({ call }) => call.split('/', 1)[0]))].sort();

  it('by SIGINT: what was read is judged and kept, exit 130; --resume reads the rest and comes to the same', async () => {
    let hangs = true;
    const script = ({ path }: AzureRequest): AzureFault | undefined =>
      hangs && /\/flexibleServers\/[^/]+\/configurations/i.test(path) ? { kind: 'hang' } : undefined;
    await withAzure(world, { script }, async ({ server, run }) => {
      let quiet = { requests: -1, since: 0 };
      const when = () => {
        const { length } = server.requests;
        if (length !== quiet.requests) quiet = { requests: length, since: performance.now() };
        return server.requests.some((request) => script(request)) && performance.now() - quiet.since > 700;
      };
      const stopped = await run(json, { stop: { signal: 'SIGINT', when } });
      expect(stopped.code).toBe(130);
      const assessment = parseAssessment(stopped.stdout);
      expect(assessment.run).toMatchObject({ interrupted: true, complete: false });
      const unknown = assessment.results.filter(({ outcome }) => outcome === 'unknown');
      expect(new Set(unknown.map(({ cause }) => cause?.kind))).toEqual(new Set(['interrupted']));
      const before = outcomes(whole.assessment);
      const known = assessment.results.filter(({ outcome }) => outcome !== 'unknown');
      expect(known.filter(({ rule, resource, outcome }) => before.get(`${rule} ${resource.id}`) !== outcome)).toEqual(
        [],
      );

      const folder = /comply scan --resume (\S+)/.exec(stopped.stderr)?.[1] ?? '';
      const { units } = await loadSnapshot(folder);
      const complete = new Set(units.filter(({ state }) => state === 'complete').map(({ unit }) => unit));
      const open = units.map(({ unit }) => unit).filter((unit) => !complete.has(unit));
      expect(new Set(open)).toEqual(new Set(['global/mysql', 'global/postgresql']));
      const again = await comply(['scan', '--from', folder, '--format', 'json']);
      expect(again.stdout === stopped.stdout).toBe(true);

      hangs = false;
      const asked = server.requests.length;
      const resumed = await run([...json, '--resume', folder]);
      const requests = server.requests.slice(asked);
      expect(servicesOf(requests)).toEqual([
        'arm:Microsoft.Authorization',
        'arm:Microsoft.DBforMySQL',
        'arm:Microsoft.DBforPostgreSQL',
        'arm:Microsoft.Insights',
        'arm:subscriptions',
        'resourcegraph:resourcecontainers',
        'resourcegraph:resources',
      ]);
      expect(verdictsOf(resumed.stdout)).toEqual(verdictsOf(whole.stdout));
      expect(parseAssessment(resumed.stdout).run).toMatchObject({ complete: true, interrupted: false });
      console.log(
        `stopped: ${known.length} known, ${unknown.length} unknown; ` +
          `resumed with ${requests.length} requests of ${whole.server.requests.length}`,
      );
      await rm(folder, { recursive: true });
    });
  });

  it('by a denial: once it is granted, --resume reads what was missing and nothing else', async () => {
    const folder = join(emptyFolder(), 'snapshot');
    const script = (request: AzureRequest) =>
      /\/blobServices\/default$|conditionalAccess/i.test(request.path) ? refuseRequest(request) : undefined;
    const denied = await scanAzure(world, { script }, '--save-snapshot', folder);
    const missing = denied.assessment.results.filter(({ outcome }) => outcome === 'unknown').length;
    expect(missing).toBeGreaterThan(0);
    await withAzure(world, {}, async ({ server, run }) => {
      const resumed = await run([...json, '--resume', folder]);
      expect(verdictsOf(resumed.stdout)).toEqual(verdictsOf(whole.stdout));
      expect(resumed.code).toBe(1);
      const apis = new Set(server.requests.map(({ api }) => api));
      expect(apis).toEqual(new Set(['arm', 'resourcegraph', 'graph']));
      const arm = server.requests.filter(({ api, call }) => api === 'arm' && !/subscriptions|Authorization/.test(call));
      expect(arm.filter(({ path }) => !/\/Microsoft\.Storage\//i.test(path)).map(({ path }) => path)).toEqual([]);
      console.log(
        `${missing} were unknown; resumed with ${server.requests.length} requests of ${whole.server.requests.length}`,
      );
      const before = server.requests.length;
      const again = await run(['scan', '--from', folder, '--format', 'json']);
      expect([again.stdout === resumed.stdout, server.requests.length]).toEqual([true, before]);
    });
  });

  it('is not taken up by another tenant', async () => {
    const folder = join(emptyFolder(), 'snapshot');
    const script = (request: AzureRequest) => (request.api === 'graph' ? refuseRequest(request) : undefined);
    await scanAzure(world, { script }, '--rule', 'azure/entra/*', '--save-snapshot', folder);
    await withAzure(world, {}, async ({ run }) => {
      const env = { AZURE_TENANT_ID: '88888888-7777-6666-5555-444444444444' };
      const { code, stdout, stderr } = await run([...json, '--rule', 'azure/entra/*', '--resume', folder], { env });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).toContain('is now 88888888-7777-6666-5555-444444444444');
    });
  });
});
