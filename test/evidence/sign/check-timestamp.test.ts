import { describe, expect, it } from 'vitest';
import { checkTimestamp } from '../../../src/evidence/sign/check-timestamp.ts';
import { type CertificateOptions, createCertificate, type Identity } from '../../support/certificate.ts';
import { createStamp, createStamper, type StampOptions, stampPurpose } from '../../support/handmade-stamp.ts';

const data = Buffer.from('the bytes of a signature');
const root = createCertificate({ subject: 'Acme Root', ca: true, keyUsage: 0x04 });
const time = '2026-11-22T01:13:00Z';

const check = (options: Partial<StampOptions> = {}, ca: string | undefined = root.pem) =>
  checkTimestamp({ response: createStamp({ data, root, ...options }), signature: data }, ca);
const issue = (more: Partial<CertificateOptions>): Identity => createStamper(root, more);

describe('a time stamp', () => {
  it('is trusted where a chain leads to the given authority', () => {
    expect(check()).toEqual({ kind: 'trusted', time });
    expect(check({ time: '20261122011300.25Z' })).toEqual({ kind: 'trusted', time: '2026-11-22T01:13:00.25Z' });
  });

  it('is said to be unchecked where none is given', () => {
    expect(checkTimestamp({ response: createStamp({ data, root }), signature: data })).toEqual({
      kind: 'unchecked',
      time,
    });
  });

  it('names its signer by SHA-1 in the old attribute, too', () => {
    expect(check({ ess: 'sha1' })).toEqual({ kind: 'trusted', time });
  });

  it.each(['rsa2048', 'ed25519', 'rsa-pss', 'ec'] as const)('may be signed by %s', (key) => {
    expect(check({ signer: issue({ key }) })).toEqual({ kind: 'trusted', time });
  });

  it('takes the certificate of its signer from the given file where it is not in the stamp', () => {
    const signer = createStamper(root);
    expect(check({ signer, certificates: [] }, `${root.pem}${signer.pem}`)).toEqual({ kind: 'trusted', time });
  });

  const other = createCertificate({ subject: 'Acme Root', ca: true });
  const refused: readonly (readonly [string, Partial<StampOptions>, string])[] = [
    ['was refused', { status: 2 }, 'not-granted'],
    ['was granted with changes, and kept so', { status: 1 }, 'unreadable'],
    ['is of other data', { data: Buffer.from('other bytes') }, 'other-data'],
    ['has no certificate', { certificates: [] }, 'no-signer'],
    ['names another certificate', { named: createStamper(root) }, 'changed'],
    ['names no certificate', { ess: 'none' }, 'changed'],
    ['has the digest of another info', { otherInfo: true }, 'changed'],
    ['is signed by another key', { forged: true }, 'changed'],
    ['is signed by a short key', { signer: issue({ key: 'rsa1024' }) }, 'changed'],
    ['has a signer without the purpose', { signer: issue({ others: [] }) }, 'purpose'],
    [
      'has a signer whose purpose is not critical',
      { signer: issue({ others: [{ ...stampPurpose, critical: false }] }) },
      'purpose',
    ],
    ['has a signer that may only certify', { signer: issue({ keyUsage: 0x04 }) }, 'purpose'],
    ['is from before its signer', { time: '20191231235959Z' }, 'untrusted'],
    ['is from after its signer', { time: '20500101000000Z' }, 'untrusted'],
    ['has a signer of another root of the same name', { signer: createStamper(other) }, 'untrusted'],
    ['has a certificate that is signed with SHA-1', { signer: issue({ hash: 'sha1' }) }, 'untrusted'],
    ['has a certificate with a forged signature', { signer: issue({ forged: true }) }, 'untrusted'],
    [
      'has a critical extension that nobody knows',
      {
        signer: issue({
          others: [stampPurpose, { id: '1.2.3.4.5', critical: true, value: Buffer.from('0500', 'hex') }],
        }),
      },
      'untrusted',
    ],
    ['is in no calendar', { time: '20261322011300Z' }, 'unreadable'],
  ];
  it.each(refused)('that %s is refused', (_, options, reason) => {
    const finding = check(options);
    expect(finding).toMatchObject({ kind: 'invalid', reason });
    if (finding.kind === 'invalid') expect(finding.text.ja).not.toBe('');
  });

  it('is refused by a file that holds no certificate', () => {
    expect(check({}, 'no certificate')).toMatchObject({ reason: 'unusable-ca' });
    expect(check({}, '')).toMatchObject({ reason: 'unusable-ca' });
  });
});

describe('the chain', () => {
  const below = (issuer: Identity, more: Partial<CertificateOptions> = {}): Identity =>
    createCertificate({ subject: 'Between', issuer, ca: true, keyUsage: 0x04, ...more });
  const through = (between: Identity, ca = root.pem) => {
    const signer = createStamper(between);
    // The signer is named by its issuer.
    return check({ root: between, signer, certificates: [signer.der, between.der] }, ca);
  };

  it('may pass through an authority that the stamp brings', () => {
    expect(through(below(root))).toEqual({ kind: 'trusted', time });
    const signer = createStamper(below(root));
    expect(check({ root: below(root), signer })).toMatchObject({ kind: 'invalid' });
  });

  it('may end at an authority that is itself given, root or not', () => {
    const between = below(root);
    expect(through(between, between.pem)).toEqual({ kind: 'trusted', time });
  });

  it('does not pass through what is no authority, may not certify, or has no room below it', () => {
    expect(through(below(root, { ca: false }))).toMatchObject({ reason: 'untrusted' });
    expect(through(below(root, { keyUsage: 0x80 }))).toMatchObject({ reason: 'untrusted' });
    const tight = createCertificate({ subject: 'Acme Root', ca: true, pathLength: 0 });
    expect(through(below(tight), tight.pem)).toMatchObject({ reason: 'untrusted' });
    const wide = createCertificate({ subject: 'Acme Root', ca: true, pathLength: 1 });
    expect(through(below(wide), wide.pem)).toEqual({ kind: 'trusted', time });
    expect(through(below(root, { notAfter: new Date('2026-01-01T00:00:00Z') }))).toMatchObject({ reason: 'untrusted' });
  });

  it('is not looked for without end among authorities that all issue each other', () => {
    const keys = createCertificate({ subject: 'Web', ca: true });
    const web = Array.from({ length: 15 }, (_, index) =>
      createCertificate({ subject: 'Web', ca: true, issuer: keys, keys, serialNumber: [1, index] }),
    );
    const signer = createStamper(keys);
    const start = performance.now();
    expect(check({ root: keys, signer, certificates: [signer.der, ...web.map((one) => one.der)] })).toMatchObject({
      reason: 'untrusted',
    });
    console.log(`15 authorities that issue each other: ${(performance.now() - start).toFixed(0)} ms`);
  });
});

describe('a response of a stranger', () => {
  it('never throws, whatever byte is changed or cut off', () => {
    const whole = createStamp({ data, root });
    const kinds = new Map<string, number>();
    const count = (response: Uint8Array) => {
      const finding = checkTimestamp({ response, signature: data }, root.pem);
      const kind = finding.kind === 'invalid' ? finding.reason : finding.kind;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      return finding;
    };
    for (let at = 0; at < whole.length; at += 1) {
      for (const flip of [0x01, 0x80]) {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ flip;
        const finding = count(changed);
        expect(finding.kind).toBe('invalid');
      }
      expect(count(whole.subarray(0, at)).kind).toBe('invalid');
    }
    expect(kinds.size).toBeGreaterThan(4);
    console.log([...kinds].map(([kind, n]) => `${kind} ${n}`).join(', '));
  });
});
