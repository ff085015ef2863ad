import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import type { ResourceRef } from '../../src/model/result.ts';
import { languages } from '../../src/model/text.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { cut } from '../../src/report/asff/limits.ts';
import { asffResourceTypes } from '../../src/report/asff/resource-types.ts';
import { countOutsideAws, reportAsff } from '../../src/report/asff.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';
import { findingKey } from '../../src/text/finding-key.ts';
import { asffProblems } from '../support/asff-limits.ts';
import { hostileAssessment } from '../support/hostile-assessment.ts';
import { sample } from './sample.ts';

const options: ReportOptions = { language: 'en', color: 0, width: 80, verbose: false };

// biome-ignore lint/suspicious/noExplicitAny: what was written is read back as anybody would.
type Finding = any;

function render(assessment: Assessment, language: ReportOptions['language'] = 'en'): string {
  return [...reportAsff(assessment, { ...options, language })].join('');
}

function findings(assessment: Assessment, language: ReportOptions['language'] = 'en'): readonly Finding[] {
  return JSON.parse(render(assessment, language));
}

const of = (all: readonly Finding[], rule: string, name?: string): Finding =>
  all.find(
    (one) =>
      one.GeneratorId === `comply/${rule}` && (!name || one.ProductFields['comply/ResourceName'].startsWith(name)),
  );

/** The sample with its first result at another place. */
function at(place: Partial<ResourceRef>, change: Partial<Assessment> = {}): Finding {
  const [first] = sample.results;
  if (!first) throw new Error('the sample has no result');
  const [finding] = findings({
    ...sample,
    ...change,
    results: [{ ...first, resource: { ...first.resource, ...place } }],
  });
  return finding;
}

