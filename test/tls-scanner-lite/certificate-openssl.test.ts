import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Certificate } from '../../src/tls-scanner-lite/result.ts';
import { type CertificateOptions, createCertificate } from '../support/certificate.ts';
import { judge } from '../support/judge.ts';
import {
  createOpensslCa,
  ecKey,
  type IssueOptions,
  type OpensslCa,
  type OpensslCertificate,
  whyNoOpenssl,
} from '../support/openssl-ca.ts';

const reason = whyNoOpenssl();
if (reason !== undefined) console.info(`certificates of the openssl program are not tested: ${reason}`);

const names = 'subjectAltName=DNS:localhost,DNS:good.test,IP:127.0.0.1';
const fakeSct = `04330031002f00${'00'.repeat(46)}`;
const rsa = (bits: number): readonly string[] => [
  'genpkey',
  '-algorithm',
  'RSA',
  '-pkeyopt',
  `rsa_keygen_bits:${bits}`,
];

/** The variants of one leaf that a server may have, and what is found of them. */
const variants: readonly (readonly [string, IssueOptions, Partial<Certificate>])[] = [
  ['rsa2048', { key: rsa(2048) }, { keyType: 'rsa', keySize: 2048, hostnameMatch: true }],
  ['rsa4096', { key: rsa(4096) }, { keyType: 'rsa', keySize: 4096 }],
  ['rsa1024', { key: rsa(1024) }, { keyType: 'rsa', keySize: 1024 }],
  ['prime256v1', {}, { keyType: 'ec', keySize: 256, curve: 'prime256v1', signatureAlgorithm: 'ecdsa-with-SHA256' }],
  ['secp384r1', { key: [...ecKey.slice(0, -1), 'secp384r1'] }, { keySize: 384, curve: 'secp384r1' }],
  ['secp521r1', { key: [...ecKey.slice(0, -1), 'secp521r1'] }, { keySize: 521, curve: 'secp521r1' }],
  ['brainpool', { key: [...ecKey.slice(0, -1), 'brainpoolP384r1'] }, { keySize: 384, curve: 'brainpoolP384r1' }],
  ['ed25519', { key: ['genpkey', '-algorithm', 'ed25519'] }, { keyType: 'ed25519', keySize: 256 }],
  ['ed448', { key: ['genpkey', '-algorithm', 'ed448'] }, { keyType: 'ed448', keySize: 456 }],
  ['dsa', { key: ['dsaparam', '-genkey', '-noout', '1024'] }, { keyType: 'dsa', keySize: 1024 }],
  ['sha1', { hash: 'sha1' }, { signatureAlgorithm: 'ecdsa-with-SHA1' }],
  ['sha512', { hash: 'sha512' }, { signatureAlgorithm: 'ecdsa-with-SHA512' }],
  ['expired', { to: '20210101000000Z' }, { daysRemaining: -1856, notAfter: '2021-01-01T00:00:00.000Z' }],
  ['not-yet', { from: '20480101000000Z' }, { notBefore: '2048-01-01T00:00:00.000Z' }],
  ['five-days', { to: '20260205000000Z' }, { daysRemaining: 5 }],
  ['900-days', { from: '20250101000000Z', to: '20270619235959Z' }, { validityDays: 900 }],
  ['past-2050', { to: '20550101000000Z' }, { notAfter: '2055-01-01T00:00:00.000Z' }],
  ['wrong-host', { extensions: ['subjectAltName=DNS:other.test'] }, { hostnameMatch: false }],
  ['localhost', { extensions: [] }, { subjectAltNames: [], hostnameMatch: false, subject: 'CN=localhost' }],
  ['wild', { extensions: ['subjectAltName=DNS:*.wild.test'] }, { wildcard: true, subjectAltNames: ['*.wild.test'] }],
  ['ipv6', { extensions: ['subjectAltName=IP:2001:db8::1'] }, { subjectAltNames: ['2001:db8::1'] }],
  ['dv', { extensions: [names, 'certificatePolicies=2.23.140.1.2.1'] }, { validationType: 'DV' }],
  ['ov', { extensions: [names, 'certificatePolicies=1.3.6.1.4.1.99999.1,2.23.140.1.2.2'] }, { validationType: 'OV' }],
  ['iv', { extensions: [names, 'certificatePolicies=2.23.140.1.2.3'] }, { validationType: 'IV' }],
  ['ev', { extensions: [names, 'certificatePolicies=2.23.140.1.1'] }, { validationType: 'EV' }],
  ['must-staple', { extensions: [names, 'tlsfeature=status_request'] }, { mustStaple: true }],
  [
    'sct',
    { extensions: [names, `1.3.6.1.4.1.11129.2.4.2=DER:${fakeSct}`] },
    { scts: { count: 1, sources: ['certificate'] } },
  ],
  [
    'aia',
    { extensions: [names, 'authorityInfoAccess=caIssuers;URI:http://ca.test/,OCSP;URI:http://ocsp.test/'] },
    { ocspResponders: ['http://ocsp.test/'] },
  ],
  ['japanese', { subject: '/C=JP/O=アクメ株式会社/CN=localhost' }, { subject: 'C=JP, O=アクメ株式会社, CN=localhost' }],
  ['server', { extensions: [names, 'extendedKeyUsage=serverAuth', 'keyUsage=critical,digitalSignature'] }, {}],
  ['client', { extensions: [names, 'extendedKeyUsage=clientAuth'] }, {}],
  ['key-cert-sign', { extensions: [names, 'keyUsage=critical,keyCertSign'] }, {}],
  ['unknown-critical', { extensions: [names, '1.2.3.4=critical,DER:0500'] }, {}],
];

