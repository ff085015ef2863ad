import { beforeEach, describe, expect, it } from 'vitest';
import { loadCatalog, shippedRules } from '../../../src/catalog/load.ts';
import { selectRules } from '../../../src/catalog/select.ts';
import { createEvaluator } from '../../../src/evaluate/evaluate.ts';
import { createLookupIndex } from '../../../src/evaluate/lookup-index.ts';
import type { Result } from '../../../src/model/result.ts';
import { resourceSchemas } from '../../../src/providers/index.ts';
import { loadWorld } from '../../support/aws-world.ts';
import { collectAws, isolateAws, observedAt } from '../../support/collect-aws.ts';
import type { FaultScript } from '../../support/replay-server.ts';

const catalog = await loadCatalog(shippedRules, resourceSchemas);
const rules = catalog.rules.filter(({ resource }) => resource.startsWith('aws/'));
const { wanted } = selectRules({ ...catalog, rules }, {});
const services = ['s3', 'kms', 'iam', 'cloudtrail', 'logs', 'config'];

/** A whole account in which every service is this case of it. */
function account(name: string, other: Readonly<Record<string, string>> = {}) {
  return loadWorld('sts/caller', ...services.map((service) => `${service}/${other[service] ?? name}`));
}

const worlds = [
  account('compliant'),
  account('gaps'),
  account('compliant', { iam: 'virtual-root-mfa', config: 'failing' }),
];

/** Collects a world as a scan does, asking only for what the rules read, and judges it. */
async function scan(world: (typeof worlds)[number], script?: FaultScript): Promise<readonly Result[]> {
  const { plan, resources, listings } = await collectAws(world, { wanted, ...(script && { script }) });
  const asked = Object.fromEntries([...wanted].map(([type, attributes]) => [type, [...attributes]]));
  const lookups = createLookupIndex(rules, asked);
  for (const resource of resources) lookups.add(resource);
  const evaluator = createEvaluator({
    rules,
    parameters: new Map(),
    asked,
    targets: [plan.target],
    parts: [...listings, ...resources].map(({ target, account, region }) => ({ target, account, region })),
    listings,
    lookups,
    asOf: observedAt,
    observedAt,
  });
  return [...resources.flatMap((resource) => evaluator.resource(resource)), ...evaluator.finish()];
}

function keyOf({ rule, resource }: Result): string {
  return `${rule} ${resource.id}`;
}

/** Rules that read an attribute, or a list of resources, that this call gives. */
function reading(denied: string): ReadonlySet<string> {
  const rulesReading = rules.filter(({ reads }) =>
    Object.entries(reads).some(([type, attributes]) => {
      const schema = resourceSchemas.find((candidate) => candidate.type === type);
      const calls = [...(schema?.list ?? []), ...attributes.flatMap((name) => schema?.fields[name]?.from ?? [])];
      return calls.some(({ call }) => call === denied);
    }),
  );
  return new Set(rulesReading.map(({ id }) => id));
}

beforeEach(isolateAws);

describe('shipped rules on answers in wire format', () => {
  it('reads a set of rules that could fail', () => {
    expect(rules.length).toBeGreaterThanOrEqual(30);
  });

  it('lets every rule pass once and fail once, and knows all it asks', async () => {
    const results = (await Promise.all(worlds.map((world) => scan(world)))).flat();
    const having = (outcome: string) =>
      new Set(results.filter((result) => result.outcome === outcome).map(({ rule }) => rule));
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id) => !having('pass').has(id))).toEqual([]);
    expect(ids.filter((id) => !having('fail').has(id))).toEqual([]);
    expect(results.filter(({ outcome }) => outcome === 'unknown')).toEqual([]);
  });

  it.each([
    ['compliant', 0],
    ['gaps', 1],
  ])(
    'invents no verdict when one call of the %s world is denied, and leaves rules that do not read it alone',
    async (_, index) => {
      const world = worlds[index] ?? [];
      const whole = await scan(world);
      const outcomes = new Map(whole.map((result) => [keyOf(result), result.outcome]));
      const { calls } = await collectAws(world, { wanted });
      for (const denied of new Set(calls.map(({ call }) => call))) {
        if (denied === 'sts:GetCallerIdentity') continue;
        const script: FaultScript = ({ call }) =>
          call === denied ? { kind: 'error', status: 403, code: 'AccessDenied' } : undefined;
        for (const result of await scan(world, script)) {
          const before = outcomes.get(keyOf(result));
          if (result.outcome !== before)
            expect([denied, result.rule, result.outcome]).toEqual([denied, result.rule, 'unknown']);
          if (!reading(denied).has(result.rule))
            expect([denied, keyOf(result), result.outcome]).toEqual([denied, keyOf(result), before]);
        }
      }
    },
  );

  it('judges nothing when all but the caller is denied, and names a permission each time', async () => {
    const deny: FaultScript = ({ call }) =>
      call === 'sts:GetCallerIdentity' ? undefined : { kind: 'error', status: 403, code: 'AccessDenied' };
    for (const world of worlds) {
      const results = await scan(world, deny);
      expect(new Set(results.map(({ rule }) => rule)).size).toBe(rules.length);
      for (const { rule, outcome, cause } of results) {
        expect({ rule, outcome, kind: cause?.kind }).toEqual({ rule, outcome: 'unknown', kind: 'denied' });
        expect(cause?.permission).toMatch(/^[a-z0-9]+:[A-Z]\w+$/);
      }
    }
  });
});
