import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadShippedCatalog } from '../../../src/catalog/load.ts';
import { readSnapshot } from '../../../src/collect/kept.ts';
import { openSnapshot, type SnapshotReader } from '../../../src/collect/open-snapshot.ts';
import { createEvaluator } from '../../../src/evaluate/evaluate.ts';
import { createLookupIndex } from '../../../src/evaluate/lookup-index.ts';
import { createRedactor } from '../../../src/evidence/redact/redactor.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import type { Resource } from '../../../src/model/resource.ts';
import type { Result } from '../../../src/model/result.ts';
import type { Rule } from '../../../src/model/rule.ts';
import type { Listing, SnapshotLine } from '../../../src/model/snapshot.ts';
import { resourceSchemas } from '../../../src/providers/schemas.ts';
import { plantedSecrets } from '../../support/planted-secrets.ts';

type Line = { readonly kind: 'resource' } & Resource;

const demo = fileURLToPath(new URL('../../../fixtures/demo/snapshot', import.meta.url));
const secret = plantedSecrets.find(({ kind }) => kind === 'jwt')?.text ?? '';

let rules: readonly Rule[];
let reader: SnapshotReader;
let resources: readonly Line[];
let listings: readonly Listing[];

beforeAll(async () => {
  ({ rules } = await loadShippedCatalog(resourceSchemas));
  reader = await openSnapshot(demo);
  const lines: SnapshotLine[] = [];
  for await (const line of readSnapshot(reader)) lines.push(line);
  resources = lines.filter((line) => line.kind === 'resource');
  listings = lines.filter((line) => line.kind === 'listing');
});

function evaluatorOver(facts: readonly Resource[]) {
  const { asked, targets, parts, run } = reader.manifest;
  const lookups = createLookupIndex(rules, asked);
  for (const resource of facts) lookups.add(resource);
  const parameters = new Map<string, Readonly<Record<string, Json>>>();
  return createEvaluator({
    rules,
    parameters,
    asked,
    targets,
    parts,
    listings,
    lookups,
    asOf: run.asOf,
    observedAt: run.finishedAt,
  });
}

function redact(line: Line): Line {
  const redactor = createRedactor({ accounts: ['111122223333'], allowBecause: 'test', key: Buffer.alloc(32) });
  const redacted = redactor.redact(line);
  redactor.finish();
  if (redacted.kind !== 'resource') throw new Error('another kind of line');
  return redacted;
}

/** The steps to every text in a value. */
function* placesOf(value: Json, steps: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  if (typeof value === 'string') yield steps;
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* placesOf(item, [...steps, index]);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) yield* placesOf(item, [...steps, name]);
  }
}

function plant(attributes: JsonObject, [...steps]: readonly (string | number)[]): JsonObject {
  const copy = structuredClone(attributes) as Record<string, Json>;
  const last = steps.pop() ?? '';
  // A place that `placesOf` gave.
  const holder = steps.reduce<Record<string | number, Json>>(
    (value, step) => value[step] as Record<string | number, Json>,
    copy,
  );
  holder[last] = secret;
  return copy;
}

const outcomeOf = (results: readonly Result[]) => new Map(results.map(({ rule, outcome }) => [rule, outcome]));

describe('what was taken out', () => {
  it('decides nothing, in any attribute of the demo organisation', () => {
    const evaluator = evaluatorOver(resources);
    const wrong: string[] = [];
    const counts = { places: 0, results: 0, unknown: 0 };
    for (const resource of resources) {
      const before = outcomeOf(evaluator.resource(resource));
      for (const steps of placesOf(resource.attributes)) {
        const planted = { ...resource, attributes: plant(resource.attributes, steps) };
        const withSecret = outcomeOf(evaluator.resource(planted));
        counts.places += 1;
        for (const [rule, outcome] of outcomeOf(evaluator.resource(redact(planted)))) {
          counts.results += 1;
          if (outcome === 'unknown') counts.unknown += 1;
          else if (outcome !== before.get(rule) || outcome !== withSecret.get(rule)) {
            wrong.push(`${rule} ${resource.name} ${steps.join('.')}: ${outcome}`);
          }
        }
      }
    }
    console.log(counts);
    expect(wrong).toEqual([]);
    expect(counts.unknown).toBeGreaterThan(500);
  });

  it('leaves unknown what a rule reads of it, and says why', () => {
    const cases = [
      ['aws/rds/cluster-classification-tag', 'aws/rds/db-cluster', ['Tags', 0, 'Value']],
      ['aws/s3/kms-encryption', 'aws/s3/bucket', ['DefaultKmsKey']],
    ] as const;
    const evaluator = evaluatorOver(resources);
    for (const [id, type, steps] of cases) {
      const holders = resources.filter(
        (one) => one.type === type && [...placesOf(one.attributes)].some((place) => place.join() === steps.join()),
      );
      expect(holders.length).toBeGreaterThan(0);
      for (const resource of holders) {
        const planted = redact({ ...resource, attributes: plant(resource.attributes, steps) });
        const result = evaluator.resource(planted).find(({ rule }) => rule === id);
        expect(result).toMatchObject({ outcome: 'unknown', cause: { kind: 'not-visible', code: 'Redacted' } });
      }
    }
  });

  it('decides nothing of what is joined to it either', () => {
    const before = outcomesByResource(resources);
    let [keys, unknown] = [0, 0];
    for (const resource of resources.filter(({ type }) => type === 'aws/s3/bucket' || type === 'aws/logs/log-group')) {
      for (const name of ['Name', 'logGroupArn', 'logGroupName', 'DefaultKmsKey'].filter(
        (one) => typeof resource.attributes[one] === 'string',
      )) {
        keys += 1;
        const planted = redact({ ...resource, attributes: plant(resource.attributes, [name]) });
        const after = outcomesByResource(resources.map((one) => (one === resource ? planted : one)));
        for (const [key, outcome] of after) {
          if (outcome === before.get(key)) continue;
          expect(outcome, `${key} without ${name} of ${resource.name}`).toBe('unknown');
          unknown += 1;
        }
      }
    }
    console.log(`${keys} keys taken out, ${unknown} results unknown`);
    expect(unknown).toBeGreaterThan(5);
  });
});

function outcomesByResource(facts: readonly Resource[]): ReadonlyMap<string, string> {
  const evaluator = evaluatorOver(facts);
  return new Map(
    facts
      .flatMap((one) => evaluator.resource(one))
      .map(({ rule, resource, outcome }) => [`${rule} ${resource.id}`, outcome]),
  );
}
