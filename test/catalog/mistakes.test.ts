import { describe, expect, it } from 'vitest';
import { load, type Parts, refusal, refuse, ruleText } from './sample.ts';

const lookups = `
  bucket: { resource: aws/s3/bucket, match: { Name: S3BucketName }, expect: one, whenAbsent: unknown }`;
const ports = `
  ports: { type: list<integer>, default: [22, 3389], stricter: superset }`;

/** The right way, and each of twelve ways to get it wrong, with the exact line that says so. */
const cases: readonly {
  readonly mistake: string;
  readonly right: Parts;
  readonly wrong: Parts;
  readonly says: string;
}[] = [
  {
    mistake: 'field typo, top level',
    right: { condition: ' { field: Versioning.Status, equals: Enabled }' },
    wrong: { condition: ' { field: Versionning.Status, equals: Enabled }' },
    says: "x.yaml:2:21: 'aws/s3/bucket' has no field 'Versionning' (did you mean 'Versioning'?)",
  },
  {
    mistake: 'field typo inside a list',
    right: {
      resource: 'test/net/group',
      condition: ' { none: IpPermissions, where: { some: IpRanges, where: { field: CidrIp, equals: 0.0.0.0/0 } } }',
    },
    wrong: {
      resource: 'test/net/group',
      condition: ' { none: IpPermissions, where: { some: IpRanges, where: { field: CidrIP, equals: 0.0.0.0/0 } } }',
    },
    says: "x.yaml:2:76: 'IpPermissions[].IpRanges[]' has no field 'CidrIP' (did you mean 'CidrIp'?)",
  },
  {
    mistake: 'list name typo under none',
    right: { condition: ' { none: Grants, where: { field: Permission, equals: READ } }' },
    wrong: { condition: ' { none: Grant, where: { field: Permission, equals: READ } }' },
    says: "x.yaml:2:20: 'aws/s3/bucket' has no field 'Grant' (did you mean 'Grants'?)",
  },
  {
    mistake: 'number written as string',
    right: { resource: 'aws/logs/log-group', condition: ' { field: retentionInDays, atLeast: 2190, ifNull: true }' },
    wrong: { resource: 'aws/logs/log-group', condition: ' { field: retentionInDays, atLeast: "2190", ifNull: true }' },
    says: "x.yaml:2:47: 'retentionInDays' is a whole number: expected a whole number, found text ('2190'); drop the quotes",
  },
  {
    mistake: 'boolean compared with "true"',
    right: { resource: 'aws/cloudtrail/trail', condition: ' { field: IsMultiRegionTrail, equals: true }' },
    wrong: { resource: 'aws/cloudtrail/trail', condition: ' { field: IsMultiRegionTrail, equals: "true" }' },
    says: "x.yaml:2:49: 'IsMultiRegionTrail' is true or false: expected true or false, found text ('true'); drop the quotes",
  },
  {
    mistake: 'operator typo',
    right: { condition: ' { field: Name, startsWith: acme- }' },
    wrong: { condition: ' { field: Name, startWith: acme- }' },
    says: "x.yaml:2:27: unknown operator 'startWith' (did you mean 'startsWith'?)",
  },
  {
    mistake: 'parameter typo',
    right: {
      resource: 'test/net/group',
      parameters: ports,
      condition:
        ' { some: IpPermissions, where: { portRange: [FromPort, ToPort], covers: $params.ports, ifNull: false } }',
    },
    wrong: {
      resource: 'test/net/group',
      parameters: ports,
      condition:
        ' { some: IpPermissions, where: { portRange: [FromPort, ToPort], covers: $params.port, ifNull: false } }',
    },
    says: "x.yaml:2:83: no parameter 'port' is declared (did you mean 'ports'?)",
  },
  {
    mistake: 'field typo in the joined resource',
    right: {
      resource: 'aws/cloudtrail/trail',
      lookups,
      condition: ' { field: $bucket.ObjectLockConfiguration.ObjectLockEnabled, equals: Enabled }',
    },
    wrong: {
      resource: 'aws/cloudtrail/trail',
      lookups,
      condition: ' { field: $bucket.ObjectLockConfiguration.ObjectLockEnable, equals: Enabled }',
    },
    says: "x.yaml:2:21: 'ObjectLockConfiguration' has no field 'ObjectLockEnable' (did you mean 'ObjectLockEnabled'?)",
  },
  {
    mistake: 'list compared with a scalar',
    right: { resource: 'test/net/group', condition: ' { field: Tags, includes: prod }' },
    wrong: { resource: 'test/net/group', condition: ' { field: Tags, equals: prod }' },
    says: "x.yaml:2:27: 'equals' does not apply to 'Tags', which is a list; use includes, or enter it with some, every, none or count",
  },
  {
    mistake: 'condition is not a boolean',
    right: { condition: ' { count: Grants, atMost: 3 }' },
    wrong: { condition: ' { count: Grants }' },
    says: 'x.yaml:2:12: a count is not compared with anything: add atLeast, atMost or both',
  },
  {
    mistake: 'null case forgotten',
    right: { condition: ' { field: LoggingEnabled.TargetPrefix, startsWith: logs/, ifNull: false }' },
    wrong: { condition: ' { field: LoggingEnabled.TargetPrefix, startsWith: logs/ }' },
    says: "x.yaml:2:12: 'LoggingEnabled.TargetPrefix' can be null: say what 'startsWith' means then, ifNull: true or ifNull: false",
  },
  {
    mistake: 'date operator on a non-date',
    right: { condition: ' { field: CreationDate, olderThan: 30d }' },
    wrong: { condition: ' { field: Name, olderThan: 30d }' },
    says: "x.yaml:2:27: 'olderThan' does not apply to 'Name', which is text; use equals, notEquals, in, notIn, contains, notContains, containsAny, startsWith, endsWith, like, equalsField, startsWithField",
  },
];

