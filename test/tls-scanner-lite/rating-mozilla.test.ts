import { describe, expect, it } from 'vitest';
import { type MozillaRating, mozillaParts, rateMozilla } from '../../src/tls-scanner-lite/rating/mozilla-5.8.ts';
import { mozillaConfigurations, mozillaLevels } from '../../src/tls-scanner-lite/rating/mozilla-5.8-guidelines.ts';
import { findCipherSuite, legacySuiteIds, tls13SuiteIds } from '../../src/tls-scanner-lite/registry/cipher-suites.ts';
import type { TlsEndpointResult } from '../../src/tls-scanner-lite/result.ts';
import {
  certificate,
  type EndpointChanges,
  ecCertificate,
  endpoint,
  fault,
  gcm,
  hsts,
  ok,
  suite,
  tls13,
  withSuiteList,
  withUnknownVersion,
} from './rating-endpoint.ts';

const twoYears = hsts(63_072_000);
const ecdsa = ecCertificate(256, 'prime256v1');
const modern: EndpointChanges = { suites: { 'TLSv1.3': tls13 }, certificates: [ecdsa], hsts: twoYears };
const intermediate: EndpointChanges = { certificates: [certificate({ validityDays: 366 })], hsts: twoYears };
const staticRsa = [suite('TLS_RSA_WITH_AES_128_CBC_SHA'), suite('TLS_RSA_WITH_3DES_EDE_CBC_SHA')];
const oldSuites = { 'TLSv1.0': staticRsa, 'TLSv1.1': staticRsa, 'TLSv1.2': [...gcm, ...staticRsa], 'TLSv1.3': tls13 };
const old = serverOrder(endpoint({ ...intermediate, suites: oldSuites }));

function serverOrder(result: TlsEndpointResult): TlsEndpointResult {
  return withSuiteList(result, () => ({ preference: ok('server') }));
}

function rate(result: TlsEndpointResult): MozillaRating {
  const verdict = rateMozilla(result);
  if (verdict.status !== 'ok') throw new Error(JSON.stringify(verdict));
  return verdict.value;
}

function items(result: TlsEndpointResult, level: 'modern' | 'intermediate' | 'old'): readonly string[] {
  const profile = rate(result).profiles.find((one) => one.level === level);
  return (profile?.deviations ?? []).map(({ item }) => item);
}

describe('the best profile', () => {
  it.each([
    ['modern', endpoint(modern)],
    ['intermediate', endpoint(intermediate)],
    ['intermediate', endpoint({ ...intermediate, suites: { 'TLSv1.2': gcm } })],
    ['old', old],
    ['none', endpoint()],
  ] as const)('%s', (best, result) => {
    expect(rate(result).best).toBe(best);
    expect(rate(result).profiles.map(({ level }) => level)).toEqual(mozillaLevels);
    const conforming = rate(result).profiles.filter(({ conforms }) => conforms);
    expect(conforming.every(({ deviations }) => deviations.length === 0)).toBe(true);
  });

  it('names each thing that a stricter profile does not have', () => {
    expect(items(endpoint(intermediate), 'modern')).toEqual([
      'tls_versions',
      'ciphers',
      'certificate_types',
      'certificate_signatures',
      'maximum_certificate_lifespan',
    ]);
    expect(items(old, 'intermediate')).toEqual(['tls_versions', 'ciphers', 'server_preferred_order']);
    expect(items(endpoint(modern), 'intermediate')).toEqual([]);
    expect(items(endpoint(modern), 'old')).toEqual([
      'certificate_types',
      'certificate_signatures',
      'server_preferred_order',
    ]);
  });
});

