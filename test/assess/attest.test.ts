import { describe, expect, it } from 'vitest';
import { judgeAttestations, listAttested, listPossiblyAttested } from '../../src/assess/attest.ts';
import type { Attestation, AttestedDocumentState } from '../../src/model/attestation.ts';
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

  const signedOff = { by: 'Taro Acme', date: '2026-03-01' };
  const sha256 = '0'.repeat(64);
  const one = (found: AttestedDocumentState) => ({ sha256, found });

  /** `unsigned`: nobody signed it off. */
  it.each<[string, Partial<Attestation> & { readonly unsigned?: true }, string]>([
    ['not signed off', { unsigned: true }, 'unsigned'],
    ['signed off later', { signedOff: { ...signedOff, date: '2026-06-02' } }, 'unsigned'],
    ['signed off today', { signedOff: { ...signedOff, date: '2026-06-01' } }, 'current'],
    ['of a changed document', { evidence: [one('same'), one('changed')] }, 'changed'],
    ['of one that cannot be read', { evidence: [one('unreadable'), one('kept')] }, 'unreadable'],
    ['of one that cannot be read, not signed off', { evidence: [one('unreadable')], unsigned: true }, 'unsigned'],
    ['of one changed and one unreadable', { evidence: [one('unreadable'), one('changed')] }, 'changed'],
    ['of the same, and of a hash that is kept', { evidence: [one('same'), one('kept')] }, 'current'],
    [
      'expired, changed and not signed off',
      { validUntil: '2026-05-31', evidence: [one('changed')], unsigned: true },
      'expired',
    ],
    ['changed and not signed off', { evidence: [one('changed')], unsigned: true }, 'changed'],
  ])('one %s is judged', (_, { unsigned, ...extra }, state) => {
    const { signedOff, ...attestation } = sampleAttestation({ safeguard: 'training' }, extra);
    const judged = judgeAttestations(
      [unsigned ? attestation : { ...attestation, ...(signedOff && { signedOff }) }],
      catalog,
      '2026-06-01',
    );
    expect(judged.map((each) => each.state)).toEqual([state]);
    expect(listAttested(judged).safeguards.has('training')).toBe(state === 'current');
    expect(listPossiblyAttested(judged)?.safeguards.has('training')).toBe(state === 'unreadable' ? true : undefined);
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
