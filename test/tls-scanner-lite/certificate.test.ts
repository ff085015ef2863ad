import { X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';
import { describe, expect, it } from 'vitest';
import { describeCertificate } from '../../src/tls-scanner-lite/certificate/describe.ts';
import { loadTrustStore } from '../../src/tls-scanner-lite/certificate/trust-store.ts';
import type { Certificate } from '../../src/tls-scanner-lite/result.ts';
import { type CertificateOptions, createCertificate, type Identity } from '../support/certificate.ts';
import { generalizedTime, octetString } from '../support/der.ts';
import { type JudgeChange, judge, testNow } from '../support/judge.ts';

const root = createCertificate({ subject: 'Acme Root', ca: true });
const intermediate = createCertificate({ subject: 'Acme CA', issuer: root, ca: true });

function issue(options: Partial<CertificateOptions> = {}): Identity {
  return createCertificate({
    subject: 'localhost',
    issuer: intermediate,
    names: ['localhost', '*.wild.acme.example'],
    addresses: [[127, 0, 0, 1]],
    ...options,
  });
}

/** The certificate, sent with its intermediate. */
function read(options: Partial<CertificateOptions> = {}, change: JudgeChange = {}): Certificate {
  return judge([issue(options), intermediate], { ca: [root.pem], ...change });
}

/** A list of timestamps that nobody signed. */
function sctList(...firstOctets: readonly number[]): Buffer {
  const entries = firstOctets.map((octet) => Buffer.concat([Buffer.from([0, 47, 0, octet]), Buffer.alloc(45)]));
  const size = Buffer.alloc(2);
  size.writeUInt16BE(entries.length * 49);
  return Buffer.concat([size, ...entries]);
}

describe('a certificate', () => {
  it('is read whole', () => {
    const leaf = issue();
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    const common = {
      notBefore: '2020-01-01T00:00:00.000Z',
      notAfter: '2049-01-01T00:00:00.000Z',
      keyType: 'ec',
      keySize: 256,
    };
    expect(judge([leaf, intermediate], { ca: [root.pem] })).toEqual({
      subject: 'CN=localhost',
      issuer: 'CN=Acme CA',
      serialNumber: '112233',
      subjectAltNames: ['localhost', '*.wild.acme.example', '127.0.0.1'],
      wildcard: true,
      ...common,
      daysRemaining: 8371,
      validityDays: 10594,
      curve: 'prime256v1',
      signatureAlgorithm: 'ecdsa-with-SHA256',
      hostnameMatch: true,
      selfSigned: false,
      validationType: 'unknown',
      mustStaple: false,
      ocspResponders: [],
      ocspStaple: { status: 'not-tested' },
      scts: { count: 0, sources: [] },
      chain: {
        sent: [
          {
            subject: 'CN=localhost',
            issuer: 'CN=Acme CA',
            ...common,
            signatureAlgorithm: 'ecdsa-with-SHA256',
            fingerprintSha256: sha256,
            der: leaf.der.toString('base64'),
          },
          {
            subject: 'CN=Acme CA',
            issuer: 'CN=Acme Root',
            ...common,
            signatureAlgorithm: 'ecdsa-with-SHA256',
            fingerprintSha256: sha256,
            der: intermediate.der.toString('base64'),
          },
        ],
        complete: true,
        order: 'ok',
        trusted: true,
        errors: [],
      },
      fingerprintSha256: new X509Certificate(leaf.der).fingerprint256.replaceAll(':', '').toLowerCase(),
    });
  });

  it.each<[CertificateOptions['key'], object]>([
    ['rsa1024', { keyType: 'rsa', keySize: 1024 }],
    ['rsa2048', { keyType: 'rsa', keySize: 2048 }],
    ['ec384', { keyType: 'ec', keySize: 384, curve: 'secp384r1' }],
    ['ed25519', { keyType: 'ed25519', keySize: 256 }],
    ['rsa-pss', { keyType: 'rsa-pss', keySize: 2048 }],
  ])('has a key: %s', (key, expected) => {
    expect(read(key === undefined ? {} : { key })).toMatchObject(expected);
  });

  it.each<[NonNullable<CertificateOptions['key']>, CertificateOptions['hash'], string]>([
    ['rsa2048', 'md5', 'md5WithRSAEncryption'],
    ['rsa2048', 'sha1', 'sha1WithRSAEncryption'],
    ['rsa2048', 'sha256', 'sha256WithRSAEncryption'],
    ['ec', 'sha1', 'ecdsa-with-SHA1'],
    ['ed25519', undefined, 'Ed25519'],
    ['rsa-pss', undefined, 'RSASSA-PSS-with-SHA256'],
  ])('by a CA with %s and %s is signed with %s', (key, hash, expected) => {
    const issuer = createCertificate({ subject: 'CA', ca: true, key });
    const leaf = issue({ issuer, ...(hash === undefined ? {} : { hash }) });
    // Its own signature decides nothing of the trust in who issued it.
    expect(judge([leaf], { ca: [issuer.pem] })).toMatchObject({
      signatureAlgorithm: expected,
      chain: { trusted: true, errors: [] },
    });
  });

  it('that expired or is not valid yet is still trusted or not by its issuer alone', () => {
    const expired = { notAfter: new Date('2021-01-01T00:00:00Z') };
    expect(read(expired)).toMatchObject({
      notAfter: '2021-01-01T00:00:00.000Z',
      daysRemaining: -1856,
      chain: { trusted: true },
    });
    expect(read(expired, { ca: [] })).toMatchObject({ chain: { trusted: false } });
    expect(read({ notBefore: new Date('2045-01-01T00:00:00Z') })).toMatchObject({ chain: { trusted: true } });
  });

  it.each<[string, string, number, number]>([
    ['2026-01-01T00:00:00Z', '2026-03-31T23:59:59Z', 59, 90],
    ['2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z', 60, 91],
    ['2026-01-01T00:00:00Z', '2026-01-31T00:00:00Z', 0, 31],
    ['2026-01-01T00:00:00Z', '2026-01-30T23:59:59Z', -1, 30],
    ['2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z', -30, 0],
  ])('from %s to %s has %d days left of %d', (notBefore, notAfter, daysRemaining, validityDays) => {
    const dates = { notBefore: new Date(notBefore), notAfter: new Date(notAfter) };
    expect(read(dates)).toMatchObject({ daysRemaining, validityDays });
  });

  it.each<[readonly string[], string]>([
    [['2.23.140.1.1', '1.3.6.1.4.1.99999.1'], 'EV'],
    [['2.23.140.1.2.1'], 'DV'],
    [['1.3.6.1.4.1.99999.1', '2.23.140.1.2.2'], 'OV'],
    [['2.23.140.1.2.3'], 'IV'],
    [['2.23.140.1.2.1', '2.23.140.1.1'], 'EV'],
    [['1.3.6.1.4.1.99999.1'], 'unknown'],
    [['2.23.140.1.2'], 'unknown'],
  ])('with the policies %j is %s', (policies, validationType) => {
    expect(read({ policies })).toMatchObject({ validationType });
  });

  it('demands a staple by TLS feature 5 alone', () => {
    expect(read({ tlsFeatures: [5] }).mustStaple).toBe(true);
    expect(read({ tlsFeatures: [17, 5] }).mustStaple).toBe(true);
    expect(read({ tlsFeatures: [17] }).mustStaple).toBe(false);
  });

  it('names its OCSP responder, what cannot be printed escaped', () => {
    expect(read({ ocspResponder: 'http://ocsp.acme.example' }).ocspResponders).toEqual(['http://ocsp.acme.example']);
    expect(read({ ocspResponder: 'http://\u001b[2J' }).ocspResponders).toEqual(['http://\\1B[2J']);
  });

  it('has timestamps in itself and beside it, the same one counted once', () => {
    expect(read({ sctList: sctList(1, 2) }).scts).toEqual({ count: 2, sources: ['certificate'] });
    expect(read({}, { sctList: sctList(1) }).scts).toEqual({ count: 1, sources: ['tls'] });
    expect(read({ sctList: sctList(1, 2) }, { sctList: sctList(2, 3) }).scts).toEqual({
      count: 3,
      sources: ['certificate', 'tls'],
    });
    for (const broken of [
      Buffer.alloc(0),
      Buffer.from([0]),
      sctList(1).subarray(0, 40),
      Buffer.from([0, 3, 0, 1, 0]),
    ]) {
      expect(read({ sctList: broken }, { sctList: broken }).scts).toEqual({ count: 0, sources: [] });
    }
  });

  it('whose bytes are broken, or have something after them, or an extension twice, is none', () => {
    const { der } = issue();
    const twice = issue({ others: [{ id: '2.5.29.19', critical: false, value: Buffer.from([0x30, 0]) }] }).der;
    const options = { host: 'localhost', store: loadTrustStore(), now: testNow };
    const broken = [
      Buffer.alloc(0),
      der.subarray(0, -1),
      Buffer.concat([der, Buffer.of(0)]),
      Buffer.from(root.pem),
      twice,
    ];
    for (const bytes of broken) {
      expect(describeCertificate({ chain: [bytes], staple: { status: 'not-tested' } }, options)).toBeUndefined();
    }
    expect(describeCertificate({ chain: [], staple: { status: 'not-tested' } }, options)).toBeUndefined();
    expect(describeCertificate({ chain: [der], staple: { status: 'not-tested' } }, options)).toBeDefined();
  });

  it('above the leaf that is broken is shown as it came', () => {
    const leaf = issue();
    const { chain } = judge([leaf, { der: octetString(Buffer.from('no certificate')) }, intermediate], {
      ca: [root.pem],
    });
    expect(chain).toMatchObject({ trusted: true, complete: true, order: 'wrong' });
    expect(chain.sent.map(({ subject, der }) => [subject, der])).toEqual([
      ['CN=localhost', leaf.der.toString('base64')],
      ['', 'BA5ubyBjZXJ0aWZpY2F0ZQ=='],
      ['CN=Acme CA', intermediate.der.toString('base64')],
    ]);
  });
});

describe('the roots of this runtime', () => {
  it('are read as the runtime reads them', () => {
    const store = loadTrustStore();
    expect(tls.rootCertificates.length).toBeGreaterThan(100);
    for (const pem of tls.rootCertificates) {
      const own = new X509Certificate(pem);
      const { asymmetricKeyType, asymmetricKeyDetails } = own.publicKey;
      const curve = asymmetricKeyDetails?.namedCurve;
      expect(judge([{ der: own.raw }], { store })).toMatchObject({
        subject: own.subject.split('\n').join(', '),
        issuer: own.issuer.split('\n').join(', '),
        serialNumber: own.serialNumber.padStart(2, '0'),
        notBefore: own.validFromDate.toISOString(),
        notAfter: own.validToDate.toISOString(),
        keyType: asymmetricKeyType,
        ...(curve === undefined ? { keySize: asymmetricKeyDetails?.modulusLength } : { curve }),
        chain: { complete: true },
      });
    }
  });

  it('are not made ours by a text that is no certificate', () => {
    expect(() => loadTrustStore(['no certificate'])).toThrow(TypeError);
    const broken = generalizedTime(testNow).toString('base64');
    expect(() => loadTrustStore([`-----BEGIN CERTIFICATE-----\n${broken}\n-----END CERTIFICATE-----`])).toThrow(
      TypeError,
    );
  });
});