const now = new Date('2026-01-31T00:00:00Z');

describe.skipIf(reason !== undefined)('a certificate of the openssl program', () => {
  let ca: OpensslCa;
  let root: OpensslCertificate;
  let intermediate: OpensslCertificate;
  const leaves = new Map<string, OpensslCertificate>();
  const tally = { same: 0, asked: 0 };

  beforeAll(() => {
    ca = createOpensslCa();
    const keyIds = ['subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid'];
    root = ca.issue('root', {
      key: rsa(2048),
      subject: '/C=JP/O=Acme/CN=Root',
      extensions: ['basicConstraints=critical,CA:true', 'subjectKeyIdentifier=hash'],
    });
    intermediate = ca.issue('intermediate', {
      issuer: root,
      subject: '/C=JP/O=Acme/CN=Intermediate',
      extensions: ['basicConstraints=critical,CA:true,pathlen:0', 'keyUsage=critical,keyCertSign,cRLSign', ...keyIds],
    });
    for (const [name, options] of variants) {
      leaves.set(name, ca.issue(name, { extensions: [names, ...keyIds], issuer: intermediate, ...options }));
    }
  }, 120_000);
  afterAll(() => {
    console.info(`trust: the same as \`openssl verify\` in ${tally.same} of ${tally.asked} chains`);
    ca.remove();
  });

  const pem = (der: Buffer): string =>
    `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n').trim()}\n-----END CERTIFICATE-----\n`;

  interface Chain {
    readonly chain: readonly { readonly der: Buffer }[];
    readonly store: readonly { readonly der: Buffer }[];
    /** 1 refuses signatures with SHA-1 and MD5, also the leaf's. */
    readonly level?: 0 | 1;
    readonly at?: Date;
  }

  /** Whether `openssl verify` trusts the chain, as it stands for a TLS server. */
  function isTrustedByOpenssl({ chain, store, level = 0, at = now }: Chain): boolean {
    const file = (name: string, certificates: readonly { readonly der: Buffer }[]): string => {
      fs.writeFileSync(join(ca.folder, name), certificates.map(({ der }) => pem(der)).join(''));
      return name;
    };
    const untrusted = chain.length > 1 ? ['-untrusted', file('untrusted.pem', chain.slice(1))] : [];
    const time = String(at.getTime() / 1000);
    const options = [
      '-no-CApath',
      '-no-CAstore',
      '-purpose',
      'sslserver',
      '-auth_level',
      String(level),
      '-attime',
      time,
    ];
    const args = [
      'verify',
      ...options,
      '-CAfile',
      file('trusted.pem', store),
      ...untrusted,
      file('leaf.pem', chain.slice(0, 1)),
    ];
    const { status, stderr } = spawnSync('openssl', args, { cwd: ca.folder, encoding: 'utf8' });
    if (status !== 0 && !/verification failed/.test(stderr)) throw new Error(stderr);
    return status === 0;
  }

  /** Asks both, and counts. */
  function compare(question: Chain): { readonly ours: boolean; readonly openssl: boolean } {
    const { chain, store, at = now } = question;
    const ours = judge(chain, { now: at, ca: store.map(({ der }) => pem(der)) }).chain.trusted;
    const openssl = isTrustedByOpenssl(question);
    tally.asked += 1;
    if (ours === openssl) tally.same += 1;
    return { ours, openssl };
  }

  const untrusted = new Set(['client', 'key-cert-sign', 'unknown-critical']);
  /** A time at which the leaf is valid, as its own dates are judged apart. */
  const times = new Map([
    ['expired', new Date('2020-06-01T00:00:00Z')],
    ['not-yet', new Date('2048-06-01T00:00:00Z')],
  ]);

  it.each(variants)('%s is read and trusted as openssl does', (name, _options, expected) => {
    const leaf = leaves.get(name);
    if (leaf === undefined) throw new Error(name);
    const found = judge([leaf, intermediate], { ca: [pem(root.der)] });
    expect(found).toMatchObject({ issuer: 'C=JP, O=Acme, CN=Intermediate', ...expected });
    expect(found.chain).toMatchObject({ trusted: !untrusted.has(name), complete: true, order: 'ok' });
    const at = times.get(name);
    for (const chain of [[leaf, intermediate], [leaf], [leaf, intermediate, root]]) {
      const verdict = compare({ chain, store: [root], ...(at === undefined ? {} : { at }) });
      expect(verdict).toEqual({ ours: verdict.openssl, openssl: chain.length > 1 && !untrusted.has(name) });
    }
  });

  const authority = createCertificate({ subject: 'Root', ca: true, keyIds: true });
  const faults: readonly (readonly [string, Partial<CertificateOptions>, Partial<CertificateOptions>])[] = [
    ['nothing', {}, {}],
    ['no CA', { ca: false }, {}],
    ['version 1', { ancient: true }, {}],
    ['key usage', { keyUsage: 0x02 }, {}],
    ['signing', { keyUsage: 0x04 }, {}],
    ['path length', { pathLength: 0 }, {}],
    ['forged CA', { forged: true }, {}],
    ['forged leaf', {}, { forged: true }],
    ['expired CA', { notAfter: new Date('2021-01-01T00:00:00Z') }, {}],
    ['early CA', { notBefore: new Date('2040-01-01T00:00:00Z') }, {}],
    ['SHA-1', { hash: 'sha1' }, {}],
    ['clients', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] }, {}],
    ['servers', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] }, {}],
    ['critical', { others: [{ id: '1.2.3.4', critical: true, value: Buffer.of(5, 0) }] }, {}],
    ['uncritical', { others: [{ id: '1.2.3.4', critical: false, value: Buffer.of(5, 0) }] }, {}],
    ['precertificate', {}, { others: [{ id: '1.3.6.1.4.1.11129.2.4.3', critical: true, value: Buffer.of(5, 0) }] }],
    ['permitted domain', { permitted: { names: ['localhost'] } }, {}],
    ['other domain', { permitted: { names: ['acme.example'] } }, {}],
    ['excluded domain', { excluded: { names: ['localhost'] } }, {}],
    ['domains below', { permitted: { names: ['.acme.example'] } }, { names: ['a.acme.example'] }],
    ['wildcard', { permitted: { names: ['acme.example'] } }, { names: ['*.acme.example'] }],
    [
      'permitted range',
      { permitted: { ranges: [[10, 0, 0, 0, 255, 0, 0, 0]] } },
      { names: [], addresses: [[10, 1, 1, 1]] },
    ],
    [
      'other range',
      { permitted: { ranges: [[10, 0, 0, 0, 255, 0, 0, 0]] } },
      { names: [], addresses: [[11, 1, 1, 1]] },
    ],
    ['permitted subject', { permitted: { commonNames: ['LEAF'] } }, { subject: 'leaf' }],
    ['other subject', { permitted: { commonNames: ['other'] } }, { subject: 'leaf' }],
    ['excluded subject', { excluded: { commonNames: ['leaf'] } }, { subject: 'leaf' }],
  ];

  it.each(faults)('%s: a fault is one for both', (_name, ofIssuer, ofLeaf) => {
    const issuer = createCertificate({ subject: 'CA', issuer: authority, ca: true, keyIds: true, ...ofIssuer });
    const leaf = createCertificate({ subject: 'localhost', issuer, names: ['localhost'], keyIds: true, ...ofLeaf });
    const below = createCertificate({ subject: 'CA below', issuer, ca: true, keyIds: true });
    const lower = createCertificate({
      subject: 'localhost',
      issuer: below,
      names: ['localhost'],
      keyIds: true,
      ...ofLeaf,
    });
    const level = ofIssuer.hash === 'sha1' ? 1 : 0;
    for (const chain of [
      [leaf, issuer],
      [lower, below, issuer],
      [lower, issuer, below],
    ]) {
      for (const store of [[authority], [createCertificate({ subject: 'Root', ca: true })]]) {
        const verdict = compare({ chain, store, level });
        expect(verdict).toEqual({ ours: verdict.openssl, openssl: verdict.ours });
      }
    }
  });

  it('signed by itself is one for both', () => {
    const own = createCertificate({ subject: 'own', names: ['localhost'] });
    expect(compare({ chain: [own], store: [own] })).toEqual({ ours: true, openssl: true });
    expect(compare({ chain: [own], store: [root] })).toEqual({ ours: false, openssl: false });
  });

  it('is taken for any purpose by us, as by browsers, and not by openssl', () => {
    const leaf = createCertificate({ subject: 'localhost', issuer: authority, extendedKeyUsage: ['2.5.29.37.0'] });
    const { ours, openssl } = compare({ chain: [leaf], store: [authority] });
    tally.asked -= 1;
    expect({ ours, openssl }).toEqual({ ours: true, openssl: false });
  });

  it('is trusted by one and not by the other in no other case', () => {
    expect(tally.same).toBe(tally.asked);
    expect(tally.asked).toBeGreaterThan(200);
  });
});
