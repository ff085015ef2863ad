import { describe, expect, it } from 'vitest';
import { normaliseLifecycleRules } from '../../../../src/providers/aws/derive/lifecycle-rules.ts';
import { logPath, trailLogPath } from '../../../../src/providers/aws/derive/log-path.ts';
import { normaliseObjectLock } from '../../../../src/providers/aws/derive/object-lock.ts';
import { otherTrail } from '../../../../src/providers/aws/derive/other-trail.ts';
import { normaliseRecorderStatus } from '../../../../src/providers/aws/derive/recorder-status.ts';

describe('where a trail begins to write', () => {
  it.each([
    [undefined, 'AWSLogs/'],
    ['', 'AWSLogs/'],
    ['audit', 'audit/AWSLogs/'],
    ['a/b', 'a/b/AWSLogs/'],
  ])('prefix %j: %s', (prefix, path) => {
    expect(logPath(prefix)).toBe(path);
  });

  it('is below its account, or below its organisation', () => {
    expect(trailLogPath('audit', '111122223333', false)).toBe('audit/AWSLogs/111122223333/CloudTrail');
    expect(trailLogPath(undefined, '111122223333', true)).toBe('AWSLogs/o-');
  });
});

describe('the other trail', () => {
  const trail = { TrailARN: 'a', HomeRegion: 'ap-northeast-1', IsMultiRegionTrail: true, IsOrganizationTrail: false };
  const other = { ...trail, TrailARN: 'b' };

  it.each([
    ['there is none', trail, [trail], null],
    ['one of all regions', trail, [trail, other], 'b'],
    ['one of one region', trail, [trail, { ...other, IsMultiRegionTrail: false }], null],
    ['one of the same region', { ...trail, IsMultiRegionTrail: false }, [{ ...other, IsMultiRegionTrail: false }], 'b'],
    ['one of the organisation', trail, [{ ...other, IsOrganizationTrail: true }], 'b'],
    ['one of an account, for one of the organisation', { ...trail, IsOrganizationTrail: true }, [other], null],
    ['several', trail, [other, { ...other, TrailARN: 'c' }], undefined],
  ])('%s', (_, own, trails, arn) => {
    expect(otherTrail(own, trails)).toBe(arn);
  });
});

describe('a lifecycle rule', () => {
  it.each([
    [{ Prefix: 'old/' }, 'old/', false],
    [{ Filter: { Prefix: 'new/' } }, 'new/', false],
    [{ Filter: { And: { Prefix: 'and/', Tags: [{ Key: 'a', Value: 'b' }] } } }, 'and/', true],
    [{ Filter: { Tag: { Key: 'a', Value: 'b' } } }, '', true],
    [{ Filter: { And: { Prefix: 'size/' } } }, 'size/', false],
    [{ Filter: {} }, '', false],
    [{}, '', false],
  ])('%j has prefix %j, by tag: %s', (rule, Prefix, TagFiltered) => {
    expect(normaliseLifecycleRules([rule])).toEqual([expect.objectContaining({ Prefix, TagFiltered })]);
  });

  it('says what it deletes when', () => {
    const day = new Date('2030-01-01T00:00:00Z');
    const rule = {
      ID: 'x',
      Status: 'Enabled',
      Expiration: { Date: day },
      NoncurrentVersionExpiration: { NoncurrentDays: 30 },
    };
    expect(normaliseLifecycleRules([rule])?.[0]).toMatchObject({
      ID: 'x',
      Status: 'Enabled',
      ExpirationDays: undefined,
      ExpirationDate: day,
      NoncurrentDays: 30,
    });
    expect(normaliseLifecycleRules(undefined)).toBeUndefined();
  });
});

describe('the default retention of Object Lock', () => {
  it.each([
    [{ Mode: 'COMPLIANCE', Days: 2190 }, 2190],
    [{ Mode: 'GOVERNANCE', Years: 6 }, 2190],
    [{ Mode: 'COMPLIANCE' }, undefined],
  ])('%j is %s days', (DefaultRetention, Days) => {
    const { Mode } = DefaultRetention;
    expect(normaliseObjectLock({ ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention } })).toEqual({
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode, Days } },
    });
  });

  it('may be missing', () => {
    expect(normaliseObjectLock({ ObjectLockEnabled: 'Enabled' })).toEqual({ ObjectLockEnabled: 'Enabled' });
    expect(normaliseObjectLock(undefined)).toBeUndefined();
  });
});

describe('the status of a recorder', () => {
  it.each([
    ['SUCCESS', 'Success'],
    ['FAILURE', 'Failure'],
    ['Pending', 'Pending'],
    ['NOT_APPLICABLE', 'NotApplicable'],
    ['SomethingNew', 'SomethingNew'],
    [undefined, undefined],
  ])('%s is spelled %s', (answered, spelled) => {
    expect(normaliseRecorderStatus([{ lastStatus: answered }])).toEqual([{ lastStatus: spelled }]);
  });
});
