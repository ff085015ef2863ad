import { rateEndpoint } from '../../../src/cli/tls/rate-endpoint.ts';
import type { RatedEndpoint } from '../../../src/report/tls/rated-endpoint.ts';
import { findCipherSuite } from '../../../src/tls-scanner-lite/registry/cipher-suites.ts';
import {
  type Certificate,
  type OfferedSuite,
  type Protocol,
  type ProtocolVersion,
  protocolVersions,
  type TlsEndpointResult,
} from '../../../src/tls-scanner-lite/result.ts';
import { type Indeterminate, notTested, type Reason, type Verdict } from '../../../src/tls-scanner-lite/verdict.ts';

export const now = new Date('2026-11-22T09:00:00Z');

/** What a stranger may put into a certificate: escape sequences, a right-to-left override, a newline. */
export const hostileName = 'CN=api\u001b[31m\u202egpj\u009b2J\n| <img src=x onerror=alert(1)> |';

const ok = <T>(value: T): Verdict<T> & { readonly status: 'ok' } => ({ status: 'ok', value });
export const lacking = (reason: Reason, evidence = ''): Indeterminate => ({
  status: 'indeterminate',
  reason,
  evidence,
});

/** A suite of the registry, by its code point. */
function suite(id: number, more: Partial<OfferedSuite> = {}): OfferedSuite {
  const found = findCipherSuite(id);
  if (found === undefined) throw new Error(`no suite ${id.toString(16)}`);
  const { name, bits, keyExchange, authentication, aead, forwardSecrecy } = found;
  return { id, name, bits, keyExchange, authentication, aead, forwardSecrecy, ...more };
}

/** These versions are offered, the others refused. */
function versions(...offered: readonly ProtocolVersion[]): Readonly<Record<ProtocolVersion, Protocol>> {
  const protocols = protocolVersions.map((version): [ProtocolVersion, Protocol] => [
    version,
    offered.includes(version)
      ? { offered: true, evidence: 'ServerHello' }
      : { offered: false, evidence: 'alert protocol_version(70)' },
  ]);
  return Object.fromEntries(protocols) as Record<ProtocolVersion, Protocol>;
}

const sent = (subject: string) => ({
  subject,
  issuer: 'C=JP, O=Acme Trust, CN=Acme Root',
  notBefore: '2020-01-01T00:00:00Z',
  notAfter: '2035-01-01T00:00:00Z',
  keyType: 'rsa',
  keySize: 4096,
  signatureAlgorithm: 'sha256WithRSAEncryption',
  fingerprintSha256: '00'.repeat(32),
  der: 'MIIB',
});

const certificate: Certificate = {
  subject: 'C=JP, O=Acme Health, CN=api.acme.example',
  issuer: 'C=JP, O=Acme Trust, CN=Acme Issuing CA 1',
  serialNumber: '0a1b2c3d',
  subjectAltNames: ['api.acme.example', 'www.acme.example'],
  wildcard: false,
  notBefore: '2026-10-01T00:00:00Z',
  notAfter: '2026-12-29T23:59:59Z',
  daysRemaining: 37,
  validityDays: 90,
  keyType: 'rsa',
  keySize: 2048,
  signatureAlgorithm: 'sha256WithRSAEncryption',
  hostnameMatch: true,
  selfSigned: false,
  validationType: 'OV',
  mustStaple: false,
  ocspResponders: ['http://ocsp.acme.example'],
  ocspStaple: ok({
    certStatus: 'good',
    thisUpdate: '2026-11-20T00:00:00Z',
    nextUpdate: '2026-11-27T00:00:00Z',
    signed: true,
    current: true,
  }),
  scts: { count: 2, sources: ['certificate'] },
  chain: {
    sent: [sent('C=JP, O=Acme Health, CN=api.acme.example'), sent('C=JP, O=Acme Trust, CN=Acme Issuing CA 1')],
    complete: true,
    order: 'ok',
    trusted: true,
    errors: [],
  },
  fingerprintSha256: 'c0ffee'.padEnd(64, '0'),
};

