import { beforeEach, expect, it } from 'vitest';
import { loadAzureWorld } from '../../../support/azure-world.ts';
import { collectAzure, everythingOfAzure, isolateAzure } from '../../../support/collect-azure.ts';

const world = loadAzureWorld('base', 'compute/compliant');
const wanted = new Map([...everythingOfAzure].filter(([type]) => type === 'azure/compute/disk'));
const detached = '2026-01-05T02:11:40.000Z';

beforeEach(isolateAzure);

it.each<[string, unknown]>([
  ['Unattached', detached],
  ['ReadyToUpload', detached],
  ['ActiveUpload', detached],
  ['Attached', null],
  ['Reserved', null],
  ['Frozen', null],
  ['ActiveSASFrozen', null],
  // Attached to a stopped machine or to none: the state does not say it.
  ['ActiveSAS', undefined],
  ['OfNextYear', undefined],
])('of a disk that is %s, tells since when nothing uses it', async (diskState, since) => {
  const rows = world.rows.map((one) => {
    const properties = one.row.properties as object;
    const state = { diskState, LastOwnershipUpdateTime: detached };
    return { ...one, row: { ...one.row, properties: { ...properties, ...state } } };
  });
  const { resources } = await collectAzure({ ...world, rows }, { wanted });
  expect(resources.length).toBeGreaterThan(0);
  for (const { attributes } of resources) expect(attributes.unattachedSince).toBe(since);
});