describe('a deviation of an intermediate server', () => {
  const withGroups = (...names: string[]): TlsEndpointResult => ({
    ...endpoint(intermediate),
    supportedGroups: ok([
      { protocol: 'TLSv1.2', items: names },
      { protocol: 'TLSv1.3', items: ['x25519'] },
    ]),
  });
  const one = (more: Parameters<typeof certificate>[0]): TlsEndpointResult =>
    endpoint({ ...intermediate, certificates: [certificate(more)] });
  const responder = { ocspResponders: ['http://ocsp.test'] };
  const staple = { certStatus: 'good', thisUpdate: '2026-01-31T00:00:00Z', signed: true, current: true } as const;

  it.each([
    [
      'tls_versions',
      'TLSv1.1',
      'TLSv1.2, TLSv1.3',
      endpoint({ ...intermediate, suites: { 'TLSv1.1': [gcm[0] ?? suite('')], 'TLSv1.2': gcm, 'TLSv1.3': tls13 } }),
    ],
    [
      'ciphersuites',
      'TLS_AES_128_CCM_SHA256',
      'TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384, TLS_CHACHA20_POLY1305_SHA256',
      endpoint({ ...intermediate, suites: { 'TLSv1.2': gcm, 'TLSv1.3': [...tls13, suite('TLS_AES_128_CCM_SHA256')] } }),
    ],
    [
      'ciphers',
      'TLS_RSA_WITH_AES_128_CBC_SHA',
      'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 and 2 more',
      endpoint({
        ...intermediate,
        suites: { 'TLSv1.2': [...gcm, suite('TLS_RSA_WITH_AES_128_CBC_SHA')], 'TLSv1.3': tls13 },
      }),
    ],
    [
      'tls_curves',
      'secp521r1, x448',
      'X25519MLKEM768, x25519, secp256r1, secp384r1',
      withGroups('x25519', 'secp521r1', 'x448'),
    ],
    ['certificate_types', 'ed25519', 'ecdsa, rsa', one({ keyType: 'ed25519', keySize: 256 })],
    [
      'certificate_curves',
      'secp521r1',
      'prime256v1, secp384r1',
      endpoint({ ...intermediate, certificates: [ecCertificate(521, 'secp521r1')] }),
    ],
    [
      'certificate_signatures',
      'sha1WithRSAEncryption',
      'sha256WithRSAEncryption, ecdsa-with-SHA256, ecdsa-with-SHA384, ecdsa-with-SHA512',
      one({ signatureAlgorithm: 'sha1WithRSAEncryption' }),
    ],
    ['rsa_key_size', '2047', 'at least 2048', one({ keySize: 2047 })],
    ['hsts_min_age', '63071999', 'at least 63072000', endpoint({ ...intermediate, hsts: hsts(63_071_999) })],
    ['hsts_min_age', '0', 'at least 63072000', endpoint({ ...intermediate, hsts: ok(null) })],
    ['hsts_min_age', '0', 'at least 63072000', endpoint({ ...intermediate, hsts: hsts(63_072_000, { valid: false }) })],
    ['maximum_certificate_lifespan', '367', 'at most 366', one({ validityDays: 367 })],
    ['ocsp_staple', 'false', 'true', one(responder)],
    ['ocsp_staple', 'false', 'true', one({ mustStaple: true })],
    ['server_preferred_order', 'server', 'client', serverOrder(endpoint(intermediate))],
  ] as const)('%s: %s', (item, found, allowed, result) => {
    const profile = rate(result).profiles.find(({ level }) => level === 'intermediate');
    expect(profile?.deviations).toEqual([{ item, found, allowed }]);
    expect(profile?.conforms).toBe(false);
  });

  it('dh_param_size: a prime below 2,048 bits; the suite is another', () => {
    const dhe = (dhBits: number) => [...gcm, suite('TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', { dhBits })];
    const withDhe = (bits: number) => endpoint({ ...intermediate, suites: { 'TLSv1.2': dhe(bits), 'TLSv1.3': tls13 } });
    expect(items(withDhe(2047), 'intermediate')).toEqual(['ciphers', 'dh_param_size']);
    expect(items(withDhe(2048), 'intermediate')).toEqual(['ciphers']);
  });

  it('is none where the boundary is kept', () => {
    expect(items(one({ keySize: 2048, validityDays: 366 }), 'intermediate')).toEqual([]);
    expect(items(one({ ...responder, ocspStaple: ok(staple) }), 'intermediate')).toEqual([]);
    expect(items(one({ validityDays: 91 }), 'modern')).toContain('maximum_certificate_lifespan');
    expect(items(one({ validityDays: 90 }), 'modern')).not.toContain('maximum_certificate_lifespan');
    expect(
      items(endpoint({ ...intermediate, certificates: [ecCertificate(256, 'secp256r1')] }), 'intermediate'),
    ).toEqual([]);
  });

  it('is of the worst certificate', () => {
    expect(items(endpoint({ ...modern, certificates: [ecdsa, certificate()] }), 'modern')).toEqual([
      'certificate_types',
      'certificate_signatures',
    ]);
  });

  it('fits a line, however much there is', () => {
    const all = legacySuiteIds.flatMap((id) => findCipherSuite(id)?.name ?? []).map((name) => suite(name));
    for (const { deviations } of rate(endpoint({ suites: { 'TLSv1.2': all } })).profiles) {
      for (const { found, allowed } of deviations) expect(`${found}${allowed}`).toMatch(/^[ -~]{1,400}$/);
    }
  });
});