/** Everything was asked and answered, and it is as it should be. */
export const good: TlsEndpointResult = {
  target: { host: 'api.acme.example', port: 443 },
  address: '192.0.2.10',
  reachability: ok('tls'),
  protocols: ok(versions('TLSv1.2', 'TLSv1.3')),
  cipherSuites: ok([
    {
      protocol: 'TLSv1.2',
      items: [
        suite(0xc030, { group: 'x25519' }),
        suite(0xc02f, { group: 'x25519' }),
        suite(0xcca8, { group: 'x25519' }),
      ],
      preference: ok('client'),
    },
    {
      protocol: 'TLSv1.3',
      items: [suite(0x1302, { group: 'X25519MLKEM768' }), suite(0x1301, { group: 'X25519MLKEM768' })],
      preference: ok('client'),
    },
  ]),
  supportedGroups: ok([
    { protocol: 'TLSv1.2', items: ['x25519', 'secp256r1'] },
    { protocol: 'TLSv1.3', items: ['X25519MLKEM768', 'x25519', 'secp256r1'] },
  ]),
  signatureAlgorithms: ok([
    { protocol: 'TLSv1.2', items: ['rsa_pss_rsae_sha256', 'rsa_pkcs1_sha256'] },
    { protocol: 'TLSv1.3', items: ['rsa_pss_rsae_sha256'] },
  ]),
  certificates: ok({ items: [certificate] }),
  clientAuthentication: ok('none'),
  alpn: ok(['h2', 'http/1.1']),
  compression: ok(false),
  renegotiation: { secure: ok(true), clientInitiated: ok(false) },
  extendedMasterSecret: ok(true),
  sessionResumption: { sessionId: ok(false), sessionTicket: ok(true), tls13Psk: ok(true) },
  http: {
    hsts: ok({ maxAge: 63_072_000, includeSubDomains: true, preload: true, valid: true }),
    redirect: ok({ status: 301, toHttps: true }),
  },
  stats: { connections: 61, retries: 0, backOffMs: 0 },
};

/** All that should not be, on one old mail server. */
export const weak: TlsEndpointResult = {
  ...good,
  target: { host: '2001:db8::25', port: 465, serverName: 'mail.acme.example' },
  address: '2001:db8::25',
  protocols: ok(versions('SSLv3', 'TLSv1.0', 'TLSv1.2')),
  cipherSuites: ok([
    { protocol: 'SSLv3', items: [suite(0x0005)], preference: notTested },
    {
      protocol: 'TLSv1.0',
      items: [suite(0x000a), suite(0x0016, { dhBits: 1024 }), suite(0x0003)],
      preference: ok('server'),
    },
    {
      protocol: 'TLSv1.2',
      items: [
        suite(0x0002),
        suite(0x0018, { dhBits: 1024 }),
        suite(0x0009),
        suite(0x009c),
        suite(0xc014, { group: 'secp256r1' }),
      ],
      preference: ok('client'),
    },
  ]),
  supportedGroups: ok([{ protocol: 'TLSv1.2', items: ['secp256r1'] }]),
  signatureAlgorithms: ok([{ protocol: 'TLSv1.2', items: ['rsa_pkcs1_sha256', 'rsa_pkcs1_sha1'] }]),
  certificates: ok({
    items: [
      {
        ...certificate,
        subject: 'CN=old.acme.example',
        issuer: 'CN=old.acme.example',
        subjectAltNames: [],
        notAfter: '2026-11-12T20:00:00Z',
        daysRemaining: -10,
        keySize: 1024,
        signatureAlgorithm: 'sha1WithRSAEncryption',
        hostnameMatch: false,
        selfSigned: true,
        validationType: 'unknown',
        mustStaple: true,
        ocspResponders: [],
        ocspStaple: ok(null),
        scts: { count: 0, sources: [] },
        chain: {
          sent: [sent('CN=old.acme.example')],
          complete: false,
          order: 'wrong',
          trusted: false,
          errors: ['self-signed', 'incomplete'],
        },
      },
      {
        ...certificate,
        subject: 'CN=*.acme.example',
        subjectAltNames: Array.from({ length: 25 }, (_, index) => `*.host${index}.acme.example`),
        wildcard: true,
        notBefore: '2026-12-01T00:00:00Z',
        daysRemaining: 3,
        keyType: 'ec',
        keySize: 256,
        curve: 'secp256r1',
        signatureAlgorithm: 'ecdsa-with-SHA256',
        validationType: 'DV',
        ocspStaple: ok({
          certStatus: 'revoked',
          thisUpdate: '2026-11-01T00:00:00Z',
          signed: false,
          current: false,
        }),
      },
    ],
  }),
  clientAuthentication: ok('optional'),
  alpn: ok([]),
  compression: ok(true),
  renegotiation: { secure: ok(false), clientInitiated: ok(true) },
  extendedMasterSecret: ok(false),
  sessionResumption: { sessionId: ok(true), sessionTicket: ok(false), tls13Psk: notTested },
  http: { hsts: lacking('not-http', '220 mail'), redirect: notTested },
  stats: { connections: 94, retries: 3, backOffMs: 2250 },
};

