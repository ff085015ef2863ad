import { describe, expect, it } from 'vitest';
import { type Selection, selectRules } from '../../src/catalog/select.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Framework, Safeguard, SafeguardLinks } from '../../src/model/framework.ts';
import { type Rule, severities } from '../../src/model/rule.ts';
import { load, type Parts } from './sample.ts';

const text = { en: 'x', ja: 'あ' };
const links = (primary: readonly string[], supporting: readonly string[] = []): SafeguardLinks => ({
  primary,
  supporting,
});

function rule(id: string, more: Partial<Rule>, parts: Parts = {}): Rule {
  return { ...load(parts), id, ...more };
}
function safeguard(id: string, controls: Safeguard['controls']): Safeguard {
  return { id, kind: 'technical', title: text, assessment: 'automatable', rationale: text, controls };
}
function framework(id: Framework['id'], editions: readonly string[]): Framework {
  return {
    id,
    title: text,
    term: text,
    publisher: text,
    licenceNote: text,
    notes: [],
    editions: editions.map((edition) => ({ id: edition, title: text, current: true, groups: [], controls: [] })),
    kinds: [],
    levels: [],
    categories: [],
    roles: [],
    proposed: [],
  };
}

const catalog: Catalog = {
  digest: '',
  frameworks: [framework('soc2', ['2017']), framework('iso27017', ['2026', '2015'])],
  safeguards: [
    safeguard('a', { soc2: links(['CC6.1']), 'iso27017@2026': links([]), 'iso27017@2015': links(['10.1']) }),
    safeguard('b', { soc2: links([]), 'iso27017@2026': links([], ['8.24']), 'iso27017@2015': links([]) }),
  ],
  rules: [
    rule(
      'aws/cloudtrail/lock',
      { severity: 'critical', safeguards: [{ id: 'b', extent: 'full' }] },
      {
        resource: 'aws/cloudtrail/trail',
        lookups:
          '\n  bucket: { resource: aws/s3/bucket, match: { Name: S3BucketName }, expect: one, whenAbsent: unknown }',
        when: ' { field: IsOrganizationTrail, equals: false }',
        condition: ' { field: $bucket.Versioning.Status, equals: Enabled }',
        message: ' { en: "{{ TrailARN }}", ja: "{{ TrailARN }}" }',
      },
    ),
    rule('aws/s3/encryption', {
      severity: 'medium',
      safeguards: [{ id: 'a', extent: 'full' }],
      aliases: ['aws/s3/sse'],
    }),
    rule(
      'aws/s3/versioning',
      {
        severity: 'info',
        safeguards: [
          { id: 'a', extent: 'full' },
          { id: 'b', extent: 'partial' },
        ],
      },
      {
        condition: ' { field: Versioning.Status, equals: Enabled }',
      },
    ),
  ],
};
const ids = (selection: Selection): readonly string[] => selectRules(catalog, selection).rules.map(({ id }) => id);

describe('selecting rules', () => {
  it.each<[string, Selection, readonly string[]]>([
    ['everything', {}, ['aws/cloudtrail/lock', 'aws/s3/encryption', 'aws/s3/versioning']],
    ['by severity', { minSeverity: 'medium' }, ['aws/cloudtrail/lock', 'aws/s3/encryption']],
    ['by the gravest severity', { minSeverity: 'critical' }, ['aws/cloudtrail/lock']],
    ['by id', { ruleGlob: ['aws/s3/*'] }, ['aws/s3/encryption', 'aws/s3/versioning']],
    ['by one of several', { ruleGlob: ['*/lock', '*/versioning'] }, ['aws/cloudtrail/lock', 'aws/s3/versioning']],
    ['by an alias', { ruleGlob: ['aws/s3/sse'] }, ['aws/s3/encryption']],
    ['by nothing that is there', { ruleGlob: ['azure/*'] }, []],
    ['by framework', { frameworks: [{ id: 'soc2' }] }, ['aws/s3/encryption', 'aws/s3/versioning']],
    ['by the default edition', { frameworks: [{ id: 'iso27017' }] }, ['aws/cloudtrail/lock', 'aws/s3/versioning']],
    [
      'by another edition',
      { frameworks: [{ id: 'iso27017', edition: '2015' }] },
      ['aws/s3/encryption', 'aws/s3/versioning'],
    ],
    [
      'by both frameworks',
      { frameworks: [{ id: 'soc2' }, { id: 'iso27017' }] },
      ['aws/cloudtrail/lock', 'aws/s3/encryption', 'aws/s3/versioning'],
    ],
    ['by no framework', { frameworks: [] }, []],
    [
      'by all at once',
      { frameworks: [{ id: 'soc2' }], ruleGlob: ['aws/s3/*'], minSeverity: 'low' },
      ['aws/s3/encryption'],
    ],
  ])('%s', (_name, selection, expected) => {
    expect(ids(selection)).toEqual(expected);
  });

  it('goes by the graver of a rule’s own severity and the one in force', () => {
    const chosen = (minSeverity: Selection['minSeverity'], rule: string, value: Rule['severity']) =>
      ids({ ...(minSeverity && { minSeverity }), severities: new Map([[rule, { value }]]) });
    expect(chosen('critical', 'aws/cloudtrail/lock', 'info')).toEqual(['aws/cloudtrail/lock']);
    expect(chosen('high', 'aws/s3/versioning', 'high')).toEqual(['aws/cloudtrail/lock', 'aws/s3/versioning']);
    for (const own of severities) {
      for (const value of severities) {
        for (const [index, minSeverity] of severities.entries()) {
          const one = { ...catalog, rules: [rule('aws/s3/one', { severity: own })] };
          const found = selectRules(one, { minSeverity, severities: new Map([['aws/s3/one', { value }]]) }).rules;
          const graver = Math.min(severities.indexOf(own), severities.indexOf(value));
          expect(found.length, `${own} as ${value}, ${minSeverity}`).toBe(graver <= index ? 1 : 0);
        }
      }
    }
  });

  it('keeps a remark, which tests no safeguard, whatever the framework', () => {
    const remark = rule('aws/s3/remark', { safeguards: [] });
    const { rules } = selectRules({ ...catalog, rules: [remark] }, { frameworks: [{ id: 'soc2' }] });
    expect(rules).toEqual([remark]);
  });

  it('asks for what conditions, when, lookups, match keys and templates read, and for nothing else', () => {
    const wanted = ({ ruleGlob }: { ruleGlob: string[] }) =>
      Object.fromEntries(
        [...selectRules(catalog, { ruleGlob }).wanted].map(([type, names]) => [type, [...names].sort()]),
      );
    expect(wanted({ ruleGlob: ['*/lock'] })).toEqual({
      'aws/cloudtrail/trail': ['IsOrganizationTrail', 'S3BucketName', 'TrailARN'],
      'aws/s3/bucket': ['Name', 'Versioning'],
    });
    expect(wanted({ ruleGlob: ['aws/s3/encryption'] })).toEqual({ 'aws/s3/bucket': ['Name'] });
    expect(wanted({ ruleGlob: ['*'] })['aws/s3/bucket']).toEqual(['Name', 'Versioning']);
  });
});
