import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { languages } from '../../src/model/text.ts';
import { reportOcsf } from '../../src/report/ocsf.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';
import { findingKey } from '../../src/text/finding-key.ts';
import { hostileAssessment, hostileNames, longName } from '../support/hostile-assessment.ts';
import { loadOcsf, type OcsfChecker } from '../support/ocsf-schema.ts';
import { officialSchema } from '../support/official-schemas.ts';
import { sample } from './sample.ts';

const options: ReportOptions = { language: 'en', color: 0, width: 80, verbose: false };
const folder = officialSchema('ocsf-1.6.0/');
const check = folder && loadOcsf(folder);
const missing = 'not checked against OCSF 1.6.0: there is no folder ../shared/schemas beside the checkout';
if (!check) console.log(missing);

// biome-ignore lint/suspicious/noExplicitAny: what was written is read back as anybody would.
type Event = any;

function render(assessment: Assessment, language: ReportOptions['language'] = 'en'): string {
  return [...reportOcsf(assessment, { ...options, language })].join('');
}

function events(assessment: Assessment, language: ReportOptions['language'] = 'en'): readonly Event[] {
  const lines = render(assessment, language).split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line));
}

/** The events that are not as the schema has them, the first ten. */
function problems(all: readonly Event[], checker: OcsfChecker): readonly string[] {
  return all.flatMap((event) => checker(event)).slice(0, 10);
}

const of = (all: readonly Event[], rule: string, name?: string) =>
  all.find(({ metadata, resources }) => metadata.event_code === rule && (!name || resources[0].name === name));

