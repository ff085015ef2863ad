import { describe, expect, it } from 'vitest';
import { load, type Parts, refusal } from './sample.ts';

const group = (condition: string, more: Parts = {}): Parts => ({
  resource: 'test/net/group',
  condition: ` ${condition}`,
  ...more,
});
const bucketLookup = (absent: string): string => `
  bucket: { resource: aws/s3/bucket, match: { Name: S3BucketName }, expect: one${absent} }`;
const trails = `
  trails: { resource: aws/cloudtrail/trail, match: { AccountId: AccountId }, expect: many }`;

describe('the condition tree', () => {
  it('keeps kinds, paths, operands, ids, labels and places', () => {
    const { condition, reads } = load({
      parameters: `\n  names: { type: list<string>, default: [a], stricter: subset }`,
      condition: `
  all:
    - { id: own, label: { en: Name fits, ja: 名前が適合 }, field: Name, in: $params.names }
    - not: { any: [ { field: Versioning.MFADelete, isNull: true } ] }
    - none: Grants
      where: { field: Grantee.URI, endsWith: AllUsers, ifNull: false }
    - { count: LifecycleRules, where: { field: $resource.ObjectOwnership, notEquals: ObjectWriter }, atLeast: 1, atMost: 5 }`,
    });
    expect(condition).toEqual({
      at: 'condition',
      kind: 'all',
      of: [
        {
          at: 'condition.all[0]',
          id: 'own',
          label: { en: 'Name fits', ja: '名前が適合' },
          kind: 'field',
          path: { text: 'Name', from: 'element', segments: ['Name'] },
          operator: 'in',
          operand: { kind: 'parameter', name: 'names' },
          type: 'string',
          sensitive: false,
        },
        {
          at: 'condition.all[1]',
          kind: 'not',
          of: {
            at: 'condition.all[1].not',
            kind: 'any',
            of: [
              {
                at: 'condition.all[1].not.any[0]',
                kind: 'field',
                path: { text: 'Versioning.MFADelete', from: 'element', segments: ['Versioning', 'MFADelete'] },
                operator: 'isNull',
                operand: { kind: 'literal', value: true },
                type: 'string',
                sensitive: false,
              },
            ],
          },
        },
        {
          at: 'condition.all[2]',
          kind: 'none',
          list: { text: 'Grants', from: 'element', segments: ['Grants'] },
          where: {
            at: 'condition.all[2].where',
            kind: 'field',
            path: { text: 'Grantee.URI', from: 'element', segments: ['Grantee', 'URI'] },
            operator: 'endsWith',
            operand: { kind: 'literal', value: 'AllUsers' },
            ifNull: false,
            type: 'string',
            sensitive: false,
          },
        },
        {
          at: 'condition.all[3]',
          kind: 'count',
          list: { text: 'LifecycleRules', from: 'element', segments: ['LifecycleRules'] },
          where: {
            at: 'condition.all[3].where',
            kind: 'field',
            path: { text: '$resource.ObjectOwnership', from: 'resource', segments: ['ObjectOwnership'] },
            operator: 'notEquals',
            operand: { kind: 'literal', value: 'ObjectWriter' },
            type: 'string',
            sensitive: false,
          },
          atLeast: { kind: 'literal', value: 1 },
          atMost: { kind: 'literal', value: 5 },
        },
      ],
    });
    expect(reads).toEqual({
      'aws/s3/bucket': ['Grants', 'LifecycleRules', 'Name', 'ObjectOwnership', 'Versioning'],
    });
  });

  it('reads port ranges, `.`, durations and parameters of them', () => {
    const { condition, parameters } = load(
      group(
        `{ all: [ { some: IpPermissions, where: { portRange: [FromPort, ToPort], covers: [22, 3389], ifNull: false } },
          { every: Tags, where: { field: ., like: "prod-*" } },
          { field: CreateTime, olderThan: 12h }, { field: CreateTime, newerThan: $params.age } ] }`,
        { parameters: `\n  age: { type: duration, default: 90d, minimum: 1d, maximum: 365d, stricter: lower }` },
      ),
    );
    expect(condition).toMatchObject({
      of: [
        {
          where: { kind: 'portRange', covers: { value: [22, 3389] }, ifNull: false, from: { segments: ['FromPort'] } },
        },
        { where: { path: { text: '.', segments: [] }, operator: 'like', type: 'string' } },
        { operand: { kind: 'literal', value: 43_200_000 } },
        { operand: { kind: 'parameter', name: 'age' } },
      ],
    });
    expect(parameters.age).toEqual({
      type: 'duration',
      default: '90d',
      minimum: 86_400_000,
      maximum: 365 * 86_400_000,
      stricter: 'lower',
    });
  });

  it('enters a lookup of many as a list, and reads one through a path', () => {
    const { lookups, condition, reads } = load({
      resource: 'aws/iam/account',
      lookups: trails,
      condition:
        ' { some: $trails, where: { all: [ { field: Status.IsLogging, equals: true }, { field: AccountId, equalsField: $resource.AccountId } ] } }',
    });
    expect(lookups).toEqual([
      {
        name: 'trails',
        resource: 'aws/cloudtrail/trail',
        match: { AccountId: 'AccountId' },
        lists: [],
        expect: 'many',
      },
    ]);
    expect(condition).toMatchObject({ list: { text: '$trails', from: 'lookup', lookup: 'trails', segments: [] } });
    expect(reads).toEqual({ 'aws/cloudtrail/trail': ['AccountId', 'Status'], 'aws/iam/account': ['AccountId'] });
  });

  it('compares two fields as equal or as a prefix', () => {
    const { condition, reads } = load({
      resource: 'aws/cloudtrail/trail',
      lookups: bucketLookup(', whenAbsent: unknown'),
      condition: ' { some: $bucket.LifecycleRules, where: { field: $resource.LogPath, startsWithField: Prefix } }',
    });
    expect(condition).toMatchObject({
      where: { operator: 'startsWithField', operand: { kind: 'path', path: { text: 'Prefix', segments: ['Prefix'] } } },
    });
    expect(reads).toEqual({
      'aws/cloudtrail/trail': ['LogPath', 'S3BucketName'],
      'aws/s3/bucket': ['LifecycleRules', 'Name'],
    });
    expect(refusal(group('{ field: GroupId, equalsField: CreateTime }'))).toContain(
      "'GroupId' is text, but 'CreateTime' is a time",
    );
  });

  it('marks what is sensitive, at the field or above it', () => {
    expect(load(group('{ field: Token, notEquals: "" }')).condition).toMatchObject({ sensitive: true });
    expect(load(group('{ field: OwnerId, equalsField: Token }')).condition).toMatchObject({ sensitive: true });
    expect(load(group('{ field: OwnerId, equals: "1" }')).condition).toMatchObject({ sensitive: false });
  });
});