/** Known in part: every way in which something can stay open. */
export const partial: TlsEndpointResult = {
  ...good,
  target: { host: 'db.acme.example', port: 5432, starttls: 'postgres' },
  protocols: ok({
    ...versions('TLSv1.2', 'TLSv1.3'),
    'TLSv1.0': { offered: 'indeterminate', reason: 'rate-limited', evidence: 'ECONNRESET' },
  }),
  cipherSuites: ok([
    {
      protocol: 'TLSv1.2',
      items: [suite(0xc030, { group: 'x25519' }), suite(0xc02f, { group: 'x25519' })],
      preference: lacking('timeout'),
      incomplete: lacking('rate-limited', 'ECONNRESET'),
    },
    { protocol: 'TLSv1.3', items: [suite(0x1302)], preference: notTested },
  ]),
  supportedGroups: ok([
    {
      protocol: 'TLSv1.2',
      items: ['secp256r1'],
      incomplete: lacking('rate-limited', 'a hello that had been answered before was not'),
    },
    { protocol: 'TLSv1.3', items: ['x25519'] },
  ]),
  signatureAlgorithms: lacking('rate-limited', 'ECONNRESET'),
  certificates: ok({
    items: [
      { ...certificate, subject: hostileName, issuer: hostileName, ocspStaple: lacking('malformed', '\u001b[2J') },
    ],
    incomplete: lacking('runtime-lacks', 'X25519MLKEM768'),
  }),
  clientAuthentication: lacking('request-refused', 'alert access_denied(49)'),
  renegotiation: { secure: ok(true), clientInitiated: lacking('timeout') },
  sessionResumption: { ...good.sessionResumption, sessionTicket: lacking('rate-limited', 'ECONNRESET') },
  http: { hsts: notTested, redirect: notTested },
};

/** Nothing listens, so nothing is known. */
export const closed: TlsEndpointResult = (() => {
  const refused = lacking('closed', 'ECONNREFUSED');
  const { address: _, ...rest } = good;
  return {
    ...rest,
    target: { host: 'gone.acme.example', port: 443 },
    reachability: refused,
    protocols: refused,
    cipherSuites: refused,
    supportedGroups: refused,
    signatureAlgorithms: refused,
    certificates: refused,
    clientAuthentication: refused,
    alpn: refused,
    compression: refused,
    renegotiation: { secure: refused, clientInitiated: refused },
    extendedMasterSecret: refused,
    sessionResumption: { sessionId: refused, sessionTicket: refused, tls13Psk: refused },
    http: { hsts: refused, redirect: refused },
    stats: { connections: 2, retries: 0, backOffMs: 0 },
  };
})();

export const rated = (result: TlsEndpointResult): RatedEndpoint => rateEndpoint(result, now);
export const all: readonly RatedEndpoint[] = [good, weak, partial, closed].map(rated);
