import { beforeAll, describe, expect, it } from 'vitest';
import { createNameLearner } from '../../../src/evidence/redact/learn-names.ts';
import { createRedactor } from '../../../src/evidence/redact/redactor.ts';
import type { SnapshotLine } from '../../../src/model/snapshot.ts';
import { awsCases, regionOf } from '../../support/aws-cases.ts';
import { loadWorld } from '../../support/aws-world.ts';
import { azureCases } from '../../support/azure-cases.ts';
import { loadAzureWorld } from '../../support/azure-world.ts';
import { collectAws, isolateAws } from '../../support/collect-aws.ts';
import { collectAzure, isolateAzure } from '../../support/collect-azure.ts';
import { plantedSecrets } from '../../support/planted-secrets.ts';
import { plantAws, plantAzure, plantedIn } from '../../support/planted-worlds.ts';

const key = Buffer.alloc(32, 1);
const accounts = ['111122223333', '444455556666'];

interface Found {
  readonly resources: readonly object[];
  readonly calls: readonly object[];
  readonly listings: readonly object[];
  readonly answers: readonly object[];
}

/** What was found, as the lines of a snapshot. */
function linesOf(found: Found): readonly SnapshotLine[] {
  const resources = found.resources.map((resource) => ({ kind: 'resource', ...resource }));
  // Lines as a collection writes them.
  return [...found.calls, ...found.answers, ...resources, ...found.listings] as SnapshotLine[];
}

/** All cases of one name in one account of one region. */
const aws = (plant: typeof plantAws) =>
  ['compliant', 'gaps'].flatMap((name) =>
    ['ap-northeast-1', 'ap-southeast-2'].map(async (region) => {
      const cases = awsCases.filter((one) => one.name === name && regionOf(one.service) === region);
      const world = loadWorld('sts/caller', ...cases.map(({ path }) => path));
      return linesOf(await collectAws(plant(world), { regions: [region], record: true, timeout: 20_000 }));
    }),
  );
const azure = (plant: typeof plantAzure) =>
  ['compliant', 'gaps'].map(async (name) => {
    const paths = azureCases.filter((one) => one.name === name).map(({ path }) => path);
    return linesOf(await collectAzure(plant(loadAzureWorld('base', ...paths)), { record: true, timeout: 20_000 }));
  });

beforeAll(() => {
  isolateAws();
  isolateAzure();
});

describe('worlds with secrets in every carrier and in every tag', () => {
  let lines: readonly SnapshotLine[];
  beforeAll(async () => {
    lines = (await Promise.all([...aws(plantAws), ...azure(plantAzure)])).flat();
  }, 120_000);

  it('keep none of the carriers', () => {
    const before = JSON.stringify(
      lines.map((line) => (line.kind === 'resource' ? { ...line, attributes: withoutTags(line.attributes) } : '')),
    );
    expect(plantedIn(before).map(({ label }) => label)).toEqual([]);
  });

  it('keep none of the secrets in any line once they are redacted', () => {
    const redactor = createRedactor({ accounts, key, allowBecause: 'test' });
    const kept = lines.map((line) => redactor.redact(line));
    expect(kept.filter((line) => plantedIn(JSON.stringify(line)).length > 0)).toEqual([]);
    const { replaced } = redactor.finish();
    console.log(`${lines.length} lines, ${redactor.hits().count} values taken out`, replaced);
    expect(Object.keys(replaced).sort()).toEqual([...new Set(plantedSecrets.map(({ kind }) => kind))].sort());
    const types = new Set(kept.flatMap((line) => ('redacted' in line && line.kind === 'resource' ? [line.type] : [])));
    console.log(`in ${types.size} types of resource: ${[...types].sort().join(' ')}`);
    expect(types.size).toBeGreaterThan(10);
  });

  it('stop the export where nobody gave a reason, and say nothing of what they are', () => {
    const redactor = createRedactor({ accounts });
    for (const line of lines) redactor.redact(line);
    let said = '';
    try {
      redactor.finish();
    } catch (error) {
      said = JSON.stringify(error);
    }
    expect(said).toMatch(/UsageError/);
    expect(plantedIn(said)).toEqual([]);
  });

  it('keep none under pseudonyms, and need no reason where tags are all there is', () => {
    const learner = createNameLearner({ keep: new Set() });
    for (const line of lines) learner.learn(line);
    const redactor = createRedactor({ accounts, key, pseudonymise: ['names', 'tags'], names: learner.names() });
    const kept = lines.map((line) => redactor.redact(line));
    expect(kept.filter((line) => plantedIn(JSON.stringify(line)).length > 0)).toEqual([]);
    redactor.finish();
    expect(plantedIn(JSON.stringify([...redactor.mapping()]))).toEqual([]);
  });
});

describe('worlds as they are', () => {
  it('hold nothing that is found, in what was answered either', async () => {
    const lines = (await Promise.all([...aws((world) => world), ...azure((world) => world)])).flat();
    const redactor = createRedactor({ accounts });
    for (const line of lines) expect(redactor.redact(line)).toBe(line);
    console.log(`${lines.length} lines, ${lines.filter(({ kind }) => kind === 'answer').length} of them answers`);
    redactor.finish();
  }, 120_000);
});

function withoutTags(attributes: object): object {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !/^tags$/i.test(name)));
}
