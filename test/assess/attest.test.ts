import { describe, expect, it } from 'vitest';
import { judgeAttestations, listAttested } from '../../src/assess/attest.ts';
import { sampleAttestation, sampleControl, sampleFramework, sampleSafeguard } from './sample.ts';

const catalog = {
  frameworks: [sampleFramework('hipaa', [sampleControl('164.308(a)(2)')])],
  safeguards: [sampleSafeguard('training', { hipaa: [] }, { kind: 'governance' })],
};

describe('judgeAttestations', () => {
  it.each([
    ['2025-12-31', 'not-yet'],
    ['2026-01-01', 'current'],
    ['2026-12-31', 'current'],
    ['2027-01-01', 'expired'],
  ])('on %s one for 2026 is %s', (today, state) => {
    const [attestation] = judgeAttestations([sampleAttestation({ safeguard: 'training' })], catalog, today);
    expect(attestation?.state).toBe(state);
  });

  it('knows controls by framework and id, and safeguards by id', () => {
    const subjects = [
      { control: 'hipaa:164.308(a)(2)' },
      { control: 'soc2:164.308(a)(2)' },
      { control: '164.308(a)(2)' },
      { safeguard: 'training' },
      { safeguard: 'trainings' },
    ];
    const judged = judgeAttestations(
      subjects.map((subject) => sampleAttestation(subject)),
      catalog,
      '2026-06-01',
    );
    expect(judged.map(({ state }) => state)).toEqual([
      'current',
      'unknown-subject',
      'unknown-subject',
      'current',
      'unknown-subject',
    ]);
    const { controls, safeguards } = listAttested(judged);
    expect([[...controls], [...safeguards]]).toEqual([['hipaa:164.308(a)(2)'], ['training']]);
  });
});