describe('reportOcsf', () => {
  it.each(languages)('writes the results as Compliance Findings (%s)', async (language) => {
    const golden = new URL(`../../fixtures/golden/ocsf.${language}.ndjson`, import.meta.url).pathname;
    await expect(render(sample, language)).toMatchFileSnapshot(golden);
  });

  it.each(languages)('is valid by the schema for every outcome (%s)', (language) => {
    const all = events(sample, language);
    expect(all).toHaveLength(sample.results.length);
    expect(check ? problems(all, check) : []).toEqual([]);
    expect(all.every(({ metadata }) => metadata.product.lang === language)).toBe(true);
  });

  // Valid with 0, 1 and 10,000 findings: test/report/valid.test.ts.
  it('has an event with an id of its own for each of 10,000 hostile findings', async () => {
    const assessment = await hostileAssessment(10_000);
    const all = events(assessment);
    expect(all).toHaveLength(assessment.results.length);
    expect(new Set(all.map(({ metadata }) => metadata.uid)).size).toBe(all.length);
  });

  it('says how a rule came out, what is to do about it, and how grave that is', () => {
    const all = events(sample);
    const seen = (event: Event) => ({
      status: event.compliance.status,
      code: event.compliance.status_code,
      severity: event.severity,
      work: event.status,
      lastSeen: event.finding_info.last_seen_time,
    });
    const lastSeen = Date.parse('2026-11-22T08:58:00.000Z');
    const none = undefined;
    expect([
      seen(of(all, 'aws/config/recorder', 'default')),
      seen(of(all, 'aws/config/recorder', 'web')),
      seen(of(all, 'aws/iam/root-mfa')),
      seen(of(all, 'aws/logs/retention')),
      seen(of(all, 'aws/s3/access-logging', 'access-a')),
    ]).toEqual([
      { status: 'Pass', code: 'pass', severity: 'Informational', work: none, lastSeen },
      { status: 'Unknown', code: 'not-applicable', severity: 'Informational', work: none, lastSeen: none },
      { status: 'Fail', code: 'fail', severity: 'Critical', work: 'New', lastSeen },
      { status: 'Fail', code: 'fail', severity: 'Medium', work: 'Suppressed', lastSeen },
      { status: 'Warning', code: 'denied', severity: 'Informational', work: 'New', lastSeen: none },
    ]);
  });

  it('writes times in milliseconds, and none that a single run cannot know', () => {
    for (const event of events(sample)) {
      expect(event.time).toBe(Date.parse('2026-11-22T08:58:00.000Z'));
      expect(event.time).toBeGreaterThan(1e12);
      expect(event.finding_info).not.toHaveProperty('first_seen_time');
    }
  });

  it('leads from a finding to the requirements, and on to what was read', () => {
    const { compliance, remediation, evidences } = of(events(sample), 'aws/iam/root-mfa');
    expect(compliance).toMatchObject({
      standards: ['SOC 2: 2017 criteria, points of focus of 2022', 'HIPAA: as last amended in 2013'],
      requirements: ['SOC 2: CC6.1', 'SOC 2: CC6.6', 'HIPAA: 45 CFR 164.312(d)'],
      control: 'mfa-root',
      checks: [{ uid: 'aws/iam/root-mfa', status_id: 3, severity: 'Critical' }],
    });
    expect(remediation.desc.split('\n')).toHaveLength(3);
    expect(remediation.references[0]).toMatch(/^https:/);
    expect(evidences[0].data.observed[0]).toEqual({
      field: 'AccountMFAEnabled',
      operator: 'equals',
      expected: 1,
      actual: 0,
      result: false,
    });
  });

  it('names the call that did not answer', () => {
    const { evidences, compliance } = of(events(sample), 'aws/s3/access-logging', 'access-a');
    expect(evidences).toContainEqual({
      name: 'call',
      api: { operation: 's3:GetBucketLogging', response: { error: 'AccessDenied' } },
    });
    expect(compliance.status_details).toEqual([
      'Not readable: access-a',
      expect.stringMatching(/^Judged by a weaker rule: severity is info/),
    ]);
  });

  it.each([
    ['en', /^Waived to the end of 2027-03-31 \(risk accepted\): Batch logs hold no ePHI\. Owner: sre@/],
    ['ja', /^2027-03-31 まで例外承認（リスク受容）。理由: Batch logs hold no ePHI\. 責任者: sre@/],
  ] as const)('keeps a waived finding a finding, with who accepted it and why (%s)', (language, words) => {
    const waived = events(sample, language).filter(({ status_id }) => status_id === 3);
    expect(waived.map(({ compliance }) => compliance.status_id)).toEqual([3, 3]);
    expect(waived[0].comment).toMatch(words);
    expect(waived[0].unmapped.waiver).toMatchObject({ type: 'risk-accepted', expires: '2027-03-31' });
  });

  it('says where a rule was judged by a weaker parameter', () => {
    const { compliance } = of(events(sample), 'aws/logs/retention');
    expect(compliance.control_parameters).toEqual([{ name: 'minRetentionDays', value: '365' }]);
    expect(compliance.status_details[0]).toMatch(/^Judged by a weaker rule: minRetentionDays is 365 instead of 2190;/);
  });

  it('follows the cloud profile in a cloud, and no profile elsewhere', () => {
    const all = events(sample);
    expect(of(all, 'aws/s3/kms-encryption', 'archive')).toMatchObject({
      metadata: { profiles: ['cloud'] },
      cloud: {
        provider: 'AWS',
        region: 'ap-northeast-1',
        cloud_partition: 'aws',
        account: { uid: '111122223333', type: 'AWS Account' },
      },
      resources: [{ uid: 'arn:aws:s3:::archive', type: 'aws/s3/bucket', region: 'ap-northeast-1' }],
    });
    const server = of(all, 'endpoint/tls/version');
    expect(server).not.toHaveProperty('cloud');
    expect(server.metadata).not.toHaveProperty('profiles');
    expect(server.resources).toEqual([
      {
        uid: 'smtp.acme.example:587',
        name: 'smtp.acme.example:587',
        type: 'endpoint/tls/server',
        role_id: 1,
        role: 'Target',
      },
    ]);
  });

  it.each([
    ['azure/storage/account', 'japaneast', { provider: 'Azure', account: { type_id: 13 }, region: 'japaneast' }],
    ['azure/entra/tenant', 'global', { provider: 'Azure', account: { type_id: 99, type: 'Microsoft Entra Tenant' } }],
    ['aws/iam/account', 'global', { provider: 'AWS', account: { type_id: 10 } }],
    ['aws/s3/bucket', 'us-gov-west-1', { cloud_partition: 'aws-us-gov' }],
    ['aws/s3/bucket', 'cn-north-1', { cloud_partition: 'aws-cn' }],
  ] as const)('says in which cloud %s in %s is', (type, region, cloud) => {
    const [first] = sample.results;
    if (!first) throw new Error('the sample has no result');
    const result = { ...first, resource: { ...first.resource, type, region } };
    const [event] = events({ ...sample, results: [result] });
    expect(event.cloud).toMatchObject(cloud);
    expect('region' in event.cloud).toBe(region !== 'global');
    expect(check ? problems([event], check) : []).toEqual([]);
  });

  it('calls a finding the same in every run, and an event the same in none', () => {
    const [a, b] = [events(sample), events({ ...sample, run: { ...sample.run, id: 'another' } })];
    const uids = (all: readonly Event[]) => all.map(({ finding_info }) => finding_info.uid);
    expect(uids(a)).toEqual(uids(b));
    expect(uids(a)[2]).toBe(findingKey('aws/iam/root-mfa', '111122223333'));
    const eventUids = new Set([...a, ...b].map(({ metadata }) => metadata.uid));
    expect(eventUids.size).toBe(a.length * 2);
  });

  it('holds hostile names as data, in UTF-8, with nothing a terminal would obey', async () => {
    const text = render(await hostileAssessment(100));
    expect(text).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}/u);
    expect(text.isWellFormed()).toBe(true);
    expect(text).not.toMatch(/(?<!\\)(\\\\)*\\ud[89a-f]/);
    const names = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).resources[0].name);
    for (const name of [...hostileNames, longName]) expect(names).toContain(name.toWellFormed());
  });

  it('cuts what a name of 60 KB would do to a message, and keeps the name itself', async () => {
    const all = events(await hostileAssessment(100));
    const long = all.filter(({ resources }) => resources[0].name === longName.toWellFormed());
    expect(long.length).toBeGreaterThan(0);
    for (const { message } of long) {
      expect(message.length).toBeLessThan(24_100);
      expect(message).toMatch(/\.\.\.\(\+\d+\)$/);
    }
  });

  it('says with every event that the run is not whole', () => {
    const said = (part: Partial<Assessment['run']>) =>
      events({ ...sample, run: { ...sample.run, ...part } }).map(({ unmapped }) => unmapped.run);
    expect(new Set(said({ complete: true }))).toEqual(new Set([undefined]));
    expect(said({ complete: false })[0]).toEqual({ complete: false, interrupted: false });
    expect(said({ complete: true, interrupted: true })[0]).toEqual({ complete: true, interrupted: true });
  });

  it('fails rather than leave a finding out', () => {
    const [first] = sample.results;
    if (!first) throw new Error('the sample has no result');
    const withOne = (change: object) => () => render({ ...sample, results: [{ ...first, ...change }] });
    expect(withOne({ rule: 'aws/no/such-rule' })).toThrow('no such rule');
    expect(withOne({ observedAt: 'yesterday' })).toThrow('not a time: yesterday');
  });

  it('writes 100,000 results without holding them', () => {
    const [result] = sample.results;
    if (!result) throw new Error('the sample has no result');
    const many = { ...sample, results: Array.from({ length: 100_000 }, () => result) };
    let [lines, longest] = [0, 0];
    for (const line of reportOcsf(many, options)) {
      lines += 1;
      longest = Math.max(longest, line.length);
    }
    expect(lines).toBe(100_000);
    expect(longest).toBeLessThan(10_000);
  });
});

