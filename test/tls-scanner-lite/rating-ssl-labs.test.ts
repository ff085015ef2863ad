import { describe, expect, it } from 'vitest';
import {
  rateSslLabs,
  type SslLabsRating,
  sslLabsNotChecked,
  sslLabsParts,
} from '../../src/tls-scanner-lite/rating/ssl-labs-2009r.ts';
import { sslLabsCaps, sslLabsWarnings } from '../../src/tls-scanner-lite/rating/ssl-labs-2009r-rules.ts';
import { combineScores, toLetter } from '../../src/tls-scanner-lite/rating/ssl-labs-2009r-scores.ts';
import {
  type Certificate,
  type Chain,
  type OcspStaple,
  protocolVersions,
  type TlsEndpointResult,
} from '../../src/tls-scanner-lite/result.ts';
import {
  cbc,
  certificate,
  type EndpointChanges,
  ecCertificate,
  endpoint,
  fault,
  gcm,
  hsts,
  now,
  ok,
  suite,
  tls13,
  withSuiteList,
  withUnknownVersion,
} from './rating-endpoint.ts';

function rate(changes: EndpointChanges = {}): SslLabsRating {
  const verdict = rateSslLabs(endpoint(changes), now);
  if (verdict.status !== 'ok') throw new Error(JSON.stringify(verdict));
  return verdict.value;
}

const reasons = (changes: EndpointChanges): readonly string[] => rate(changes).caps.map(({ because }) => because);
const chain = (more: Partial<Chain>): Chain => ({ ...certificate().chain, trusted: false, ...more });
const staple: OcspStaple = { certStatus: 'revoked', thisUpdate: '2026-01-31T00:00:00Z', signed: true, current: true };
const one = (more: Partial<Certificate>): EndpointChanges => ({ certificates: [certificate(more)] });
const only12 = (...names: readonly string[]): EndpointChanges => ({
  suites: { 'TLSv1.2': names.map((name) => suite(name)) },
});
/** As nginx `kRSA` has it: with the NULL suites. */
const staticRsa = ['TLS_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_NULL_SHA'];
const dhe = (dhBits: number): EndpointChanges => ({
  suites: {
    'TLSv1.2': [
      suite('TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', { dhBits }),
      suite('TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', { dhBits }),
    ],
  },
});

describe('the grades of the guide', () => {
  const twoYears = hsts(63_072_000);
  const cases: readonly (readonly [string, EndpointChanges, string, number])[] = [
    ['good RSA-2048, TLS 1.2 and 1.3, no HSTS', {}, 'A', 93],
    ['the same, HSTS for two years', { hsts: twoYears }, 'A+', 93],
    // 2009r warns of HSTS "disabled or invalid" alone; 300 s is neither, and too short for A+.
    ['the same, HSTS for 300 s', { hsts: hsts(300) }, 'A', 93],
    ['TLS 1.2 only', { suites: { 'TLSv1.2': gcm }, hsts: twoYears }, 'A-', 93],
    ['TLS 1.3 only, no HSTS', { suites: { 'TLSv1.3': tls13 } }, 'A', 93],
    ['TLS 1.3 only, HSTS for two years', { suites: { 'TLSv1.3': tls13 }, hsts: twoYears }, 'A+', 93],
    ['CBC only', { suites: { 'TLSv1.2': cbc } }, 'B', 93],
    ['DHE-1024', dhe(1024), 'B', 90],
    ['RSA-1024', one({ keySize: 1024 }), 'B', 90],
    ['expired', one({ daysRemaining: -1 }), 'T', 0],
    ['self-signed', one({ selfSigned: true, chain: chain({ errors: ['self-signed'] }) }), 'T', 0],
    ['wrong host', one({ hostnameMatch: false }), 'M', 0],
    ['leaf only', one({ chain: chain({ complete: false, errors: ['incomplete'] }) }), 'B', 93],
    ['TLS 1.0 and 1.1 only', { suites: { 'TLSv1.0': cbc, 'TLSv1.1': cbc } }, 'C', 90.75],
    ['static RSA with NULL', only12(...staticRsa), 'F', 77],
  ];
  it.each(cases)('%s', (_, changes, grade, score) => {
    expect(rate(changes)).toMatchObject({ grade, score });
  });
});

