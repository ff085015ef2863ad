import { describe, expect, it } from 'vitest';
import type { DataSetRecord, StoreSelector } from '../../../src/model/records.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { describeData } from '../../../src/providers/records/describe.ts';
import { findStores, type Store } from '../../../src/providers/records/found-stores.ts';
import { matchStores } from '../../../src/providers/records/match-stores.ts';

const set = (name: string, stores: readonly StoreSelector[]): DataSetRecord => ({
  place: 'compliance/data-sets.yaml:1',
  name,
  classification: 'phi',
  environment: 'production',
  stores,
  flows: [],
});
const arn = (index: number) => `arn:aws:s3:::bucket-${index}`;
const store = (index: number): Store => ({
  type: 'aws/s3/bucket',
  id: arn(index),
  name: `bucket-${index}`,
  region: 'ap-northeast-1',
  tags: [{ key: 'data', value: String(index) }],
});
const some = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const scope = { target: 'records', account: '-', region: '-' };
const both = new Set(['records/data/set', 'records/data/store']);

describe('data sets and data stores', () => {
  it('of 200 and 20,000 are matched in seconds, whatever they are chosen by', () => {
    const stores = some(20_000, store);
    const sets = some(200, (at) =>
      set(`set-${at}`, [
        { id: arn(at) },
        { id: `bucket-${at + 200}` },
        { tag: { key: 'data', value: String(at + 400) } },
        { id: `arn:aws:s3:::*-${at + 600}` },
      ]),
    );
    const began = performance.now();
    const dataSets = { observedAt: '2026-03-15T09:00:00.000Z', records: sets, documents: {} };
    const resources = describeData({ dataSets, found: { stores } }, both, scope);
    const seconds = (performance.now() - began) / 1000;
    console.info(`200 data sets × 20,000 data stores in ${seconds.toFixed(1)} s`);
    expect(resources.length).toBe(20_200);
    expect(resources.slice(0, 200).map(({ attributes }) => attributes.Matches)).toEqual(some(200, () => 4));
    expect(seconds).toBeLessThan(10);
  });

  it('are not compared one with the other where no glob is named', () => {
    let looks = 0;
    const counted = some(2000, (at): Store => {
      const one = store(at);
      return {
        ...one,
        get id() {
          looks += 1;
          return one.id;
        },
      };
    });
    const looksFor = (count: number): number => {
      looks = 0;
      const sets = some(count, (at) => set(`set-${at}`, [{ id: arn(at) }, { tag: { key: 'data', value: `${at}` } }]));
      const matches = matchStores(sets, counted);
      expect(sets.every((one) => matches.ofSet(one).length === 1)).toBe(true);
      return looks;
    };
    const [few, many] = [looksFor(10), looksFor(1000)];
    console.info(`${few} looks at 2,000 data stores for 10 data sets, ${many} for 1,000`);
    expect(many).toBe(few);
  });

  it('of two targets on one account count once, with the tags that are known', () => {
    const resource = (target: string, index: number, more: Partial<Resource> = {}): Resource => ({
      target,
      account: '111122223333',
      region: 'ap-northeast-1',
      type: 'aws/ec2/volume',
      id: `arn:aws:ec2:ap-northeast-1:111122223333:volume/vol-${index}`,
      name: `vol-${index}`,
      observedAt: '2026-03-15T09:00:00.000Z',
      attributes: { Tags: [{ Key: 'data', Value: 'charts' }] },
      unread: {},
      partial: {},
      ...more,
    });
    const unread = { attributes: {}, unread: { Tags: { kind: 'throttled' } } } as const;
    const resources = [
      resource('prod', 1),
      resource('prod', 2, unread),
      resource('twin', 1, unread),
      resource('twin', 2),
      resource('prod', 0, unread),
      resource('twin', 0, unread),
    ];
    const asked = { targets: ['prod', 'twin'], wanted: new Map(), byTag: true };
    const { stores } = findStores(asked, { resources, listings: [] });
    const tags = [{ key: 'data', value: 'charts' }];
    expect(stores.map((one) => [one.name, one.tags])).toEqual([
      ['vol-0', { kind: 'throttled' }],
      ['vol-1', tags],
      ['vol-2', tags],
    ]);
  });

  it('are described where they are asked for, and not else', () => {
    const dataSets = { observedAt: '2026-03-15T09:00:00.000Z', records: [set('A', [{ id: '*' }])], documents: {} };
    const typesOf = (types: readonly string[]) =>
      describeData({ dataSets, found: { stores: [store(1)] } }, new Set(types), scope).map(({ type }) => type);
    for (const type of both) expect(typesOf([type])).toEqual([type]);
    expect(typesOf([])).toEqual([]);
  });
});