describe('a lookup that fails when there is none', () => {
  const rule = (condition: string, when?: string): Parts => ({
    resource: 'aws/cloudtrail/trail',
    lookups: bucketLookup(', whenAbsent: fail'),
    condition: ` ${condition}`,
    ...(when !== undefined && { when: ` ${when}` }),
  });
  const term = '{ field: $bucket.Versioning.Status, equals: Enabled }';

  it('stands where a false term fails the rule', () => {
    expect(load(rule(term)).lookups[0]?.whenAbsent).toBe('fail');
    expect(load(rule(`{ any: [ ${term}, { not: { not: ${term} } } ] }`)).condition.kind).toBe('any');
    expect(
      load(rule('{ none: $bucket.LifecycleRules, where: { field: Status, equals: Enabled } }')).condition.kind,
    ).toBe('none');
  });

  it.each([
    ['under not', `{ not: ${term} }`],
    ['under none', `{ none: $bucket.Grants, where: { any: [ ${term} ] } }`],
    ['under an upper bound', `{ count: $bucket.Grants, where: ${term}, atMost: 0 }`],
  ])('does not stand %s, where it would pass', (_name, condition) => {
    expect(refusal(rule(condition))).toContain(
      "lookup 'bucket' says whenAbsent: fail, but under not, none or atMost it could pass",
    );
  });

  it('does not stand in when, where it would skip', () => {
    expect(refusal(rule(term, term))).toContain("but in 'when' it would skip");
  });

  it('enters a parameter that is a list, and no other', () => {
    const regions = '\n  regions: { type: list<string>, default: [], stricter: superset }';
    const days = '\n  days: { type: integer, default: 1, stricter: higher }';
    const { condition } = load(group('{ count: $params.regions, atLeast: 1 }', { parameters: regions }));
    expect(condition).toMatchObject({
      kind: 'count',
      list: { text: '$params.regions', from: 'parameter', segments: ['regions'] },
    });
    expect(refusal(group('{ count: $params.days, atLeast: 1 }', { parameters: days }))).toContain(
      "parameter 'days' is integer, not a list",
    );
    expect(refusal(group('{ count: $params.region, atLeast: 1 }', { parameters: regions }))).toContain(
      "did you mean 'regions'",
    );
    expect(refusal(group('{ field: $params.regions, includes: a }', { parameters: regions }))).toContain(
      'is a parameter',
    );
  });
});
