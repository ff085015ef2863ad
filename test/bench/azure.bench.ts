import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyFolder } from '../live/support/comply.ts';
import { testApp, testSecret, testTenant } from '../support/azure-sign-in.ts';
import type { AzureAddress, AzureAsked, AzureBehaviour } from './azure-paced-server.ts';
import { type Contestant, time } from './interleave.ts';
import { startServerProcess } from './paced-server-client.ts';

const comply = fileURLToPath(new URL('../../bin/comply.js', import.meta.url));
const node = process.execPath;
const latency = 50;
/** The least of each part counts, as what else the machine does only adds: after the first few, no more once it is low enough. */
const rounds = { least: 3, most: 10 };
const bar = 1.3;

/** Requests that follow one another before the first about a resource: token, subscriptions, permissions, then each page. */
const stepsBesidePages = 3;

/** What a scan of Azure loads of the SDK. */
const sdk = ['@azure/identity', '@azure/core-rest-pipeline', '@azure/arm-security'];

describe('10 subscriptions with 5,000 resources, each answer 50 ms late', () => {
  const server = startServerProcess<AzureBehaviour, AzureAddress, AzureAsked>('./azure-paced-server.ts');
  afterAll(server.stop);

  it('takes at most 40 requests for what Resource Graph answers, and 1.3 times the floor of limits and latency', async () => {
    const scan = ({ url, graphUrl, ca }: AzureAddress): Contestant => {
      const folder = emptyFolder();
      const [authority, config] = [join(folder, 'ca.pem'), join(folder, 'comply.yaml')];
      writeFileSync(authority, ca);
      writeFileSync(config, 'targets:\n  - { name: azure, provider: azure }\n');
      return {
        name: 'comply scan',
        command: node,
        args: [comply, 'scan', '--config', config, '--format', 'json'],
        code: 1,
        env: {
          ...azureEnvironment,
          AZURE_AUTHORITY_HOST: url,
          COMPLY_AZURE_ENDPOINT: url,
          COMPLY_GRAPH_ENDPOINT: graphUrl,
          NODE_EXTRA_CA_CERTS: authority,
          HOME: folder,
          CI: '1',
        },
      };
    };
    const scanned: number[] = [];
    const startUps: number[] = [];
    const imports: number[] = [];
    let [asked, resources]: [AzureAsked | undefined, number] = [undefined, 0];
    let [queries, floor, ratio] = [0, 0, Number.POSITIVE_INFINITY];
    for (let round = 0; round < rounds.least || (round < rounds.most && ratio > bar); round++) {
      const address = await server.behave({ subscriptions: 10, resources: 5000, latency });
      ({ resources } = address);
      scanned.push(await time(scan(address)));
      startUps.push(await time({ name: 'start-up', command: node, args: [comply, '--help'] }));
      imports.push((await time(importing(sdk))) - (await time(importing([]))));
      asked = await server.asked();
      expect(asked.unanswered.slice(0, 5)).toEqual([]);
      expect(asked.refused).toBe(0);
      const ofGraph = asked.requests.filter(({ api }) => api === 'resourcegraph');
      queries = ofGraph.length;
      const pages = Math.max(...[...Map.groupBy(ofGraph, ({ call }) => call).values()].map((all) => all.length));
      floor = (stepsBesidePages + pages) * latency + limitFloor(asked.requests);
      ratio = (Math.min(...scanned) - Math.min(...startUps) - Math.min(...imports)) / floor;
    }
    console.log(
      `${resources} resources: ${asked?.requests.length} requests, ${queries} of them to Resource Graph (bar 40); ` +
        `least of ${scanned.length} rounds: scan ${Math.min(...scanned).toFixed(0)} ms, start-up ` +
        `${Math.min(...startUps).toFixed(0)} ms, imports ${Math.min(...imports).toFixed(0)} ms, floor of published limits ` +
        `and latency ${floor.toFixed(0)} ms: ${ratio.toFixed(2)} x (bar ${bar})`,
    );
    expect(resources).toBe(5000);
    expect(queries).toBeLessThanOrEqual(40);
    expect(ratio).toBeLessThanOrEqual(bar);
  });
});

/** A process that only loads these. */
function importing(packages: readonly string[]): Contestant {
  const code = packages.map((name) => `await import('${name}');`).join(' ');
  return { name: 'imports', command: node, args: ['--input-type=module', '--eval', code] };
}

/** A service principal of the test's own sign-in. */
const azureEnvironment = {
  AZURE_TENANT_ID: testTenant,
  AZURE_CLIENT_ID: testApp,
  AZURE_CLIENT_SECRET: testSecret,
};

/**
 * How long the slowest published limit takes, in milliseconds: of Azure Resource Manager 250 reads and 25 more a second per
 * subscription, of Resource Graph 15 queries in 5 seconds, of conditional access and reports what `rates.ts` cites.
 */
function limitFloor(requests: AzureAsked['requests']): number {
  const arm = requests.filter(({ api }) => api === 'arm');
  const perSubscription = [...Map.groupBy(arm, ({ subscription }) => subscription ?? '').values()];
  const queries = requests.filter(({ api }) => api === 'resourcegraph').length;
  return Math.max(
    ...perSubscription.map((all) => ((all.length - 250) / 25) * 1000),
    Math.floor((queries - 1) / 15) * 5000,
  );
}
