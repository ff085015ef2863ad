import { beforeAll, describe, expect, it } from 'vitest';
import { loadShippedCatalog } from '../../src/catalog/load.ts';
import { checkConfig } from '../../src/config/check.ts';
import { checkWaivers, findAddressableFault } from '../../src/config/check-waivers.ts';
import { defaultConfig } from '../../src/config/parse.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { sampleControl, sampleFramework, sampleRule, sampleSafeguard, sampleWaiver } from '../assess/sample.ts';

const addressable = { type: 'addressable-not-reasonable', resources: ['acme-logs'] } as const;

describe('checkWaivers', () => {
  const catalog = {
    frameworks: [
      sampleFramework('hipaa', [
        sampleControl('a', { level: 'addressable' }),
        sampleControl('r', { level: 'required' }),
        sampleControl('s', { level: 'standard' }),
      ]),
    ],
    safeguards: [
      sampleSafeguard('may', { hipaa: ['a', 's'] }),
      sampleSafeguard('must', { hipaa: ['r'] }),
      sampleSafeguard('else', { soc2: ['CC6.1'] }),
    ],
    rules: [
      sampleRule('aws/s3/may', { may: 'full' }, { aliases: ['aws/s3/might'] }),
      sampleRule('aws/s3/both', { may: 'full', must: 'partial' }),
      sampleRule('aws/kms/else', { else: 'full' }),
    ],
  };

  it.each([
    ['aws/s3/may', undefined],
    ['aws/s3/might', undefined],
    ['aws/s4/*', undefined],
    ['aws/s3/both', 'w.yaml:3: aws/s3/both also leads to r, a required specification of HIPAA'],
    ['aws/s3/*', 'w.yaml:3: aws/s3/both also leads to r'],
    ['aws/kms/else', 'w.yaml:3: aws/kms/else leads to no addressable specification of HIPAA'],
  ])('%s: %s', (rule, message) => {
    const check = () => checkWaivers([sampleWaiver({ ...addressable, rule, place: 'w.yaml:3' })], catalog);
    if (message === undefined) expect(check).not.toThrow();
    else expect(check).toThrow(message);
  });

  it('asks nothing of other types', () => {
    for (const type of ['risk-accepted', 'inherited', 'false-positive', 'compensating-control'] as const) {
      expect(() => checkWaivers([sampleWaiver({ type, rule: 'aws/kms/else' })], catalog)).not.toThrow();
    }
  });
});

describe('with the rules as they are', () => {
  let catalog: Catalog;
  beforeAll(async () => {
    catalog = await loadShippedCatalog(resourceSchemas);
  }, 60_000);

  it('some rules may be waived as addressable, most may not, and the config says so', () => {
    const faults = catalog.rules.map(({ id }) => findAddressableFault({ ...addressable, rule: id }, catalog));
    const may = faults.filter((fault) => fault === undefined).length;
    console.log(`${may} of ${catalog.rules.length} rules lead to an addressable specification and to no required one`);
    expect(may).toBeGreaterThan(50);
    expect(may).toBeLessThan(catalog.rules.length / 2);
    const waivers = [sampleWaiver({ ...addressable, rule: 'aws/cloudtrail/retention', place: 'c/w.yaml:12' })];
    expect(() => checkConfig({ ...defaultConfig, waivers }, catalog)).toThrow('c/w.yaml:12: aws/cloudtrail/retention');
  });
});