describe.skipIf(!check)('the checker of OCSF events', () => {
  const valid = of(events(sample), 'aws/s3/kms-encryption', 'archive');
  const checker: OcsfChecker = check ?? (() => ['no schema']);
  const change = (edit: (event: Event) => unknown): readonly string[] => {
    const event = structuredClone(valid);
    edit(event);
    return checker(event);
  };

  it.each<[string, (event: Event) => unknown]>([
    ['time: required', (event) => delete event.time],
    ['finding_info.uid: required', (event) => delete event.finding_info.uid],
    ['cloud.provider: required', (event) => delete event.cloud.provider],
    ['cloud: required', (event) => delete event.cloud],
    ['cloud: not of profile cloud', (event) => delete event.metadata.profiles],
    ['resources.0.region: not of profile cloud', (event) => delete event.metadata.profiles],
    ['score: unknown attribute', (event) => Object.assign(event, { score: 1 })],
    ['compliance.score: unknown attribute', (event) => Object.assign(event.compliance, { score: 1 })],
    ['resource: deprecated', (event) => Object.assign(event, { resource: { uid: 'x' } })],
    ['status_detail: deprecated', (event) => Object.assign(event.compliance, { status_detail: 'x' })],
    ['compliance.status_id: not of the enumeration: 7', (event) => Object.assign(event.compliance, { status_id: 7 })],
    [
      'compliance.status: not Pass, the caption of status_id',
      (event) => Object.assign(event.compliance, { status: 'OK' }),
    ],
    ['severity: not Informational, the caption of severity_id', (event) => Object.assign(event, { severity: 'Info' })],
    ['time: not a timestamp_t', (event) => Object.assign(event, { time: '2026-11-22T08:58:00Z' })],
    ['compliance.standards: not an array', (event) => Object.assign(event.compliance, { standards: 'SOC 2' })],
    [
      'compliance.checks.0.severity_id: not a integer_t',
      (event) => Object.assign(event.compliance.checks[0], { severity_id: '3' }),
    ],
    ['resources.0: at least one of name, uid', (event) => Object.assign(event, { resources: [{ type: 'x' }] })],
    ['evidences.0: at least one of actor, api', (event) => Object.assign(event, { evidences: [{ name: 'x' }] })],
    ['class_uid: not of the enumeration: 2004', (event) => Object.assign(event, { class_uid: 2004 })],
    ['type_uid: not of the enumeration: 200401', (event) => Object.assign(event, { type_uid: 200401 })],
    ['type_uid: not of activity 1', (event) => Object.assign(event, { type_uid: 200302 })],
    ['type_name: not Compliance Finding: Create', (event) => Object.assign(event, { type_name: 'Finding' })],
    ['metadata.version: not 1.6.0', (event) => Object.assign(event.metadata, { version: '1.5.0' })],
    ['message: not UTF-8', (event) => Object.assign(event, { message: '\ud800' })],
    ['resources.0.ip: not as ip_t is written', (event) => Object.assign(event.resources[0], { ip: 'host' })],
  ])('says %s', (problem, edit) => {
    expect(checker(valid)).toEqual([]);
    expect(
      change(edit).some((one) => one.includes(problem)),
      change(edit).join('\n'),
    ).toBe(true);
  });
});
