import { describe, expect, it } from 'vitest';
import type { Cause } from '../../../src/model/cause.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Resource } from '../../../src/model/resource.ts';
import type { Listing } from '../../../src/model/snapshot.ts';
import { declaredStores, wantFor } from '../../../src/providers/index.ts';
import type { Found, Wanted } from '../../../src/providers/provider.ts';
import { resourceSchemas } from '../../../src/providers/schemas.ts';
import { storesWanted, storeTypes, taggingType } from '../../../src/providers/store-types.ts';
import { allRecords, makeFolder, observedAt, scanRecords } from './scan-folder.ts';

const home = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
const denied: Cause = { kind: 'denied', call: 's3:ListBuckets', permission: 's3:ListAllMyBuckets' };

const resource = (type: string, id: string, attributes: JsonObject = {}, more: Partial<Resource> = {}): Resource => ({
  ...home,
  type,
  id,
  name: id.split(/[:/]/).at(-1) ?? id,
  observedAt,
  attributes,
  unread: {},
  partial: {},
  ...more,
});
const bucket = (name: string, more: Partial<Resource> = {}) =>
  resource('aws/s3/bucket', `arn:aws:s3:::${name}`, {}, more);
const tagged = (ResourceARN: string, Key: string, Value: string) =>
  resource(taggingType, ResourceARN, { ResourceARN, Tags: [{ Key, Value }] });

/** A complete listing of every type of AWS, but for those that are not. */
const listed = (causes: Readonly<Record<string, Cause>> = {}): readonly Listing[] =>
  [...storeTypes.keys(), taggingType]
    .filter((type) => type.startsWith('aws/'))
    .map((type) => {
      const cause = causes[type];
      return { kind: 'listing', ...home, type, complete: cause === undefined, ...(cause && { cause }) };
    });

const scan = async (sets: string, found: Found, over: readonly string[] = ['prod']) =>
  scanRecords(makeFolder({ 'data-sets.yaml': sets }), {
    over,
    found,
    wanted: await wantFor([], allRecords, storesWanted(sets.includes('tag:'))),
  });

const set = (name: string, stores: string, more = 'classification: phi, environment: production') =>
  `- { name: ${name}, ${more}, stores: [${stores}], flows: [] }\n`;
const byTag = '{ tag: { key: data, value: charts } }';

