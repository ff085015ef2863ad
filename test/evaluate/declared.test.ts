import { describe, expect, it } from 'vitest';
import type { Scope } from '../../src/model/resource.ts';
import type { Rule } from '../../src/model/rule.ts';
import { loadSample } from './six-rules.ts';
import { denied, judgeOne, listingOf, resourceOf } from './world.ts';

const stores = 'records/data/store';

/** A rule that is stricter of what is declared to lie in the bucket, as the rules on data stores are. */
function stricter(resource: string): Rule {
  const rule = loadSample('trail', {
    lookups: ` { stores: { resource: test/six/s3, match: { Name: S3BucketName }, expect: many } }`,
    when: ' { some: $stores, where: { field: ObjectLockConfiguration.ObjectLockEnabled, equals: Enabled } }',
    condition: ' { field: Name, equals: right }',
  });
  const { 'test/six/s3': read = [], ...reads } = rule.reads;
  return {
    ...rule,
    lookups: rule.lookups.map((lookup) => ({ ...lookup, resource })),
    reads: { ...reads, [resource]: read },
  };
}

const trail = resourceOf('test/six/trail', { Name: 'wrong', S3BucketName: 'charts' });
const trails = listingOf('test/six/trail');
const folder: Scope = { target: 'records', account: '-', region: '-' };
const prod = { name: 'prod', provider: 'test', id: '111122223333', regions: ['us-east-1'] };
const records = { name: 'records', provider: 'records', id: 'records', regions: [] };
const declared = (type: string) =>
  resourceOf(type, { Name: 'charts', ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } }, { ...folder });

function judge(
  targets: readonly (typeof prod | typeof records)[],
  listings: readonly ReturnType<typeof listingOf>[],
  { holds = false, type = stores } = {},
): string {
  const result = judgeOne(stricter(type), trail, holds ? [declared(type)] : [], {
    targets,
    listings: [trails, ...listings],
  });
  return result.cause ? `${result.outcome}: ${result.cause.kind}` : result.outcome;
}

describe('a rule that looks up what is declared', () => {
  const whole = listingOf(stores, undefined, folder);

  it('does not apply where no target declares anything', () => {
    expect(judge([prod], [])).toBe('not-applicable');
  });

  it('sees the whole list from every target, and what is in it', () => {
    expect(judge([prod, records], [whole])).toBe('not-applicable');
    expect(judge([prod, records], [whole], { holds: true })).toBe('fail');
  });

  it('is unknown where the list has no end, or a folder of several was not asked', () => {
    expect(judge([prod, records], [listingOf(stores, denied, folder)])).toBe('unknown: denied');
    expect(judge([prod, records], [])).toBe('unknown: not-asked');
    expect(judge([prod, records, { ...records, name: 'more' }], [whole])).toBe('unknown: not-asked');
  });

  it('is unknown of any other type that nobody listed', () => {
    expect(judge([prod], [], { type: 'aws/s3/bucket' })).toBe('unknown: not-visible');
    expect(judge([prod, records], [whole], { type: 'import/code' })).toBe('unknown: not-visible');
  });
});