describe('the twelve mistakes that authors make', () => {
  it('are twelve', () => {
    expect(new Set(cases.map(({ mistake }) => mistake)).size).toBe(12);
  });

  it.each(cases)('$mistake', ({ right, wrong, says }) => {
    expect(load(right).condition.at).toBe('condition');
    expect(refusal(wrong)).toBe(says);
  });

  it.each(cases)('$mistake, in Japanese', ({ wrong, says }) => {
    const { en, ja } = refuse(ruleText(wrong)).text;
    expect(en).toBe(says);
    expect(ja).not.toBe(en);
    expect(ja).toMatch(/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u);
    expect(placeOf(ja)).toBe(placeOf(says));
    expect(quoted(ja)).toEqual(quoted(says));
  });

  it('say in Japanese what is wrong, then what to do', () => {
    const [typo, , , number] = cases.map(({ wrong }) => refuse(ruleText(wrong)).text.ja);
    expect(typo).toMatch(
      /^x\.yaml:2:21: 'aws\/s3\/bucket' にフィールド 'Versionning' はない（もしかして 'Versioning'）$/,
    );
    expect(number).toBe("x.yaml:2:47: 'retentionInDays' は整数だが、ここには文字列（'2190'）がある。引用符を外すこと");
  });

  it('names a condition that is no condition at all', () => {
    expect(refusal({ condition: ' Versioning.Status' })).toBe(
      "x.yaml:2:12: expected a condition (a mapping with one of all, any, not, some, every, none, count, field, portRange), found text ('Versioning.Status')",
    );
    expect(refusal({ condition: ' { field: Versioning.Status }' })).toMatch(
      /^x\.yaml:2:12: 'Versioning\.Status' is not compared with anything: add one of isNull, equals, notEquals/,
    );
  });

  it('compares a list with a scalar the other way round', () => {
    expect(refusal({ condition: ' { field: Name, equals: [a, b] }' })).toBe(
      "x.yaml:2:35: 'Name' is text: expected text, found a list; use in",
    );
    expect(refusal({ condition: ' { field: Name, in: acme }' })).toBe(
      "x.yaml:2:31: 'in' takes a list, found text ('acme')",
    );
  });
});

function placeOf(message: string): string | undefined {
  return /^x\.yaml:\d+:\d+: /.exec(message)?.[0];
}

function quoted(message: string): readonly string[] {
  return [...message.matchAll(/'[^']*'/g)].map(([name]) => name).sort();
}
