import { describe, expect, it } from 'vitest';
import { operatorsByType } from '../../src/catalog/operators.ts';
import { fieldTypes, operators } from '../../src/model/condition.ts';
import { load, type Parts, refusal } from './sample.ts';

const group = (condition: string, more: Parts = {}): Parts => ({
  resource: 'test/net/group',
  condition: ` ${condition}`,
  ...more,
});
const bucketLookup = `
  bucket: { resource: aws/s3/bucket, match: { Name: S3BucketName }, expect: one, whenAbsent: unknown }`;

describe('null', () => {
  it.each(['equals: 1', 'notEquals: 1', 'in: [1]', 'notIn: [1]', 'isNull: true'])('%s needs no ifNull', (operator) => {
    expect(load(group(`{ field: Ratio, ${operator} }`)).condition.kind).toBe('field');
  });

  it.each(['atLeast: 1', 'atMost: 1', 'greaterThan: 1', 'lessThan: 1', 'equalsField: Ratio'])('%s does', (operator) => {
    expect(load(group(`{ field: Ratio, ${operator}, ifNull: true }`)).condition).toMatchObject({ ifNull: true });
    expect(refusal(group(`{ field: Ratio, ${operator} }`))).toContain("'Ratio' can be null: say what");
  });

  it('follows a nullable object into its members', () => {
    const days = '$bucket.ObjectLockConfiguration.Rule.DefaultRetention.Days';
    const rule = (more: string): Parts => ({
      resource: 'aws/cloudtrail/trail',
      lookups: bucketLookup,
      condition: ` { field: ${days}, atLeast: 2190${more} }`,
    });
    expect(load(rule(', ifNull: false')).condition).toMatchObject({ ifNull: false });
    expect(refusal(rule(''))).toBe(
      `x.yaml:2:12: '${days}' can be null: say what 'atLeast' means then, ifNull: true or ifNull: false`,
    );
    expect(refusal({ condition: ' { field: PolicyStatus.IsPublic, equalsField: PolicyStatus.IsPublic }' })).toContain(
      'can be null',
    );
    expect(refusal(group('{ portRange: [FromPort, ToPort], covers: [22] }'))).toContain("has no field 'FromPort'");
  });

  it('asks for it where the other side can be null', () => {
    const compare = (more: string): Parts => ({
      resource: 'aws/cloudtrail/trail',
      condition: ` { field: Name, equalsField: KmsKeyId${more} }`,
    });
    expect(refusal(compare(''))).toContain("'KmsKeyId' can be null");
    expect(load(compare(', ifNull: false')).condition).toMatchObject({ ifNull: false });
  });

  it('refuses what decides nothing', () => {
    expect(refusal({ condition: ' { field: Name, isNull: false }' })).toBe(
      "x.yaml:2:27: 'Name' is never null, so isNull decides nothing",
    );
    expect(refusal({ condition: ' { field: Name, equals: a, ifNull: true }' })).toBe(
      "x.yaml:2:38: 'Name' is never null; drop ifNull",
    );
    expect(refusal({ condition: ' { field: Versioning.Status, equals: null }' })).toContain(
      'use isNull to ask for null',
    );
    expect(refusal({ condition: ' { field: Name, startsWith: "" }' })).toContain('an empty text decides nothing');
    expect(refusal({ condition: ' { field: Name, in: [] }' })).toContain('an empty list decides nothing');
    expect(refusal({ condition: ' { all: [] }' })).toContain('an empty list of conditions decides nothing');
  });
});

