import { findCipherSuite, legacySuiteIds, tls13SuiteIds } from '../../src/tls-scanner-lite/registry/cipher-suites.ts';
import { findSsl2CipherKind, ssl2CipherKindIds } from '../../src/tls-scanner-lite/registry/ssl2-cipher-kinds.ts';
import {
  type Certificate,
  type Hsts,
  type OfferedSuite,
  type ProtocolVersion,
  protocolVersions,
  type TlsEndpointResult,
  type VersionGroups,
} from '../../src/tls-scanner-lite/result.ts';
import type { Indeterminate, Verdict } from '../../src/tls-scanner-lite/verdict.ts';

export const now = new Date('2026-01-31T12:00:00Z');

export function ok<T>(value: T): Verdict<T> {
  return { status: 'ok', value };
}

export const fault: Indeterminate = { status: 'indeterminate', reason: 'rate-limited', evidence: 'ECONNRESET' };

const registry = new Map(
  [
    ...[...legacySuiteIds, ...tls13SuiteIds].map((id) => findCipherSuite(id)),
    ...ssl2CipherKindIds.map((id) => findSsl2CipherKind(id)),
  ].flatMap((suite) => (suite === undefined ? [] : [[suite.name, suite] as const])),
);

/** A suite as a scan would report it: ECDHE and TLS 1.3 in x25519, DHE with 2,048 bits. */
export function suite(name: string, more: Partial<OfferedSuite> = {}): OfferedSuite {
  const known = registry.get(name);
  if (known === undefined) throw new Error(`no such suite: ${name}`);
  const { id, bits, keyExchange, authentication, aead, forwardSecrecy } = known;
  const found = { id, name, bits, keyExchange, authentication, aead, forwardSecrecy };
  if (keyExchange === 'DHE') return { ...found, dhBits: 2048, ...more };
  return keyExchange === 'ECDHE' || keyExchange === 'any'
    ? { ...found, group: 'x25519', ...more }
    : { ...found, ...more };
}

export const gcm = [suite('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'), suite('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384')];
export const tls13 = [
  suite('TLS_AES_256_GCM_SHA384'),
  suite('TLS_CHACHA20_POLY1305_SHA256'),
  suite('TLS_AES_128_GCM_SHA256'),
];
export const cbc = [suite('TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'), suite('TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA')];

/** An RSA certificate of 2,048 bits, trusted, with nothing wrong. */
export function certificate(more: Partial<Certificate> = {}): Certificate {
  return {
    subject: 'CN=good.test',
    issuer: 'CN=Acme intermediate',
    serialNumber: '01',
    subjectAltNames: ['good.test'],
    wildcard: false,
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2026-03-31T23:59:59Z',
    daysRemaining: 59,
    validityDays: 90,
    keyType: 'rsa',
    keySize: 2048,
    signatureAlgorithm: 'sha256WithRSAEncryption',
    hostnameMatch: true,
    selfSigned: false,
    validationType: 'DV',
    mustStaple: false,
    ocspResponders: [],
    ocspStaple: ok(null),
    scts: { count: 0, sources: [] },
    chain: { sent: [], complete: true, order: 'ok', trusted: true, errors: [] },
    fingerprintSha256: '00',
    ...more,
  };
}

/** A certificate with a key on this curve. */
export function ecCertificate(keySize: number, curve: string, more: Partial<Certificate> = {}): Certificate {
  return certificate({ keyType: 'ec', keySize, curve, signatureAlgorithm: 'ecdsa-with-SHA256', ...more });
}

export function hsts(maxAge: number | undefined, more: Partial<Hsts> = {}): Verdict<Hsts> {
  const age = maxAge === undefined ? {} : { maxAge };
  return ok({ ...age, includeSubDomains: false, preload: false, valid: maxAge !== undefined, ...more });
}