describe('data stores', () => {
  it('are matched by tag, id, glob and name; or by nothing', async () => {
    const queue = 'arn:aws:sqs:ap-northeast-1:111122223333:jobs';
    const resources = [
      bucket('charts-1'),
      bucket('charts-2'),
      bucket('logs'),
      resource('aws/ec2/volume', 'arn:aws:ec2:ap-northeast-1:111122223333:volume/vol-1', {
        Tags: [{ Key: 'data', Value: 'charts' }],
      }),
      resource('aws/ec2/volume', 'arn:aws:ec2:ap-northeast-1:111122223333:volume/vol-2', { Tags: [] }),
      resource('aws/sqs/queue', queue),
      tagged(queue, 'data', 'charts'),
      tagged('arn:aws:s3:::logs', 'data', 'other'),
      resource('aws/kms/key', 'arn:aws:kms:ap-northeast-1:111122223333:key/charts'),
    ];
    const sets =
      set('Charts', `${byTag}, { id: 'arn:aws:s3:::charts-*' }`) +
      set('One', '{ id: charts-1 }', 'classification: operational, environment: development') +
      set('None', '{ id: nothing }');
    const { resources: found, one, listings } = await scan(sets, { resources, listings: listed() });
    const stores = found.filter(({ type }) => type === 'records/data/store');
    expect(
      Object.fromEntries(stores.map(({ name, attributes }) => [name, [attributes.DataSets, attributes.HoldsPhi]])),
    ).toEqual({
      'charts-1': [['Charts', 'One'], true],
      'charts-2': [['Charts'], true],
      logs: [[], false],
      'vol-1': [['Charts'], true],
      'vol-2': [[], false],
      jobs: [['Charts'], true],
    });
    expect(one('records/data/store', 'charts-1')).toMatchObject({
      id: 'records/data/store:records/arn:aws:s3:::charts-1',
      attributes: {
        ResourceId: 'arn:aws:s3:::charts-1',
        ResourceType: 'aws/s3/bucket',
        Region: 'ap-northeast-1',
        Classified: true,
        Environments: ['development', 'production'],
        ResidencyKept: null,
      },
      unread: {},
    });
    expect(one('records/data/store', 'logs').attributes.Classified).toBe(false);
    const matches = ['Charts', 'One', 'None'].map((name) => one('records/data/set', name).attributes);
    expect(matches.map(({ Matches, StoreTypes }) => [Matches, StoreTypes])).toEqual([
      [4, ['aws/ec2/volume', 'aws/s3/bucket', 'aws/sqs/queue']],
      [1, ['aws/s3/bucket']],
      [0, []],
    ]);
    expect(listings.filter(({ complete }) => !complete)).toEqual([]);
  });

  it('of Azure are compared without regard to case', async () => {
    const id = '/subscriptions/x/resourcegroups/rg/providers/microsoft.storage/storageaccounts/charts';
    const account = resource('azure/storage/account', id, { tags: [{ name: 'Data', value: 'charts' }] });
    const { one } = await scan(set('A', byTag) + set('B', "{ id: '*/storageAccounts/Charts' }"), {
      resources: [account],
      listings: [],
    });
    expect(one('records/data/store').attributes.DataSets).toEqual(['A', 'B']);
  });

  it('lie where a data set may, or do not, or that is not known', async () => {
    const kept = async (residency: string, region: string) => {
      const sets = set('A', "{ id: '*' }", `classification: phi, environment: production, residency: ${residency}`);
      const { one } = await scan(sets, { resources: [bucket('a', { region })], listings: listed() });
      const { attributes, unread } = one('records/data/store');
      return attributes.ResidencyKept ?? unread.ResidencyKept?.kind;
    };
    expect(await kept('[JP]', 'ap-northeast-1')).toBe(true);
    expect(await kept('[JP]', 'japaneast')).toBe(true);
    expect(await kept('[ap-northeast-3]', 'ap-northeast-1')).toBe(false);
    expect(await kept('[JP]', 'us-east-1')).toBe(false);
    expect(await kept('[JP]', 'global')).toBe('schema-mismatch');
  });

  it('that were not listed to the end leave open how many there are, and never count as none', async () => {
    const { one, listings } = await scan(set('A', '{ id: a }'), {
      resources: [],
      listings: listed({ 'aws/s3/bucket': denied }),
    });
    expect(one('records/data/set')).toMatchObject({ unread: { Matches: denied }, partial: { StoreTypes: denied } });
    expect(one('records/data/set').attributes).not.toHaveProperty('Matches');
    expect(listings.find(({ type }) => type === 'records/data/store')).toMatchObject({
      complete: false,
      cause: denied,
    });
  });

  it('of a target that was not scanned, or not asked for all of them, are not known either', async () => {
    const other = await scan(set('A', '{ id: a }'), { resources: [], listings: listed() }, ['prod', 'dev']);
    expect(other.one('records/data/set').unread).toEqual({
      Matches: { kind: 'not-visible', call: 'records:DataSets', permission: '-', code: 'no-target' },
    });
    const [, ...short] = listed();
    const less = await scan(set('A', '{ id: a }'), { resources: [], listings: short });
    expect(less.one('records/data/set').unread).toEqual({ Matches: { kind: 'not-asked' } });
  });

  it('whose tags were not read are not known to hold what a tag chooses', async () => {
    const found = { resources: [bucket('a'), bucket('b')], listings: listed({ [taggingType]: denied }) };
    const { one } = await scan(set('A', `${byTag}, { id: '*:a' }`), found);
    expect(one('records/data/store', 'a')).toMatchObject({
      attributes: { DataSets: ['A'], HoldsPhi: true, Classified: true },
      unread: {},
      partial: {},
    });
    expect(one('records/data/store', 'b')).toMatchObject({
      attributes: { DataSets: [] },
      unread: { HoldsPhi: denied, Classified: denied },
      partial: { DataSets: denied, Environments: denied },
    });
    // One store is found, so there are some, whatever else there is.
    expect(one('records/data/set')).toMatchObject({
      attributes: { Matches: 1 },
      unread: {},
      partial: { StoreTypes: denied },
    });
    const byTagAlone = await scan(set('A', byTag), found);
    expect(byTagAlone.one('records/data/set').unread).toEqual({ Matches: denied });
  });

  it('are none where no data set is declared', async () => {
    const { resources, listings, plan } = await scan('', { resources: [bucket('a')], listings: listed() });
    expect(plan.tasks.some(({ after }) => after)).toBe(false);
    expect(resources.filter(({ type }) => type.startsWith('records/data/'))).toEqual([]);
    expect(listings.every(({ complete }) => complete)).toBe(true);
  });
});