describe('operators', () => {
  it('each belong to a type', () => {
    const placed = new Set(fieldTypes.flatMap((type) => operatorsByType[type]));
    expect([...placed].sort()).toEqual([...operators].sort());
  });

  it.each([
    ['{ field: CreateTime, atLeast: 3 }', "'atLeast' does not apply to 'CreateTime', which is a time"],
    ['{ field: Tags, atLeast: 3 }', "'atLeast' does not apply to 'Tags', which is a list"],
    [
      '{ field: IpPermissions, includes: x }',
      "the elements of 'IpPermissions' are no plain values; use some with where",
    ],
    [
      '{ field: GroupId, equals: a, in: [b] }',
      "'equals' and 'in' stand together; give each its own leaf under all or any",
    ],
    ['{ field: GroupId, equals: a, not: { field: OwnerId, equals: b } }', "'field' and 'not' stand together"],
    ['{ field: GroupId, equals: 12 }', "'GroupId' is text: expected text, found number 12; put it in quotes"],
    ['{ field: CreateTime, olderThan: 30 }', 'expected a duration such as 30d, 12h or 15m, found number 30'],
    ['{ field: CreateTime, olderThan: 4w }', "expected a duration such as 30d, 12h or 15m, found text ('4w')"],
    [
      '{ field: IpPermissions.FromPort, equals: 1 }',
      "'IpPermissions' is a list: enter it with some, every, none or count",
    ],
    ['{ field: GroupId.Length, equals: 1 }', "'GroupId' is text and has no field 'Length'"],
    ['{ some: GroupId, where: { field: ., equals: a } }', "'GroupId' is text, not a list; use field"],
    ['{ some: Tags }', "missing key 'where'"],
    ['{ some: Tags, were: { field: ., equals: a } }', "unknown key 'were' (did you mean 'where'?)"],
    ['{ count: Tags, atLeast: 1.5 }', "'count of Tags' is a whole number: expected a whole number, found number 1.5"],
    ['{ al: [] }', "unknown key 'al' (did you mean 'all'?)"],
    ['{ id: x }', 'no condition stands here'],
    ['{ cel: "1 == 1" }', "'cel' is reserved and not read yet; write the condition as a tree"],
    ['{ field: $resource, isNull: true }', "'$resource' is the whole resource: name a field of it"],
    ['{ field: $params.x, isNull: true }', "'$params.x' is a parameter; a field of the resource is wanted here"],
    ['{ all: [ { id: a, field: GroupId, equals: a }, { id: a, field: GroupId, equals: b } ] }', "the id 'a' is taken"],
    ['{ portRange: [FromPort], covers: [22] }', "has no field 'FromPort'"],
    [
      '{ some: IpPermissions, where: { portRange: [FromPort], covers: [22] } }',
      "'portRange' takes two fields, [FROM, TO]",
    ],
    [
      '{ some: IpPermissions, where: { portRange: [FromPort, IpProtocol], covers: [22] } }',
      "'IpProtocol' is text; a port is a whole number",
    ],
  ])('refuses %s', (condition, says) => {
    expect(refusal(group(condition))).toContain(says);
  });

  it('checks words of a closed list, literal or from a parameter', () => {
    expect(refusal({ condition: ' { field: Versioning.Status, equals: Enable }' })).toBe(
      "x.yaml:2:48: 'Versioning.Status' is never 'Enable' (did you mean 'Enabled'?)",
    );
    const parameters = `\n  states: { type: list<string>, default: [Enabled], allowed: [Enabled, On], stricter: subset }`;
    expect(refusal({ parameters, condition: ' { field: Versioning.Status, in: $params.states }' })).toContain(
      "parameter 'states': 'Versioning.Status' is never 'On'; it is one of Enabled, Suspended",
    );
  });

  it('checks the type of a parameter against the operator', () => {
    const parameters = `\n  days: { type: integer, default: 3, stricter: higher }`;
    expect(refusal({ parameters, condition: ' { field: CreationDate, olderThan: $params.days }' })).toBe(
      "x.yaml:2:46: 'olderThan' on 'CreationDate' takes a parameter of type duration; 'days' is integer",
    );
    expect(refusal({ parameters, condition: ' { field: Name, in: $params.days }' })).toContain(
      'takes a parameter of type list<string>',
    );
  });
});