describe('a cap', () => {
  const withOld = (version: 'SSLv2' | 'SSLv3' | 'TLSv1.0' | 'TLSv1.1', name: string): EndpointChanges => ({
    suites: { [version]: [suite(name)], 'TLSv1.2': gcm, 'TLSv1.3': tls13 },
  });
  const beside = (name: string): EndpointChanges => ({
    suites: { 'TLSv1.2': [...gcm, suite(name)], 'TLSv1.3': tls13 },
  });
  const future = '2026-01-31T12:00:01Z';
  const cases: readonly (readonly [EndpointChanges, string, readonly string[]])[] = [
    [withOld('SSLv2', 'SSL_CK_RC4_128_WITH_MD5'), 'F', ['ssl-2', 'rc4']],
    [withOld('SSLv3', 'TLS_RSA_WITH_AES_128_CBC_SHA'), 'C', ['ssl-3-poodle', 'ssl-3']],
    [withOld('SSLv3', 'TLS_RSA_WITH_RC4_128_SHA'), 'B', ['ssl-3', 'rc4']],
    [
      { suites: { SSLv3: [suite('TLS_DHE_RSA_WITH_AES_128_CBC_SHA')] } },
      'F',
      ['ssl-3-best', 'ssl-3-poodle', 'ssl-3', 'no-tls-1.2', 'no-aead'],
    ],
    [withOld('TLSv1.0', 'TLS_RSA_WITH_AES_128_CBC_SHA'), 'B', ['tls-1.0']],
    [withOld('TLSv1.1', 'TLS_RSA_WITH_AES_128_CBC_SHA'), 'B', ['tls-1.1']],
    [beside('TLS_RSA_WITH_NULL_SHA256'), 'F', ['no-encryption']],
    [beside('TLS_RSA_WITH_DES_CBC_SHA'), 'F', ['weak-encryption', 'small-block-modern']],
    [beside('TLS_RSA_EXPORT_WITH_RC4_40_MD5'), 'F', ['weak-encryption', 'export', 'rc4-modern', 'rc4']],
    [beside('TLS_ECDH_anon_WITH_AES_128_CBC_SHA'), 'F', ['anonymous']],
    [withOld('TLSv1.0', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'), 'B', ['tls-1.0']],
    [withOld('TLSv1.1', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'), 'C', ['tls-1.1', 'small-block-modern']],
    [beside('TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA'), 'C', ['small-block-modern']],
    [beside('TLS_RSA_WITH_IDEA_CBC_SHA'), 'C', ['small-block-modern']],
    [beside('TLS_GOSTR341112_256_WITH_28147_CNT_IMIT'), 'C', ['small-block-modern']],
    [beside('TLS_RSA_WITH_SEED_CBC_SHA'), 'A', []],
    [withOld('TLSv1.0', 'TLS_RSA_WITH_RC4_128_SHA'), 'B', ['tls-1.0', 'rc4']],
    [beside('TLS_ECDHE_RSA_WITH_RC4_128_SHA'), 'C', ['rc4-modern', 'rc4']],
    [only12('TLS_ECDHE_RSA_WITH_RC4_128_SHA'), 'F', ['rc4-only', 'rc4-modern', 'rc4', 'no-aead']],
    [only12('TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_256_GCM_SHA384'), 'B', ['no-forward-secrecy']],
    [only12('TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'), 'A-', []],
    [{ compression: ok(true) }, 'C', ['compression']],
    [{ renegotiation: { secure: ok(false), clientInitiated: ok(true) } }, 'F', ['insecure-renegotiation']],
    [{ renegotiation: { secure: ok(true), clientInitiated: ok(true) } }, 'A', []],
    [one({ signatureAlgorithm: 'md5WithRSAEncryption' }), 'F', ['md-signature']],
    [one({ signatureAlgorithm: 'sha1WithRSAEncryption' }), 'T', ['sha-1-signature']],
    [one({ signatureAlgorithm: 'RSASSA-PSS-with-SHA1' }), 'T', ['sha-1-signature']],
    [one({ signatureAlgorithm: 'RSASSA-PSS-with-SHA512' }), 'A', []],
    [one({ ocspStaple: ok(staple) }), 'F', ['revoked']],
    [one({ ocspStaple: ok({ ...staple, signed: false }) }), 'A', []],
    [one({ ocspStaple: ok({ ...staple, certStatus: 'good' }) }), 'A', []],
    [one({ daysRemaining: 0 }), 'A', []],
    [one({ notBefore: future }), 'T', ['not-yet-valid']],
    [one({ notBefore: now.toISOString() }), 'A', []],
    [one({ chain: chain({ errors: ['no-path'] }) }), 'T', ['untrusted']],
    [one({ chain: chain({ errors: [] }) }), 'T', ['untrusted']],
    [one({ chain: chain({ complete: false, errors: ['no-path', 'incomplete'] }) }), 'B', ['chain-incomplete']],
    [
      one({ chain: chain({ complete: false, errors: ['incomplete', 'ca-dates'] }) }),
      'T',
      ['untrusted', 'chain-incomplete'],
    ],
    // Of what applies the worst holds.
    [one({ hostnameMatch: false, daysRemaining: -1 }), 'T', ['expired', 'name-mismatch']],
    [one({ daysRemaining: -1, keySize: 512 }), 'F', ['insecure-key', 'weak-key', 'expired']],
    [{ ...one({ hostnameMatch: false }), compression: ok(true) }, 'M', ['compression', 'name-mismatch']],
    [
      { certificates: [certificate(), ecCertificate(256, 'prime256v1', { hostnameMatch: false })] },
      'M',
      ['name-mismatch'],
    ],
  ];
  it.each(cases)('%#: %o', (changes, grade, expected) => {
    expect({ grade: rate(changes).grade, reasons: reasons(changes) }).toEqual({ grade, reasons: expected });
  });

  it('of each kind has a case, and its limit', () => {
    const all = [...cases.map(([changes]) => changes), one({ selfSigned: true }), dhe(1024)].flatMap(
      (c) => rate(c).caps,
    );
    const idsOf = (limit: string): readonly string[] =>
      sslLabsCaps.filter((id) => all.some((one) => one.because === id && one.limit === limit));
    expect(Object.fromEntries(['B', 'C', 'M', 'T', 'F'].map((limit) => [limit, idsOf(limit)]))).toEqual({
      B: 'ssl-3 tls-1.0 tls-1.1 rc4 no-forward-secrecy no-aead weak-dh weak-key chain-incomplete'.split(' '),
      C: ['ssl-3-poodle', 'no-tls-1.2', 'rc4-modern', 'small-block-modern', 'compression'],
      M: ['name-mismatch'],
      T: ['sha-1-signature', 'expired', 'not-yet-valid', 'self-signed', 'untrusted'],
      F: 'ssl-2 ssl-3-best no-encryption weak-encryption export anonymous rc4-only insecure-renegotiation insecure-key md-signature revoked'.split(
        ' ',
      ),
    });
    expect(new Set(all.map(({ because }) => because)).size).toBe(sslLabsCaps.length);
  });
});

describe('a warning', () => {
  it.each([
    [{ suites: { 'TLSv1.2': gcm } }, ['no-tls-1.3']],
    [{ renegotiation: { secure: ok(false), clientInitiated: ok(false) } }, ['no-secure-renegotiation']],
    [{ hsts: hsts(0) }, ['hsts-disabled']],
    [{ hsts: hsts(undefined) }, ['hsts-invalid']],
    [{ hsts: hsts(63_072_000, { valid: false }) }, ['hsts-invalid']],
  ] as const)('makes A- of an A: %o', (changes, warnings) => {
    expect(rate(changes)).toMatchObject({ grade: 'A-', warnings });
  });

  it('does not lift a lower grade', () => {
    expect(rate({ suites: { 'TLSv1.2': cbc }, hsts: hsts(0) })).toMatchObject({
      grade: 'B',
      warnings: ['no-tls-1.3', 'hsts-disabled'],
    });
  });

  it('of each kind is in the list', () => {
    expect(sslLabsWarnings).toEqual(['no-tls-1.3', 'no-secure-renegotiation', 'hsts-disabled', 'hsts-invalid']);
  });
});

describe('a boundary', () => {
  it.each([
    [80, 'A'],
    [79.99, 'B'],
    [65, 'B'],
    [64.99, 'C'],
    [50, 'C'],
    [49.99, 'D'],
    [35, 'D'],
    [34.99, 'E'],
    [20, 'E'],
    [19.99, 'F'],
    [0, 'F'],
  ])('score %d is %s', (score, letter) => {
    expect(toLetter(score)).toBe(letter);
  });

  it('weighs 30, 30 and 40, and a zero is the end', () => {
    expect(combineScores({ protocol: 100, keyExchange: 0.1, cipherStrength: 0.1 })).toBeCloseTo(30.07);
    expect(combineScores({ protocol: 0.1, keyExchange: 100, cipherStrength: 0.1 })).toBeCloseTo(30.07);
    expect(combineScores({ protocol: 0.1, keyExchange: 0.1, cipherStrength: 100 })).toBeCloseTo(40.06);
    expect(combineScores({ protocol: 0, keyExchange: 100, cipherStrength: 100 })).toBe(0);
    expect(combineScores({ protocol: 100, keyExchange: 0, cipherStrength: 100 })).toBe(0);
    expect(combineScores({ protocol: 100, keyExchange: 100, cipherStrength: 0 })).toBe(0);
  });

  it.each([
    [511, 20, ['insecure-key', 'weak-key']],
    [512, 40, ['insecure-key', 'weak-key']],
    [1023, 40, ['insecure-key', 'weak-key']],
    [1024, 80, ['weak-key']],
    [2047, 80, ['weak-key']],
    [2048, 90, []],
  ] as const)('RSA key of %d bits: %d', (keySize, keyExchange, expected) => {
    expect(rate(one({ keySize })).keyExchange).toBe(keyExchange);
    expect(reasons(one({ keySize }))).toEqual(expected);
  });

  it.each([
    [4095, 90],
    [4096, 100],
  ])('RSA key of %d bits, no weaker exchange: %d', (keySize, keyExchange) => {
    const suites = { 'TLSv1.3': [suite('TLS_AES_256_GCM_SHA384', { group: 'ffdhe4096' })] };
    expect(rate({ suites, certificates: [certificate({ keySize })] }).keyExchange).toBe(keyExchange);
  });

  it.each([
    [511, 20, ['weak-dh']],
    [512, 40, ['weak-dh']],
    [1023, 40, ['weak-dh']],
    [1024, 80, ['weak-dh']],
    [2047, 80, ['weak-dh']],
    [2048, 90, []],
  ] as const)('DHE of %d bits: %d', (bits, keyExchange, expected) => {
    expect(rate(dhe(bits)).keyExchange).toBe(keyExchange);
    expect(reasons(dhe(bits))).toEqual(expected);
  });

  it.each([
    [159, 40, 'F'],
    [160, 80, 'B'],
    [223, 80, 'B'],
    [224, 90, 'A'],
    [255, 90, 'A'],
    [256, 90, 'A'],
    [383, 90, 'A'],
    [384, 100, 'A'],
    [521, 100, 'A'],
  ])('key on a curve of %d bits: %d', (size, keyExchange, grade) => {
    const group = 'secp384r1';
    const suites = { 'TLSv1.3': tls13.map((item) => ({ ...item, group })) };
    const rating = rate({ suites, certificates: [ecCertificate(size, 'some')] });
    expect(rating).toMatchObject({ keyExchange, grade });
  });

  it.each([
    ['secp192r1', 80],
    ['secp224r1', 90],
    ['secp256r1', 90],
    ['x25519', 90],
    ['secp384r1', 100],
    ['x448', 100],
    ['X25519MLKEM768', 100],
    ['ffdhe2048', 90],
    ['ffdhe3072', 90],
    ['ffdhe4096', 100],
  ])('exchange in %s: %d', (group, keyExchange) => {
    const suites = { 'TLSv1.3': tls13.map((item) => ({ ...item, group })) };
    expect(rate({ suites, certificates: [certificate({ keySize: 4096 })] }).keyExchange).toBe(keyExchange);
  });

  it.each([
    ['TLS_RSA_EXPORT1024_WITH_DES_CBC_SHA', 40],
    ['TLS_ECDH_anon_WITH_AES_128_CBC_SHA', 0],
  ])('%s holds key exchange at %d', (name, keyExchange) => {
    expect(rate({ suites: { 'TLSv1.2': [...gcm, suite(name)] } })).toMatchObject({ keyExchange, grade: 'F' });
  });

  it.each([
    [0, 0],
    [1, 20],
    [111, 20],
    [112, 20],
    [127, 20],
    [128, 80],
    [255, 80],
    [256, 100],
  ])('encryption of %d bits: %d', (bits, score) => {
    const suites = { 'TLSv1.3': [suite('TLS_AES_128_GCM_SHA256', { bits })] };
    expect(rate({ suites }).cipherStrength).toBe(score);
    expect(reasons({ suites }).includes('weak-encryption')).toBe(bits > 0 && bits < 112);
  });

  it('counts 3DES as 168 bits, as the guide does', () => {
    expect(rate(only12('TLS_RSA_WITH_3DES_EDE_CBC_SHA')).cipherStrength).toBe(80);
  });

  it.each([
    [['SSLv2'], 0],
    [['SSLv3'], 80],
    [['TLSv1.0'], 90],
    [['TLSv1.1'], 95],
    [['TLSv1.2'], 100],
    [['SSLv2', 'TLSv1.2'], 50],
    [['SSLv3', 'TLSv1.0', 'TLSv1.1'], 87.5],
  ])('protocols %o: %d', (versions, protocol) => {
    const suites = Object.fromEntries(
      versions.map((version) => [version, version === 'SSLv2' ? [suite('SSL_CK_RC4_128_WITH_MD5')] : cbc]),
    );
    expect(rate({ suites }).protocol).toBe(protocol);
  });

  it('asks HSTS of 180 days for A+', () => {
    expect(rate({ hsts: hsts(15_551_999) }).grade).toBe('A');
    expect(rate({ hsts: hsts(15_552_000) }).grade).toBe('A+');
  });

  it('gives no A+ to what has a cap', () => {
    expect(rate({ ...one({ keySize: 1024 }), hsts: hsts(63_072_000) }).grade).toBe('B');
  });
});

describe('a grade is withheld', () => {
  const good = endpoint();
  const bad = endpoint({ renegotiation: { secure: ok(false), clientInitiated: ok(false) } });
  const fields: readonly (readonly [string, TlsEndpointResult])[] = [
    ['reachability', { ...good, reachability: fault }],
    ['protocols', { ...good, protocols: fault }],
    ['cipherSuites', { ...good, cipherSuites: fault }],
    ['cipherSuites: TLSv1.2', withSuiteList(good, (l) => (l.protocol === 'TLSv1.2' ? { incomplete: fault } : {}))],
    ['cipherSuites: TLSv1.3', withSuiteList(good, (l) => (l.protocol === 'TLSv1.3' ? { incomplete: fault } : {}))],
    ['certificates', { ...good, certificates: fault }],
    ['certificates', { ...good, certificates: ok({ items: [certificate()], incomplete: fault }) }],
    ['certificates.ocspStaple', endpoint(one({ ocspStaple: fault }))],
    ['compression', { ...good, compression: fault }],
    ['renegotiation.secure', { ...good, renegotiation: { ...good.renegotiation, secure: fault } }],
    ['renegotiation.clientInitiated', { ...bad, renegotiation: { ...bad.renegotiation, clientInitiated: fault } }],
    ['hsts', endpoint({ hsts: fault })],
  ];
  it.each(fields)('when %s is not known', (field, result) => {
    const { reason, evidence } = fault;
    expect(rateSslLabs(result, now)).toEqual({ status: 'indeterminate', reason, evidence: `${field}: ${evidence}` });
  });

  it.each(protocolVersions)('when it is not known whether %s is offered', (version) => {
    const evidence = `protocols: ${version}: ETIMEDOUT`;
    expect(rateSslLabs(withUnknownVersion(good, version), now)).toEqual({
      status: 'indeterminate',
      reason: 'timeout',
      evidence,
    });
  });

  it.each([
    [
      'cipherSuites: TLSv1.3: no suite',
      'handshake-failed',
      withSuiteList(good, (l) => (l.protocol === 'TLSv1.3' ? { items: [] } : {})),
    ],
    [
      'cipherSuites: TLSv1.2: no suite',
      'handshake-failed',
      { ...good, cipherSuites: endpoint({ suites: { 'TLSv1.3': tls13 } }).cipherSuites },
    ],
    ['protocols: no version is offered', 'handshake-failed', endpoint({ suites: {} })],
    ['certificates: none was sent', 'no-certificate', endpoint({ certificates: [] })],
    ['certificates.key: a key of type unknown', 'runtime-lacks', endpoint({ certificates: [noKey()] })],
    ['certificates.key: a key of type ml-dsa-65', 'runtime-lacks', endpoint(one({ keyType: 'ml-dsa-65' }))],
    [
      'cipherSuites: TLSv1.2: 0x1a1a is not registered',
      'malformed',
      endpoint({ suites: { 'TLSv1.2': [...gcm, { ...withoutGroup(), id: 0x1a1a, name: '0x1a1a', bits: 0 }] } }),
    ],
    [
      'cipherSuites.group: TLSv1.3: TLS_AES_128_GCM_SHA256 in group 0xfe00',
      'malformed',
      endpoint({ suites: { 'TLSv1.3': [suite('TLS_AES_128_GCM_SHA256', { group: '0xfe00' })] } }),
    ],
    [
      'cipherSuites.group: TLSv1.2: TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 in no named group',
      'malformed',
      endpoint({ suites: { 'TLSv1.2': [withoutGroup()] } }),
    ],
  ] as const)('%s', (evidence, reason, result) => {
    expect(rateSslLabs(result, now)).toEqual({ status: 'indeterminate', reason, evidence });
  });

  it('and not tested where a part was not asked for', () => {
    const notTested = { status: 'not-tested' } as const;
    const without: readonly Partial<TlsEndpointResult>[] = [
      { protocols: notTested },
      { cipherSuites: notTested },
      { certificates: notTested },
      { compression: notTested },
      { renegotiation: { secure: notTested, clientInitiated: notTested } },
      { http: { hsts: notTested, redirect: notTested } },
    ];
    expect(without.length).toBe(sslLabsParts.length);
    expect(without.map((more) => rateSslLabs({ ...good, ...more }, now))).toEqual(without.map(() => notTested));
  });

  it('and not tested after STARTTLS', () => {
    const target = { host: 'mail.test', port: 25, starttls: 'smtp' } as const;
    expect(rateSslLabs({ ...good, target }, now)).toEqual({ status: 'not-tested' });
  });
});

describe('what does not withhold a grade', () => {
  it('a server that does not speak HTTP: it has no HSTS', () => {
    expect(rate({ hsts: { status: 'indeterminate', reason: 'not-http', evidence: '220 mail' } })).toMatchObject({
      grade: 'A',
    });
  });

  it('what the guide does not ask', () => {
    const rest: Partial<TlsEndpointResult> = {
      supportedGroups: fault,
      signatureAlgorithms: fault,
      clientAuthentication: fault,
      alpn: fault,
      extendedMasterSecret: fault,
      sessionResumption: { sessionId: fault, sessionTicket: fault, tls13Psk: fault },
    };
    expect(rateSslLabs({ ...endpoint(), ...rest }, now)).toEqual(rateSslLabs(endpoint(), now));
  });

  it('renegotiation and compression, where only TLS 1.3 is offered', () => {
    const only = endpoint({ suites: { 'TLSv1.3': tls13 } });
    expect(
      rateSslLabs({ ...only, compression: fault, renegotiation: { secure: fault, clientInitiated: fault } }, now),
    ).toEqual(rateSslLabs(only, now));
  });
});

it('says what was not checked', () => {
  expect(rate().notChecked).toEqual(sslLabsNotChecked);
  expect(rate(one({ chain: chain({ complete: false, errors: ['incomplete'] }) })).notChecked).toContain(
    'missing-issuers',
  );
});

function noKey(): Certificate {
  const { keyType, keySize, ...rest } = certificate();
  return rest;
}

function withoutGroup() {
  const { group, ...rest } = suite('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
  return rest;
}