export interface EndpointChanges extends Partial<Omit<TlsEndpointResult, 'certificates' | 'http'>> {
  /** The versions that are offered, each with its suites. */
  readonly suites?: Partial<Record<ProtocolVersion, readonly OfferedSuite[]>>;
  readonly certificates?: readonly Certificate[] | TlsEndpointResult['certificates'];
  readonly hsts?: TlsEndpointResult['http']['hsts'];
}

/** A server with TLS 1.2 and 1.3, AEAD suites, `certificate()` and no HSTS, and what is changed of it. */
export function endpoint(changes: EndpointChanges = {}): TlsEndpointResult {
  const {
    suites = { 'TLSv1.2': gcm, 'TLSv1.3': tls13 },
    certificates = [certificate()],
    hsts = ok(null),
    ...more
  } = changes;
  const offered = protocolVersions.filter((version) => suites[version] !== undefined);
  const lists = offered.map((protocol) => {
    const items = suites[protocol] ?? [];
    const preference = items.length > 1 ? ok('client' as const) : { status: 'not-tested' as const };
    return { protocol, items, preference };
  });
  const generations = [...new Set(offered.map((version) => (version === 'TLSv1.3' ? version : ('TLSv1.2' as const))))];
  const groups: readonly VersionGroups[] = generations.map((protocol) => ({
    protocol,
    items: ['x25519', 'secp256r1'],
  }));
  const isLegacy = offered.some((version) => version !== 'TLSv1.3');
  const legacy = (value: boolean): Verdict<boolean> => (isLegacy ? ok(value) : { status: 'not-tested' });
  return {
    target: { host: 'good.test', port: 443 },
    address: '127.0.0.1',
    reachability: ok('tls'),
    protocols: ok(describeProtocols(offered)),
    cipherSuites: ok(lists),
    supportedGroups: ok(groups),
    signatureAlgorithms: { status: 'not-tested' },
    certificates: 'status' in certificates ? certificates : ok({ items: certificates }),
    clientAuthentication: { status: 'not-tested' },
    alpn: { status: 'not-tested' },
    compression: legacy(false),
    renegotiation: { secure: legacy(true), clientInitiated: legacy(false) },
    extendedMasterSecret: { status: 'not-tested' },
    sessionResumption: {
      sessionId: { status: 'not-tested' },
      sessionTicket: { status: 'not-tested' },
      tls13Psk: { status: 'not-tested' },
    },
    http: { hsts, redirect: { status: 'not-tested' } },
    stats: { connections: 1, retries: 0, backOffMs: 0 },
    ...more,
  };
}

function describeProtocols(offered: readonly ProtocolVersion[]) {
  const protocol = (version: ProtocolVersion) =>
    offered.includes(version)
      ? { offered: true, evidence: 'ServerHello' }
      : { offered: false, evidence: 'alert protocol_version(70)' };
  return {
    SSLv2: protocol('SSLv2'),
    SSLv3: protocol('SSLv3'),
    'TLSv1.0': protocol('TLSv1.0'),
    'TLSv1.1': protocol('TLSv1.1'),
    'TLSv1.2': protocol('TLSv1.2'),
    'TLSv1.3': protocol('TLSv1.3'),
  };
}

/** The same, where one of the lists of suites is changed. */
export function withSuiteList(
  result: TlsEndpointResult,
  change: (list: Extract<TlsEndpointResult['cipherSuites'], { status: 'ok' }>['value'][number]) => object,
): TlsEndpointResult {
  if (result.cipherSuites.status !== 'ok') return result;
  return { ...result, cipherSuites: ok(result.cipherSuites.value.map((list) => ({ ...list, ...change(list) }))) };
}

/** The same, where it is not known whether a version is offered. */
export function withUnknownVersion(result: TlsEndpointResult, version: ProtocolVersion): TlsEndpointResult {
  if (result.protocols.status !== 'ok') return result;
  const unknown = { offered: 'indeterminate', reason: 'timeout', evidence: 'ETIMEDOUT' } as const;
  return { ...result, protocols: ok({ ...result.protocols.value, [version]: unknown }) };
}
