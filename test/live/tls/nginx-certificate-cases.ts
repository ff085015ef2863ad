import type { Lab } from './certificates.ts';
import type { NginxCase } from './nginx-cases.ts';

const good = { hostnameMatch: true, selfSigned: false, mustStaple: false, wildcard: false, validityDays: 90 };
const trusted = { complete: true, order: 'ok', trusted: true, errors: [] };

/** Each certificate variant, and what is to be seen of it. */
const facts: Readonly<Record<string, object>> = {
  rsa2048: {
    ...good,
    keyType: 'rsa',
    keySize: 2048,
    signatureAlgorithm: 'sha256WithRSAEncryption',
    chain: trusted,
    ocspResponders: ['http://ocsp.acme.example/'],
    subjectAltNames: ['localhost', 'good.test', '127.0.0.1', '::1'],
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2026-03-31T23:59:59.000Z',
    daysRemaining: 59,
    validationType: 'unknown',
    scts: { count: 0, sources: [] },
  },
  rsa4096: { ...good, keyType: 'rsa', keySize: 4096, chain: trusted },
  rsa1024: { ...good, keyType: 'rsa', keySize: 1024, chain: trusted },
  ec256: { ...good, keyType: 'ec', keySize: 256, curve: 'prime256v1', chain: trusted },
  ec384: { ...good, keyType: 'ec', keySize: 384, curve: 'secp384r1', signatureAlgorithm: 'sha384WithRSAEncryption' },
  ed25519: { ...good, keyType: 'ed25519', chain: trusted },
  sha1: { ...good, signatureAlgorithm: 'sha1WithRSAEncryption', chain: trusted },
  md5: { ...good, signatureAlgorithm: 'md5WithRSAEncryption', chain: trusted },
  expired: { ...good, validityDays: 365, daysRemaining: -31, chain: trusted },
  'not-yet': { ...good, validityDays: 61, daysRemaining: 89, chain: trusted },
  'five-days': { ...good, validityDays: 36, daysRemaining: 5, chain: trusted },
  'wrong-host': { ...good, hostnameMatch: false, subjectAltNames: ['other.test'], chain: trusted },
  'name-only': { ...good, hostnameMatch: false, subjectAltNames: [], chain: trusted },
  wildcard: { ...good, hostnameMatch: false, wildcard: true, chain: trusted },
  '900-days': { ...good, validityDays: 900, chain: trusted },
  dv: { ...good, validationType: 'DV' },
  ov: { ...good, validationType: 'OV' },
  ev: { ...good, validationType: 'EV' },
  'must-staple': { ...good, mustStaple: true },
  sct: { ...good, scts: { count: 1, sources: ['certificate'] } },
  'self-signed': { ...good, selfSigned: true, chain: { complete: true, trusted: false, errors: ['self-signed'] } },
};

export function certificateCases(lab: Lab): Readonly<Record<string, NginxCase>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, certificate]) => [
      `certificate ${name}`,
      {
        site: {
          lines: [
            `ssl_certificate ${lab.file(name)}.chain.pem`,
            `ssl_certificate_key ${lab.file(name)}.key`,
            // Level 0 lets nginx load RSA-1024 and MD5.
            'ssl_protocols TLSv1.2 TLSv1.3',
            'ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20:@SECLEVEL=0',
            'return 200',
          ],
        },
        expected: { versions: ['TLSv1.2', 'TLSv1.3'], certificates: [certificate] },
      } satisfies NginxCase,
    ]),
  );
}
