import { describe, expect, it } from 'vitest';
import { loadCatalog, shippedRules } from '../src/catalog/load.ts';
import { createEvaluator } from '../src/evaluate/evaluate.ts';
import { createLookupIndex } from '../src/evaluate/lookup-index.ts';
import type { Resource } from '../src/model/resource.ts';
import type { Listing, SnapshotTarget } from '../src/model/snapshot.ts';
import { resourceSchemas } from '../src/providers/schemas.ts';
import { storeTypes } from '../src/providers/store-types.ts';

const { rules } = await loadCatalog(shippedRules, resourceSchemas);
const store = 'records/data/store';
const onStores = rules.filter(({ resource, reads }) => !resource.startsWith('records/') && store in reads);
const onPhi = onStores.filter(({ reads }) => reads[store]?.includes('HoldsPhi'));
const observedAt = '2026-11-22T00:00:00Z';

describe('rules on what holds PHI', () => {
  it('judge types of data stores alone, each found by its id', () => {
    expect(onPhi.length).toBeGreaterThanOrEqual(24);
    expect(onPhi.filter(({ resource }) => !storeTypes.has(resource)).map(({ id }) => id)).toEqual([]);
    for (const { id, lookups } of onPhi) {
      const joined = lookups.filter(({ resource }) => resource === store);
      expect([id, joined.map(({ match }) => Object.keys(match))]).toEqual([id, [['ResourceId'], ['ResourceId']]]);
    }
    console.info(
      `${onPhi.length} rules for what holds PHI, on ${new Set(onPhi.map(({ resource }) => resource)).size} types`,
    );
  });

  it('ask AWS and Azure for nothing that no other rule asks for', () => {
    const costs = (judged: typeof rules) =>
      new Set(
        judged.flatMap(({ reads }) =>
          Object.entries(reads).flatMap(([type, attributes]) => {
            const schema = resourceSchemas.find((one) => one.type === type);
            const calls = [...(schema?.list ?? []), ...attributes.flatMap((name) => schema?.fields[name]?.from ?? [])];
            return type.startsWith('records/') ? [] : calls.map(({ call }) => `${type} ${call}`);
          }),
        ),
      );
    const others = costs(rules.filter((rule) => !onPhi.includes(rule)));
    const more = [...costs(onPhi)].filter((cost) => !others.has(cost));
    console.info(`${costs(onPhi).size} calls by type, ${more.length} of them for these rules alone`);
    expect(more).toEqual([]);
  });
});

const arn = 'arn:aws:rds:ap-northeast-1:111122223333:db:acme-orders';
const cloud = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
const folder = { target: 'records', account: '-', region: '-' };
const backup = rules.filter(({ id }) => id === 'aws/rds/phi-instance-backup');
const instance: Resource = {
  ...cloud,
  type: 'aws/rds/db-instance',
  id: arn,
  name: 'acme-orders',
  observedAt,
  attributes: {
    DBInstanceIdentifier: 'acme-orders',
    DBInstanceArn: arn,
    DBClusterIdentifier: null,
    ReadReplicaSourceDBInstanceIdentifier: null,
    ReadReplicaSourceDBClusterIdentifier: null,
    BackupRetentionPeriod: 7,
    DeletionProtection: true,
  },
  unread: {},
  partial: {},
};
const declared = (HoldsPhi: boolean): Resource => ({
  ...folder,
  type: store,
  id: `${store}:records/${arn}`,
  name: 'acme-orders',
  observedAt,
  attributes: { ResourceId: arn, HoldsPhi },
  unread: {},
  partial: {},
});
const listing = (scope: typeof cloud, type: string, isComplete: boolean): Listing => ({
  ...scope,
  kind: 'listing',
  type,
  complete: isComplete,
  ...(!isComplete && { cause: { kind: 'denied' } as const }),
});
const target = (name: string, provider: string): SnapshotTarget => ({ name, provider, id: name, regions: [] });

/** What the rule says of the instance; `records` absent: no target of records was scanned. */
function outcomeWith(records?: { readonly stores: readonly Resource[]; readonly complete: boolean }) {
  const lookups = createLookupIndex(backup, {});
  for (const one of records?.stores ?? []) lookups.add(one);
  const evaluator = createEvaluator({
    rules: backup,
    parameters: new Map(),
    asked: {},
    targets: [target('prod', 'aws'), ...(records ? [target('records', 'records')] : [])],
    parts: [cloud],
    listings: [
      listing(cloud, 'aws/rds/db-instance', true),
      ...(records ? [listing(folder, store, records.complete)] : []),
    ],
    lookups,
    asOf: observedAt,
    observedAt,
  });
  return evaluator.resource(instance).map(({ outcome }) => outcome);
}

describe('a rule on what holds PHI', () => {
  it('does not apply where no records were scanned', () => expect(outcomeWith()).toEqual(['not-applicable']));

  it('judges what is declared to hold PHI, and nothing else', () => {
    expect(outcomeWith({ stores: [declared(true)], complete: true })).toEqual(['fail']);
    expect(outcomeWith({ stores: [declared(false)], complete: true })).toEqual(['not-applicable']);
    expect(outcomeWith({ stores: [], complete: true })).toEqual(['not-applicable']);
  });

  it('knows of a store that was found whether or not others could be listed', () => {
    expect(outcomeWith({ stores: [declared(true)], complete: false })).toEqual(['fail']);
    expect(outcomeWith({ stores: [declared(false)], complete: false })).toEqual(['not-applicable']);
    expect(outcomeWith({ stores: [], complete: false })).toEqual(['unknown']);
  });
});
