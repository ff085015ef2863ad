import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { awsSchemas } from '../../../src/providers/aws/collectors.ts';
import { awsCases, regionOf } from '../../support/aws-cases.ts';
import { loadWorld } from '../../support/aws-world.ts';
import { collectAws, everything, isolateAws } from '../../support/collect-aws.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures/aws/', import.meta.url));

beforeEach(isolateAws);

/** Only what one service yields. */
function wantedOf(service: string) {
  return new Map([...everything].filter(([type]) => type.startsWith(`aws/${service}/`)));
}

describe('every world, through its collector', () => {
  it.each(awsCases)('$path gives the resources expected of it', async ({ service, path: name }) => {
    const { resources, listings, calls, server } = await collectAws(loadWorld('sts/caller', name), {
      wanted: wantedOf(service),
      regions: [regionOf(service)],
    });
    expect(server.unanswered).toEqual([]);
    const kept = resources.map(({ type, region, id, name, attributes }) => ({ type, region, id, name, attributes }));
    await expect(`${JSON.stringify(kept, undefined, 2)}\n`).toMatchFileSnapshot(`${fixtures}${name}/expected.json`);
    expect(resources.filter(({ unread }) => Object.keys(unread).length > 0)).toEqual([]);
    expect(resources.filter(({ partial }) => Object.keys(partial).length > 0)).toEqual([]);
    expect(listings.filter(({ complete }) => !complete)).toEqual([]);
    expect(new Set(listings.map(({ type }) => type))).toEqual(new Set(wantedOf(service).keys()));
    expect(calls.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });

  it('has two worlds of every service at least', () => {
    for (const { type } of awsSchemas) {
      expect(awsCases.filter(({ service }) => service === type.split('/')[1]).length).toBeGreaterThanOrEqual(2);
    }
  });
});
