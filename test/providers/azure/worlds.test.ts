import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { collectors } from '../../../src/providers/azure/collectors.ts';
import { azureCases } from '../../support/azure-cases.ts';
import { loadAzureWorld } from '../../support/azure-world.ts';
import { collectAzure, everythingOfAzure, isolateAzure } from '../../support/collect-azure.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures/azure/', import.meta.url));

beforeEach(isolateAzure);

/** Only what one service yields. */
function wantedOf(service: string) {
  return new Map([...everythingOfAzure].filter(([type]) => type.startsWith(`azure/${service}/`)));
}

describe('every world, through its collector', () => {
  it.each(azureCases)('$path gives the resources expected of it', async ({ service, path }) => {
    const wanted = wantedOf(service);
    const { resources, listings, calls, server } = await collectAzure(loadAzureWorld('base', path), { wanted });
    const asked = server.unanswered.map(({ method, path: missing }) => `${method} ${missing}`);
    expect(asked).toEqual([]);
    const kept = resources.map(({ type, region, id, name, attributes }) => ({ type, region, id, name, attributes }));
    await expect(`${JSON.stringify(kept, undefined, 2)}\n`).toMatchFileSnapshot(`${fixtures}${path}/expected.json`);
    expect(resources.filter(({ unread }) => Object.keys(unread).length > 0)).toEqual([]);
    expect(resources.filter(({ partial }) => Object.keys(partial).length > 0)).toEqual([]);
    expect(listings.filter(({ complete }) => !complete)).toEqual([]);
    expect(new Set(listings.map(({ type }) => type))).toEqual(new Set(wanted.keys()));
    expect(calls.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });

  it.each(collectors)('has two worlds of $service at least', ({ service }) => {
    expect(azureCases.filter((one) => one.service === service).length).toBeGreaterThanOrEqual(2);
  });
});
