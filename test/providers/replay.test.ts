import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { awsProvider } from '../../src/providers/aws/index.ts';
import { azureProvider } from '../../src/providers/azure/index.ts';
import type { Provider, Wanted } from '../../src/providers/provider.ts';
import { toCanonicalJson } from '../../src/text/canonical-json.ts';
import { awsCases, regionOf } from '../support/aws-cases.ts';
import { loadWorld } from '../support/aws-world.ts';
import { azureCases } from '../support/azure-cases.ts';
import { loadAzureWorld } from '../support/azure-world.ts';
import { type Collected, collectAws, everything, isolateAws, observedAt } from '../support/collect-aws.ts';
import { type AzureCollected, collectAzure, everythingOfAzure, isolateAzure } from '../support/collect-azure.ts';
import { replayRecorded, textsOf } from '../support/replay-recorded.ts';

const counts = { resources: 0, answers: 0, answerBytes: 0, received: 0, services: new Set<string>() };

beforeEach(() => {
  isolateAws();
  isolateAzure();
});

afterAll(() => {
  const { resources, answers, answerBytes, received, services } = counts;
  console.log(
    `${resources} resources of ${services.size} services come out of ${answers} recorded answers alone: ` +
      `${(answerBytes / resources).toFixed(0)} bytes of answers a resource; received were ${received} bytes, kept ${answerBytes}`,
  );
});

const ofService = (all: Wanted, prefix: string): Wanted =>
  new Map([...all].filter(([type]) => type.startsWith(prefix)));

/** Each resource, listing and cause comes out of the answers alone. */
async function expectSame(collected: Collected | AzureCollected, provider: Provider, wanted: Wanted): Promise<void> {
  const replayed = await replayRecorded(collected, provider, { wanted, observedAt: new Date(observedAt) });
  expect(replayed.missing).toEqual([]);
  expect(textsOf(replayed.resources)).toEqual(textsOf(collected.resources));
  expect(textsOf(replayed.listings)).toEqual(textsOf(collected.listings));
  const asked = collected.answers.map(({ call, region, subject, page }) =>
    JSON.stringify([call, region, subject, page]),
  );
  expect(new Set(asked).size).toBe(asked.length);
}

function count({ resources, answers, calls }: Collected | AzureCollected, service: string): void {
  counts.resources += resources.length;
  counts.answers += answers.length;
  counts.answerBytes += answers.reduce((sum, { body }) => sum + Buffer.byteLength(toCanonicalJson(body ?? {})), 0);
  counts.received += calls.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
  counts.services.add(service);
}

/** Which of the requests so far go wrong: some of every world, each time the same. */
const isRefused = (call: string, before: number): boolean => (call.length + before) % 3 === 0;

describe('recorded answers of AWS', () => {
  const collect = (service: string, path: string, wanted: Wanted, script?: Parameters<typeof collectAws>[1]) =>
    collectAws(loadWorld('sts/caller', path), { wanted, regions: [regionOf(service)], record: true, ...script });

  it.each(awsCases)('of $path give every resource and listing once more', async ({ service, path }) => {
    const wanted = ofService(everything, `aws/${service}/`);
    const collected = await collect(service, path, wanted);
    await expectSame(collected, awsProvider, wanted);
    count(collected, `aws/${service}`);
  });

  it.each(awsCases)('of $path give every cause once more where calls are denied', async ({ service, path }) => {
    const wanted = ofService(everything, `aws/${service}/`);
    const collected = await collect(service, path, wanted, {
      script: ({ call }, before) =>
        !call.startsWith('sts:') && isRefused(call, before)
          ? { kind: 'error', status: 403, code: 'AccessDenied', message: 'no identity-based policy allows it' }
          : undefined,
    });
    await expectSame(collected, awsProvider, wanted);
  });
});

describe('recorded answers of Azure', () => {
  it.each(azureCases)('of $path give every resource and listing once more', async ({ service, path }) => {
    const wanted = ofService(everythingOfAzure, `azure/${service}/`);
    const collected = await collectAzure(loadAzureWorld('base', path), { wanted, record: true });
    await expectSame(collected, azureProvider, wanted);
    count(collected, `azure/${service}`);
  });

  it.each(azureCases)('of $path give every cause once more where requests are denied', async ({ service, path }) => {
    const wanted = ofService(everythingOfAzure, `azure/${service}/`);
    const collected = await collectAzure(loadAzureWorld('base', path), {
      wanted,
      record: true,
      script: ({ api, path: asked }, before) =>
        isRefused(asked, before) && api !== 'resourcegraph' && !/^\/subscriptions(?:\?|$)/.test(asked)
          ? { kind: 'error', status: 403, code: 'AuthorizationFailed' }
          : undefined,
    });
    await expectSame(collected, azureProvider, wanted);
  });
});