describe('reportAsff', () => {
  it.each(languages)('writes the results as findings (%s)', async (language) => {
    const golden = new URL(`../../fixtures/golden/asff.${language}.json`, import.meta.url).pathname;
    await expect(render(sample, language)).toMatchFileSnapshot(golden);
  });

  // Within the documented limits with 0, 1 and 10,000 hostile findings: test/report/valid.test.ts.
  it('is smaller than 240 KB when everything is as long as it gets', () => {
    const long = '名'.repeat(60_000);
    const [waiver] = sample.waivers;
    const [result] = sample.results;
    if (!waiver || !result) throw new Error('the sample has no waiver or no result');
    const observed = Array.from({ length: 100 }, () => ({
      field: long,
      operator: 'equals',
      expected: long,
      actual: long,
      result: false as const,
    }));
    const text = { en: long, ja: long };
    const finding = findings({
      ...sample,
      run: { ...sample.run, id: long },
      waivers: [{ ...waiver, reason: long, owner: long, approvedBy: long, compensating: long }],
      results: [
        {
          ...result,
          outcome: 'unknown',
          message: text,
          observed,
          waiver: 0,
          cause: { kind: 'denied', call: long, permission: long, code: long },
          resource: { ...result.resource, id: long, name: long, target: long },
        },
      ],
    })[0];
    expect(asffProblems(finding)).toEqual([]);
    expect(Object.keys(finding.ProductFields).length).toBeLessThanOrEqual(50);
    expect(finding.ProductFields['comply/ObservedLeftOut']).toBe('90');
    console.log(`the largest there can be: ${Buffer.byteLength(JSON.stringify(finding))} bytes of 240 KB`);
  });

  it('says how a rule came out and how grave that is', () => {
    const all = findings(sample);
    const seen = ({ Compliance, Severity }: Finding) => [
      Compliance.Status,
      Compliance.StatusReasons?.[0].ReasonCode,
      Severity.Label,
      Severity.Original,
    ];
    expect([
      seen(of(all, 'aws/config/recorder', 'default')),
      seen(of(all, 'aws/config/recorder', 'web')),
      seen(of(all, 'aws/iam/root-mfa')),
      seen(of(all, 'aws/logs/retention')),
      seen(of(all, 'aws/s3/access-logging', 'access-a')),
    ]).toEqual([
      ['PASSED', undefined, 'INFORMATIONAL', 'low'],
      ['NOT_AVAILABLE', 'NOT_APPLICABLE', 'INFORMATIONAL', 'low'],
      ['FAILED', undefined, 'CRITICAL', 'critical'],
      ['FAILED', 'WAIVED', 'MEDIUM', 'medium'],
      ['WARNING', 'DENIED', 'INFORMATIONAL', 'info'],
    ]);
    expect(
      all.every(({ Severity, Types, FindingProviderFields: own }) => {
        return JSON.stringify(own) === JSON.stringify({ Severity, Types });
      }),
    ).toBe(true);
  });

  it('keeps a waived finding failed and open, as Security Hub would keep a suppressed one beyond its waiver', () => {
    const waived = findings(sample).filter(({ ProductFields }) => ProductFields['comply/Waived'] === 'true');
    expect(waived).toHaveLength(2);
    for (const one of waived) {
      expect(one.Compliance.Status).toBe('FAILED');
      expect(one).not.toHaveProperty('Workflow');
    }
    expect(waived[0].ProductFields).toMatchObject({
      'comply/WaiverType': 'risk-accepted',
      'comply/WaiverExpires': '2027-03-31',
      'comply/WaiverApprovedBy': 'ciso@acme.example',
    });
  });

  it('leaves out what belongs to no account of AWS, and says so with every finding', () => {
    const all = findings(sample);
    expect(countOutsideAws(sample)).toBe(1);
    expect(all).toHaveLength(sample.results.length - 1);
    expect(of(all, 'endpoint/tls/version')).toBeUndefined();
    expect(all.every(({ ProductFields }) => ProductFields['comply/ResultsNotInThisFile'] === '1')).toBe(true);
    const inAws = { ...sample, results: sample.results.slice(0, 3) };
    expect(findings(inAws)[0].ProductFields).not.toHaveProperty('comply/ResultsNotInThisFile');
    const azure = { type: 'azure/storage/account', account: '11111111-2222-3333-4444-555555555555' };
    expect(at(azure)).toBeUndefined();
  });

  it('leads to the requirements, and says which types of finding they are', () => {
    const finding = of(findings(sample), 'aws/iam/root-mfa');
    expect(finding.Compliance.RelatedRequirements).toEqual([
      'SOC 2: CC6.1',
      'SOC 2: CC6.6',
      'HIPAA: 45 CFR 164.312(d)',
    ]);
    const standards = 'Software and Configuration Checks/Industry and Regulatory Standards';
    expect(finding.Types).toEqual([`${standards}/SOC 2`, `${standards}/HIPAA Controls (USA)`]);
    expect(of(findings(sample), 'aws/config/recorder').Types).toEqual([standards]);
    expect(finding.Remediation.Recommendation).toEqual({
      Text: 'Sign in as the root user. Open Security credentials. Assign an MFA device.',
      Url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html',
    });
  });

  it('counts the requirements that are more than the format takes', () => {
    const [framework] = sample.frameworks;
    const [control] = framework?.controls ?? [];
    const [rule] = sample.rules;
    if (!framework || !control || !rule) throw new Error('the sample has no control or no rule');
    const ids = Array.from({ length: 40 }, (_, index) => `X${index}`);
    const finding = findings({
      ...sample,
      frameworks: [{ ...framework, controls: ids.map((id) => ({ ...control, id, citation: { en: id, ja: id } })) }],
      rules: [{ ...rule, controls: ids.map((id) => `${framework.id}:${id}`) }],
      results: sample.results.slice(0, 1),
    })[0];
    expect(finding.Compliance.RelatedRequirements).toHaveLength(32);
    expect(finding.Compliance.RelatedRequirements.at(-1)).toBe('and 9 more requirements');
    expect(finding.ProductFields['comply/Requirements']).toBe('40');
  });

  it('sends what is global to the first region of its account, and what is elsewhere to its own', () => {
    expect(at({ region: 'eu-west-1' })).toMatchObject({
      Region: 'eu-west-1',
      ProductArn: 'arn:aws:securityhub:eu-west-1:111122223333:product/111122223333/default',
      Resources: [{ Region: 'eu-west-1', Partition: 'aws' }],
    });
    const global = at({ region: 'global' });
    expect(global.Region).toBe('ap-northeast-1');
    expect(global.Resources[0]).not.toHaveProperty('Region');
    expect(at({ region: 'global', target: 'gone' }).Region).toBe('us-east-1');
    const targets = [{ name: 'gov', provider: 'aws', id: '1', regions: [], caller: 'arn:aws-us-gov:sts::1:x' }];
    expect(at({ region: 'global', target: 'gov' }, { targets })).toMatchObject({
      Region: 'us-gov-west-1',
      ProductArn: expect.stringMatching(/^arn:aws-us-gov:/),
      Resources: [{ Partition: 'aws-us-gov' }],
    });
    expect(at({ region: 'us-iso-east-1' }).Resources[0].Partition).toBe('aws-us-iso');
    expect(at({ region: 'eusc-de-east-1' }).Resources[0]).not.toHaveProperty('Partition');
  });

  it.each([
    ['aws/s3/bucket', 'arn:aws:s3:::archive', { Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::archive' }],
    ['aws/logs/log-group', '/acme/app', { Type: 'Other', Id: '/acme/app' }],
    ['aws/iam/account', 'arn:aws:iam::111122223333:root', { Type: 'AwsAccount', Id: 'AWS::::Account:111122223333' }],
    ['aws/ec2/region', 'aws/ec2/region/111122223333/ap-northeast-1', { Type: 'AwsAccount' }],
    ['aws/s3/bucket', 'aws/s3/bucket@111122223333/ap-northeast-1', { Type: 'AwsAccount' }],
    ['aws/constructor/x', 'x', { Type: 'Other' }],
  ])('calls a %s what Security Hub calls it (%s)', (type, id, resource) => {
    expect(at({ type, id }).Resources[0]).toMatchObject(resource);
  });

  it('knows only resource types that Security Hub and the rules have', () => {
    const folder = new URL('../../node_modules/@aws-sdk/client-securityhub/dist-types/models/', import.meta.url);
    const models = readFileSync(new URL('models_2.d.ts', folder), 'utf8');
    const details = /export interface ResourceDetails \{[\s\S]*?^\}/m.exec(models)?.[0] ?? '';
    const members = [...details.matchAll(/^ {4}(\w+)\?:/gm)].map(([, name]) => name);
    expect(members.length).toBeGreaterThan(80);
    expect(Object.values(asffResourceTypes).filter((name) => !members.includes(name))).toEqual([]);
    const ours = new Set(resourceSchemas.map(({ type }) => type));
    expect(Object.keys(asffResourceTypes).filter((type) => !ours.has(type))).toEqual([]);
  });

  it('is the same finding in every run, and a later one once it is judged anew', () => {
    const run = { ...sample.run, id: 'another', asOf: '2026-12-01T00:00:00.000Z' };
    const [before, after] = [findings(sample)[2], findings({ ...sample, run })[2]];
    expect(before.Id).toBe(`comply/${findingKey('aws/iam/root-mfa', '111122223333')}`);
    expect(after.Id).toBe(before.Id);
    expect([before.CreatedAt, before.UpdatedAt]).toEqual(['2026-11-22T08:58:00.000Z', '2026-11-22T09:00:00.000Z']);
    expect(after.UpdatedAt).toBe('2026-12-01T00:00:00.000Z');
    const past = findings({ ...sample, run: { ...run, asOf: '2020-01-01T00:00:00.000Z' } })[2];
    expect(past.UpdatedAt).toBe(past.CreatedAt);
  });

  it('keeps apart what two targets say of one resource, as Security Hub keeps one finding of an id', () => {
    const [first] = sample.results;
    if (!first) throw new Error('the sample has no result');
    const twin = { ...first, resource: { ...first.resource, target: 'twin' } };
    const elsewhere = { ...first, resource: { ...first.resource, region: 'ap-northeast-3' } };
    const all = findings({ ...sample, results: [first, twin, twin, elsewhere] });
    const ids = all.map(({ Id }) => Id);
    const plain = `comply/${findingKey(first.rule, first.resource.id)}`;
    const placed = `${plain}/${findingKey('twin', 'ap-northeast-1')}`;
    expect(ids).toEqual([plain, placed, `${placed}/2`, plain]);
    expect(new Set(all.map(({ ProductArn, Id }) => `${ProductArn} ${Id}`)).size).toBe(4);
    expect(all.flatMap(asffProblems)).toEqual([]);
  });

  it('says with every finding that the run is not whole', () => {
    const said = (part: Partial<Assessment['run']>) =>
      new Set(
        findings({ ...sample, run: { ...sample.run, ...part } }).map((one) => one.ProductFields['comply/RunComplete']),
      );
    expect(said({ complete: true })).toEqual(new Set([undefined]));
    expect(said({ complete: false })).toEqual(new Set(['false']));
    expect(said({ complete: true, interrupted: true })).toEqual(new Set(['false']));
  });

  it('shows hostile names on one line, in UTF-8, with nothing a terminal would obey', async () => {
    const text = render(await hostileAssessment(100));
    expect(text).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}/u);
    expect(text.isWellFormed()).toBe(true);
    const values = strings(JSON.parse(text));
    expect(values.filter((value) => /\p{Cc}|\p{Bidi_Control}|\p{Cs}/u.test(value))).toEqual([]);
  });

  it('writes a finding a line', () => {
    expect(render({ ...sample, results: [] })).toBe('[]\n');
    const lines = render(sample).trimEnd().split('\n');
    expect([lines[0], lines.at(-1)]).toEqual(['[', ']']);
    expect(lines).toHaveLength(sample.results.length - 1 + 2);
  });

  it('fails rather than leave a finding out', () => {
    const [first] = sample.results;
    if (!first) throw new Error('the sample has no result');
    expect(() => render({ ...sample, results: [{ ...first, rule: 'aws/no/such-rule' }] })).toThrow('no such rule');
  });
});

describe('cut', () => {
  it.each([
    ['kept', 'abc', 3, 'abc'],
    ['cut with dots', 'abcdefgh', 6, 'abc...'],
    ['cut between code points', '\u{1f3e5}\u{1f3e5}\u{1f3e5}', 5, '\u{1f3e5}...'],
    ['cut before half a code point', 'a\u{1f3e5}\u{1f3e5}\u{1f3e5}', 5, 'a...'],
    ['cut after showing what is hidden', '\u202e\u202e', 7, '\\u20...'],
    ['nothing where it is blank', ' \u3000 ', 5, undefined],
  ])('is %s', (_, text, length, expected) => {
    expect(cut(text, length)).toBe(expected);
  });
});

/** Every text of a value, keys too. */
function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [key, ...strings(member)]);
}
