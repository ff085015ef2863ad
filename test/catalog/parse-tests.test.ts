import { describe, expect, it } from 'vitest';
import { load, refusal } from './sample.ts';

describe('embedded tests', () => {
  const lookups = `
  bucket: { resource: aws/s3/bucket, match: { Name: S3BucketName }, expect: one, whenAbsent: unknown }`;
  const trail = (
    cases: string,
    fixtures = 'good: { Name: t, S3BucketName: b }, store: { Name: b, Versioning: { Status: Enabled } }',
  ) => ({
    resource: 'aws/cloudtrail/trail',
    lookups,
    parameters: '\n  states: { type: list<string>, default: [Enabled], stricter: subset }',
    condition: ' { id: versioned, field: $bucket.Versioning.Status, in: $params.states }',
    tests: `
  fixtures: { ${fixtures} }
  cases:
    - { name: a, resource: good, lookups: { bucket: store }, expect: pass }
    - { name: b, resource: good, lookups: { bucket: [store] }, set: { $bucket.Versioning.Status: null }, expect: fail, because: [versioned] }
    - { name: c, resource: good, lookups: {}, expect: unknown }
    - ${cases}`,
  });

  it('are kept as they stand', () => {
    const one =
      '{ name: d, resource: good, lookups: { bucket: store }, unset: [$bucket.Versioning], params: { states: [Enabled] }, collection: { $bucket.Versioning: { kind: denied, call: "s3:GetBucketVersioning", code: AccessDenied }, $bucket: { state: cut-short } }, expect: unknown }';
    expect(load(trail(one)).tests.cases[3]).toEqual({
      name: 'd',
      resource: 'good',
      lookups: { bucket: 'store' },
      unset: ['$bucket.Versioning'],
      params: { states: ['Enabled'] },
      collection: {
        '$bucket.Versioning': { kind: 'denied', call: 's3:GetBucketVersioning', code: 'AccessDenied' },
        $bucket: { kind: 'cut-short' },
      },
      expect: 'unknown',
    });
  });

  it.each([
    ['{ name: d, resource: god, expect: pass }', "no fixture 'god' (did you mean 'good'?)"],
    ['{ name: a, resource: good, expect: pass }', "two cases are called 'a'"],
    ['{ name: d, resource: good, set: { Nam: x }, expect: pass }', "has no field 'Nam' (did you mean 'Name'?)"],
    ['{ name: d, resource: good, set: { Name: 3 }, expect: pass }', "'Name' is text: found number 3"],
    ['{ name: d, resource: good, set: { Name: null }, expect: pass }', "'Name' is never null"],
    [
      '{ name: d, resource: good, set: { $bucket.Name: x }, expect: pass }',
      "this case gives lookup 'bucket' no fixture",
    ],
    ['{ name: d, resource: good, unset: [Nam], expect: pass }', "has no field 'Nam'"],
    [
      '{ name: d, resource: good, lookups: { buckt: store }, expect: pass }',
      "no lookup 'buckt' is declared (did you mean 'bucket'?)",
    ],
    [
      '{ name: d, resource: good, lookups: { bucket: [store, store] }, expect: pass }',
      "lookup 'bucket' expects one, found 2",
    ],
    [
      '{ name: d, resource: good, lookups: { bucket: good }, expect: pass }',
      "'aws/s3/bucket' has no field 'S3BucketName'",
    ],
    [
      '{ name: d, resource: good, params: { state: [a] }, expect: pass }',
      "no parameter 'state' is declared (did you mean 'states'?)",
    ],
    ['{ name: d, resource: good, params: { states: 3 }, expect: pass }', 'expected a list, found 3'],
    [
      '{ name: d, resource: good, because: [versiond], expect: fail }',
      "no condition has the id 'versiond' (did you mean 'versioned'?)",
    ],
    [
      '{ name: d, resource: good, collection: { Name: { kind: denid } }, expect: unknown }',
      "unknown value 'denid' (did you mean 'denied'?)",
    ],
    ['{ name: d, resource: good, collection: { Nam: { kind: denied } }, expect: unknown }', "has no field 'Nam'"],
    [
      '{ name: d, resource: good, collection: { $bucket.Grants.Permission: { kind: denied } }, expect: unknown }',
      "'$bucket.Grants' is a list: name an element of it, as in $bucket.Grants[0].Permission",
    ],
    ['{ name: d, resource: good, lookup: {}, expect: pass }', "unknown key 'lookup' (did you mean 'lookups'?)"],
  ])('%s is refused', (one, says) => {
    expect(refusal(trail(one))).toContain(says);
  });

  it('sets and leaves unread members of list elements too', () => {
    const one =
      '{ name: d, resource: good, lookups: { bucket: store }, set: { "$bucket.Grants[1].Grantee": { Type: Group } }, unset: ["$bucket.Grants[0].Permission", "$bucket.Grants[2]"], expect: unknown }';
    expect(load(trail(one)).tests.cases[3]).toMatchObject({
      set: { '$bucket.Grants[1].Grantee': { Type: 'Group' } },
      unset: ['$bucket.Grants[0].Permission', '$bucket.Grants[2]'],
    });
    expect(refusal(trail(one.replace('Grants[2]', 'Name[2]')))).toContain(
      "'$bucket.Name[2]' gives a position in what is no list",
    );
    expect(refusal(trail(one.replace('Type: Group', 'Typ: Group')))).toContain(
      "has no field 'Typ' (did you mean 'Type'?)",
    );
  });

  it('takes the place of a list element, as a snapshot writes it', () => {
    const one =
      '{ name: d, resource: good, lookups: { bucket: store }, collection: { "$bucket.Grants[0].Permission": { kind: denied } }, expect: unknown }';
    expect(load(trail(one)).tests.cases[3]?.collection).toHaveProperty(['$bucket.Grants[0].Permission']);
  });

  it.each([
    ['good: { Nme: t }', "'aws/cloudtrail/trail' has no field 'Nme' (did you mean 'Name'?)"],
    ['good: { IsMultiRegionTrail: yes }', "'IsMultiRegionTrail' is true or false: found text ('yes')"],
    ['good: { ManagementEvents: all }', "'ManagementEvents' is never 'all' (did you mean 'All'?)"],
    ['good: { Status: { LatestDeliveryTime: 2026-11-22 } }', 'is a time such as 2026-11-22T00:00:00Z: found text'],
    ['good: { Name: t }, store: { Grants: { a: b } }', "'Grants' is a list: found a mapping"],
    ['good: { Name: t }, store: { Name: b }, spare: {}', "no case uses the fixture 'spare'"],
  ])('fixture %s is refused', (fixtures, says) => {
    const one = '{ name: d, resource: good, expect: unknown }';
    const all = fixtures.includes('store:') ? fixtures : `${fixtures}, store: { Name: b }`;
    expect(refusal(trail(one, all))).toContain(says);
  });
});