describe('HSTS', () => {
  it('is not asked of a server that does not speak HTTP, or of STARTTLS', () => {
    const notHttp = { status: 'indeterminate', reason: 'not-http', evidence: '220 mail' } as const;
    expect(rate(endpoint({ ...intermediate, hsts: notHttp })).best).toBe('intermediate');
    const target = { host: 'mail.test', port: 25, starttls: 'smtp' } as const;
    expect(rate(endpoint({ ...intermediate, target, hsts: { status: 'not-tested' } })).best).toBe('intermediate');
  });
});

describe('the rating is withheld', () => {
  const good = endpoint(intermediate);
  const oneSuite = endpoint({
    ...intermediate,
    suites: { 'TLSv1.2': [suite('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256')] },
  });
  const groups = ok([{ protocol: 'TLSv1.2' as const, items: ['x25519'], incomplete: fault }]);
  it.each([
    ['reachability', { ...good, reachability: fault }],
    ['protocols', { ...good, protocols: fault }],
    ['cipherSuites', { ...good, cipherSuites: fault }],
    [
      'cipherSuites: TLSv1.2',
      withSuiteList(good, (list) => (list.protocol === 'TLSv1.2' ? { incomplete: fault } : {})),
    ],
    ['cipherSuites.preference', withSuiteList(good, () => ({ preference: fault }))],
    ['supportedGroups', { ...good, supportedGroups: fault }],
    ['supportedGroups: TLSv1.2', { ...good, supportedGroups: groups }],
    ['certificates', { ...good, certificates: fault }],
    ['certificates', { ...good, certificates: ok({ items: [certificate()], incomplete: fault }) }],
    [
      'certificates.ocspStaple',
      endpoint({ certificates: [certificate({ ocspResponders: ['http://ocsp.test'], ocspStaple: fault })] }),
    ],
    ['hsts', endpoint({ hsts: fault })],
  ])('when %s is not known', (field, result) => {
    const { reason, evidence } = fault;
    expect(rateMozilla(result)).toEqual({ status: 'indeterminate', reason, evidence: `${field}: ${evidence}` });
  });

  it('when a version, a list or a key is not known', () => {
    const { keyType, keySize, ...keyless } = certificate();
    const found = [
      rateMozilla(withUnknownVersion(good, 'TLSv1.0')),
      rateMozilla({ ...good, supportedGroups: ok([{ protocol: 'TLSv1.3', items: ['x25519'] }]) }),
      rateMozilla({ ...good, supportedGroups: ok([{ protocol: 'TLSv1.2', items: ['x25519'] }]) }),
      rateMozilla(endpoint({ certificates: [keyless] })),
    ];
    expect(found.map((verdict) => verdict.status === 'indeterminate' && verdict.evidence)).toEqual([
      'protocols: TLSv1.0: ETIMEDOUT',
      'supportedGroups: TLSv1.2: no group',
      'supportedGroups: TLSv1.3: no group',
      'certificates.key: a key of type unknown',
    ]);
  });

  it('and not tested where a part was not asked for', () => {
    const notTested = { status: 'not-tested' } as const;
    const without: readonly Partial<TlsEndpointResult>[] = [
      { protocols: notTested },
      { cipherSuites: notTested },
      { supportedGroups: notTested },
      { certificates: notTested },
      { http: { hsts: notTested, redirect: notTested } },
    ];
    expect(without.length).toBe(mozillaParts.length);
    expect(without.map((more) => rateMozilla({ ...good, ...more }))).toEqual(without.map(() => notTested));
  });

  it('not for what cannot matter: the order of one suite, a staple nobody can give', () => {
    expect(rate(withSuiteList(oneSuite, () => ({ preference: fault }))).best).toBe('intermediate');
    expect(rate(endpoint({ ...intermediate, certificates: [certificate({ ocspStaple: fault })] })).best).toBe(
      'intermediate',
    );
  });
});

it('names suites and groups as the registry does', () => {
  const names = new Set([...legacySuiteIds, ...tls13SuiteIds].map((id) => findCipherSuite(id)?.name));
  for (const { ciphers, ciphersuites } of Object.values(mozillaConfigurations)) {
    expect([...ciphers, ...ciphersuites].filter((name) => !names.has(name))).toEqual([]);
  }
  expect(mozillaConfigurations.old.ciphers.length).toBe(21);
});
