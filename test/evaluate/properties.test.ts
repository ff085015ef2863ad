import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/result.ts';
import { cutLists, type Damage, deletions, wrongTypes } from './damage.ts';
import { type Sample, seededRandom, sixRules } from './six-rules.ts';
import { judgeOne, resourceOf } from './world.ts';

const samplesPerRule = 150;

describe.each(Object.entries(sixRules))('%s', (_name, { rule, make }) => {
  const random = seededRandom(20261122);
  const samples = Array.from({ length: samplesPerRule }, () => make(random));

  it('agrees with plain JavaScript on what was read completely', () => {
    const verdicts = samples.map((sample) => [outcomeOf(sample), sample.holds() ? 'pass' : 'fail']);
    expect(verdicts.filter(([ours, theirs]) => ours !== theirs)).toEqual([]);
    expect(new Set(verdicts.map(([ours]) => ours))).toEqual(new Set(['pass', 'fail']));
  });

  it.each([
    ['a field is deleted', deletions],
    ['a value has a wrong type', wrongTypes],
    ['a list is cut short', cutLists],
  ])('never turns a fail into a pass nor a pass into a fail when %s', (_what, harm) => {
    const tried = samples.flatMap((sample) => tryDamage(sample, harm));
    const turned = tried.filter(({ before, after }) => after !== before && after !== 'unknown');
    expect(turned).toEqual([]);
    const hasLists = harm !== cutLists || samples.some((sample) => JSON.stringify(sample.resource).includes('['));
    if (hasLists) expect(tried.some(({ after }) => after === 'unknown')).toBe(true);
  });

  function outcomeOf(sample: Sample, resource = subject(sample), bucket = other(sample)): Outcome {
    return judgeOne(rule, resource, bucket ? [bucket] : []).outcome;
  }

  function subject({ resource }: Sample) {
    return resourceOf(rule.resource, resource);
  }

  function other({ bucket }: Sample) {
    return bucket && resourceOf('test/six/s3', bucket, { id: 'bucket' });
  }

  function tryDamage(sample: Sample, harm: (resource: Damage['resource']) => readonly Damage[]) {
    const before = outcomeOf(sample);
    const bucket = other(sample);
    const own = harm(subject(sample)).map(({ what, resource }) => ({
      what,
      before,
      after: outcomeOf(sample, resource),
      sample,
    }));
    const theirs = (bucket ? harm(bucket) : []).map(({ what, resource }) => ({
      what: `bucket ${what}`,
      before,
      after: outcomeOf(sample, subject(sample), resource),
      sample,
    }));
    return [...own, ...theirs];
  }
});
