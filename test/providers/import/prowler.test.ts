import { describe, expect, it } from 'vitest';
import { counts, keys, now, read } from './read.ts';
import { type ProwlerFinding, prowlerFinding } from './reports.ts';

const seconds = Date.parse(now) / 1000 - 3600;
const findings = (...given: readonly Partial<ProwlerFinding>[]) =>
  given.map((one) => prowlerFinding({ check: 's3_bucket_public_access', severity: 5, time: seconds, ...one }));
const cloud = (content: unknown) => read(content, { kind: 'cloud', time: 'report' });

describe('Prowler', () => {
  it('counts what failed and is not muted, by its severity', () => {
    const found = cloud(
      findings(
        {},
        { check: 'iam_root_mfa', severity: 4 },
        { check: 'iam_root_mfa', severity: 4 },
        { check: 'kms_rotation', severity: 3 },
        { check: 'vpc_flow_logs', severity: 2 },
        { check: 'odd', severity: 0 },
        { check: 'fatal', severity: 6 },
        { status: 'PASS' },
        { check: 'support_contact', status: 'MANUAL' },
        { muted: true },
      ),
    );
    const { attributes } = found;
    expect(found.codes).toEqual([]);
    expect(counts(found)).toEqual([7, 2, 2, 1, 2, 1]);
    // One for each check, however many resources it fails on.
    expect(keys(found)).toEqual([
      's3_bucket_public_access',
      'fatal',
      'iam_root_mfa',
      'kms_rotation',
      'vpc_flow_logs',
      'odd',
    ]);
    expect(found.problems[2]?.attributes).toMatchObject({ Problem: 'iam_root_mfa', Open: 2, Place: null });
    expect(attributes).toMatchObject({
      Format: 'prowler-ocsf',
      Tool: 'Prowler',
      ToolVersion: '5.13.0',
      Open: 7,
      Gravity: 'critical',
      Suppressed: 1,
      Undecided: 1,
      Rules: 7,
      Successful: null,
      GeneratedAt: '2026-01-30T23:00:00.000Z',
      TimeSource: 'report',
    });
  });

  it('speaks of the cloud, and of nothing else', () => {
    for (const kind of ['dependencies', 'containers', 'secrets', 'code'] as const)
      expect(read(findings({ status: 'PASS' }), { kind }).codes).toEqual(['other-kind']);
  });

  it('takes its time as the seconds they are, and milliseconds, which OCSF says, as those', () => {
    expect(cloud(findings({ time: seconds })).attributes.GeneratedAt).toBe('2026-01-30T23:00:00.000Z');
    expect(cloud(findings({ time: seconds * 1000 })).attributes.GeneratedAt).toBe('2026-01-30T23:00:00.000Z');
    expect(cloud(findings({ time: seconds }, { time: seconds - 90_000 })).codes).toEqual(['too-old']);
  });

  it.each([
    ['no finding at all', [], 'no-results'],
    ['a finding of another tool among them', [...findings({}), { ...findings({})[0], metadata: {} }], 'malformed'],
    ['a finding of another class', findings({}).map((one) => ({ ...one, class_uid: 2003 })), 'unknown-format'],
    ['a status it does not have', findings({ status: 'MUTED' }), 'malformed'],
    ['no severity', [{ ...findings({})[0], severity_id: 'High' }], 'malformed'],
    ['no time', [{ ...findings({})[0], time: undefined }], 'malformed'],
    ['a time that is no number', [{ ...findings({})[0], time: '1769814000' }], 'malformed'],
    ['a time before there was any', findings({ time: -1 }), 'malformed'],
    ['a time that no calendar has', findings({ time: 9e15 }), 'malformed'],
    ['a time that is not whole', findings({ time: 0.5 }), 'malformed'],
    ['a time to come', findings({ time: seconds + 90_000 }), 'future-time'],
    [
      'a check without a name',
      [{ ...findings({})[0], metadata: { ...Object(findings({})[0]?.metadata), event_code: '' } }],
      'malformed',
    ],
  ])('%s', (_what, content, code) => {
    const found = cloud(content);
    expect(found.codes).toEqual([code]);
    expect(found.attributes).not.toHaveProperty('Open');
  });
});
