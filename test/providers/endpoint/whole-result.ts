import type {
  Certificate,
  OfferedSuite,
  ProtocolVersion,
  TlsEndpointResult,
} from '../../../src/tls-scanner-lite/result.ts';
import type { Found, Indeterminate, Reason, Verdict } from '../../../src/tls-scanner-lite/verdict.ts';
import { notTested } from '../../../src/tls-scanner-lite/verdict.ts';

/** Values for the tests of what is made of a scan: a server on TLS 1.2 and 1.3 of which everything is known. */
export const api = { host: 'api.acme.example', port: 443 } as const;

export const ok = <T>(value: T): Verdict<T> => ({ status: 'ok', value });
export const fault = (reason: Reason, evidence = ''): Indeterminate => ({ status: 'indeterminate', reason, evidence });

/** The chain that a test gives for the whole one. */
const leaf = {
  subject: 'CN=api.acme.example',
  issuer: 'CN=Acme CA',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2026-04-01T00:00:00.000Z',
  keyType: 'ec',
  keySize: 256,
  signatureAlgorithm: 'ecdsa-with-SHA256',
  fingerprintSha256: 'ab'.repeat(32),
} as const;

export const certificate: Certificate = {
  ...leaf,
  serialNumber: '01',
  subjectAltNames: ['api.acme.example'],
  wildcard: false,
  daysRemaining: 60,
  validityDays: 91,
  curve: 'prime256v1',
  hostnameMatch: true,
  selfSigned: false,
  validationType: 'DV',
  mustStaple: false,
  ocspResponders: [],
  ocspStaple: ok(null),
  scts: { count: 2, sources: ['certificate'] },
  chain: { sent: [{ ...leaf, der: 'MIIB' }], complete: true, order: 'ok', trusted: true, errors: [] },
};

const modernSuite: OfferedSuite = {
  id: 0x1301,
  name: 'TLS_AES_128_GCM_SHA256',
  bits: 128,
  keyExchange: 'any',
  authentication: 'any',
  aead: true,
  forwardSecrecy: true,
  group: 'x25519',
};
export const ecdheSuite: OfferedSuite = {
  id: 0xc02b,
  name: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  bits: 128,
  keyExchange: 'ECDHE',
  authentication: 'ECDSA',
  aead: true,
  forwardSecrecy: true,
  group: 'secp256r1',
};

export const offers = (...versions: readonly ProtocolVersion[]) => {
  const one = (version: ProtocolVersion) => ({ offered: versions.includes(version), evidence: '' });
  return {
    SSLv2: one('SSLv2'),
    SSLv3: one('SSLv3'),
    'TLSv1.0': one('TLSv1.0'),
    'TLSv1.1': one('TLSv1.1'),
    'TLSv1.2': one('TLSv1.2'),
    'TLSv1.3': one('TLSv1.3'),
  };
};

/** Suites of TLS 1.2, in a list that may be cut short. */
export const suitesOf = (items: readonly OfferedSuite[], rest: Partial<Found<OfferedSuite>> = {}) =>
  ok([{ protocol: 'TLSv1.2' as const, items, preference: ok('server' as const), ...rest }]);

export const whole: TlsEndpointResult = {
  target: api,
  address: '192.0.2.1',
  reachability: ok('tls'),
  protocols: ok(offers('TLSv1.2', 'TLSv1.3')),
  cipherSuites: ok([
    { protocol: 'TLSv1.2', items: [ecdheSuite], preference: notTested },
    { protocol: 'TLSv1.3', items: [modernSuite], preference: notTested },
  ]),
  supportedGroups: ok([
    { protocol: 'TLSv1.2', items: ['secp256r1'] },
    { protocol: 'TLSv1.3', items: ['x25519', 'secp256r1'] },
  ]),
  signatureAlgorithms: ok([{ protocol: 'TLSv1.3', items: ['ecdsa_secp256r1_sha256'] }]),
  certificates: ok({ items: [certificate] }),
  clientAuthentication: ok('none'),
  alpn: ok(['h2', 'http/1.1']),
  compression: ok(false),
  renegotiation: { secure: ok(true), clientInitiated: ok(false) },
  extendedMasterSecret: ok(true),
  sessionResumption: { sessionId: ok(false), sessionTicket: ok(true), tls13Psk: ok(true) },
  http: {
    hsts: ok({ maxAge: 300, includeSubDomains: true, preload: false, valid: true }),
    redirect: ok(null),
  },
  stats: { connections: 6, retries: 0, backOffMs: 0 },
};

/** A server of which nothing was settled, for this reason. */
export const unsettled = (why: Indeterminate): TlsEndpointResult => ({
  ...whole,
  reachability: why,
  protocols: why,
  cipherSuites: why,
  supportedGroups: why,
  signatureAlgorithms: why,
  certificates: why,
  clientAuthentication: why,
  alpn: why,
  compression: why,
  renegotiation: { secure: why, clientInitiated: why },
  extendedMasterSecret: why,
  sessionResumption: { sessionId: why, sessionTicket: why, tls13Psk: why },
  http: { hsts: why, redirect: why },
});