describe('what a scan reads for data stores', () => {
  const records = { name: 'r', provider: 'records', path: 'compliance/' } as const;
  const aws = { name: 'prod', provider: 'aws', regions: [] } as const;
  const asking: Wanted = new Map([['records/data/store', new Set(['HoldsPhi'])]]);
  const added = async (
    sets: string | undefined,
    wanted = asking,
    targets: readonly (typeof records | typeof aws)[] = [records, aws],
  ) => {
    const root = makeFolder(sets === undefined ? {} : { 'data-sets.yaml': sets });
    return wantFor(targets, wanted, await declaredStores(targets, wanted, root));
  };

  it('is nothing more where no rule asks, no folder is scanned or nothing is declared', async () => {
    const flows: Wanted = new Map([
      ['records/data/flow', new Set(['CarriesPhi'])],
      ['records/data/set', new Set(['Name'])],
    ]);
    expect(await added(set('A', '{ id: a }'), flows)).toBe(flows);
    expect(await added(set('A', '{ id: a }'), asking, [aws])).toBe(asking);
    expect(await added(undefined)).toBe(asking);
    expect(await added('')).toBe(asking);
  });

  it('is the lists alone, and the tags where one is named', async () => {
    const ids = await added(set('A', '{ id: a }'));
    expect(ids.size).toBe(storeTypes.size + 1);
    expect([...ids].filter(([type, names]) => type !== 'records/data/store' && names.size > 0)).toEqual([]);
    const tags = await added(set('A', byTag));
    expect(tags.get('aws/ec2/volume')).toEqual(new Set(['Tags']));
    expect(tags.get('aws/s3/bucket')).toEqual(new Set());
    expect(tags.get(taggingType)).toEqual(new Set(['ResourceARN', 'Tags']));
  });

  it('keeps what rules read of the same types', async () => {
    const both: Wanted = new Map([...asking, ['aws/ec2/volume', new Set(['Encrypted'])]]);
    expect((await added(set('A', byTag), both)).get('aws/ec2/volume')).toEqual(new Set(['Encrypted', 'Tags']));
  });

  it('names types and attributes that there are, and costs no further call', () => {
    const problems = [...storesWanted(true)].flatMap(([type, names]) => {
      const schema = resourceSchemas.find((one) => one.type === type);
      if (schema === undefined) return [`no type ${type}`];
      return [...names].flatMap((name) => {
        const field = schema.fields[name];
        if (field === undefined) return [`no ${type} ${name}`];
        return field.from === undefined ? [] : [`${type} ${name} costs ${field.from.map(({ call }) => call)}`];
      });
    });
    expect(problems).toEqual([]);
  });
});
