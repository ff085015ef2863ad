import { toOfferedSuite } from '../../src/tls-scanner-lite/enumerate/suites.ts';
import { findCipherSuite } from '../../src/tls-scanner-lite/registry/cipher-suites.ts';
import {
  type Certificate,
  type ProtocolVersion,
  protocolVersions,
  type TlsEndpointResult,
  type VersionSuites,
} from '../../src/tls-scanner-lite/result.ts';
import { notTested, type Verdict } from '../../src/tls-scanner-lite/verdict.ts';

/** What a scan would have seen of a server, but for the name it was asked at. */
export type DemoServer = Omit<TlsEndpointResult, 'target'>;
type Suites = Partial<Record<ProtocolVersion, readonly number[]>>;
type Lists = Pick<DemoServer, 'protocols' | 'cipherSuites'>;

const ok = <T>(value: T): Verdict<T> => ({ status: 'ok', value });

/** The versions that have suites, each with them in their order: ECDHE and TLS 1.3 in this group. */
function offers(suites: Suites, group: string, order: 'server' | 'client'): Lists {
  const protocol = (version: ProtocolVersion) =>
    suites[version] === undefined
      ? { offered: false, evidence: 'alert protocol_version(70)' }
      : { offered: true, evidence: 'ServerHello' };
  const lists = protocolVersions.flatMap((version): readonly VersionSuites[] => {
    const items = (suites[version] ?? []).map((id) => {
      const known = findCipherSuite(id);
      if (known === undefined) throw new Error(`${id} is no suite`);
      const suite = toOfferedSuite(known);
      return suite.forwardSecrecy ? { ...suite, group } : suite;
    });
    return items.length === 0 ? [] : [{ protocol: version, items, preference: ok(order) }];
  });
  return {
    protocols: ok({
      SSLv2: protocol('SSLv2'),
      SSLv3: protocol('SSLv3'),
      'TLSv1.0': protocol('TLSv1.0'),
      'TLSv1.1': protocol('TLSv1.1'),
      'TLSv1.2': protocol('TLSv1.2'),
      'TLSv1.3': protocol('TLSv1.3'),
    }),
    cipherSuites: ok(lists),
  };
}

type Issued = Pick<Certificate, 'subject' | 'notBefore' | 'notAfter' | 'validityDays' | 'daysRemaining'> &
  Partial<Certificate>;

const authority = 'C=JP, O=Example Trust Services, CN=Example Public CA R4';
const fingerprint = '6c1f3a9e0b7d4c52a8e6f1d3b5c7a9e0f2d4b6c8a0e2f4d6b8c0a2e4f6d8b0';
const issuing = {
  subject: authority,
  issuer: 'C=JP, O=Example Trust Services, CN=Example Root R1',
  notBefore: '2024-04-01T00:00:00.000Z',
  notAfter: '2034-03-31T23:59:59.000Z',
  keyType: 'ec',
  keySize: 384,
  signatureAlgorithm: 'ecdsa-with-SHA384',
  fingerprintSha256: `${fingerprint}00`,
  der: '',
} as const;

/** A certificate of a public authority that serves its issuer too. `serial` tells it from the others. */
function certificates(serial: string, name: string, issued: Issued): DemoServer['certificates'] {
  const { notBefore, notAfter, subject } = issued;
  const key = { keyType: 'ec', keySize: 256, signatureAlgorithm: 'ecdsa-with-SHA384', ...issued } as const;
  const { keyType, keySize, signatureAlgorithm } = key;
  const fingerprintSha256 = `${fingerprint}${serial}`;
  const leaf = { subject, issuer: authority, notBefore, notAfter, signatureAlgorithm, fingerprintSha256, der: '' };
  const one: Certificate = {
    issuer: authority,
    serialNumber: `0A1B2C3D4E5F60718293A4B5C6D7E8${serial.toUpperCase()}`,
    subjectAltNames: [name],
    wildcard: false,
    ...(keyType === 'ec' ? { curve: 'prime256v1' } : {}),
    hostnameMatch: true,
    selfSigned: false,
    validationType: 'DV',
    mustStaple: false,
    ocspResponders: [],
    ocspStaple: ok(null),
    scts: { count: 2, sources: ['certificate'] },
    chain: {
      sent: [{ ...leaf, keyType, keySize }, issuing],
      complete: true,
      order: 'ok',
      trusted: true,
      errors: [],
    },
    fingerprintSha256,
    ...key,
  };
  return ok({ items: [one] });
}

const tls13 = [0x1302, 0x1303, 0x1301];
const ecdsaGcm = [0xc02c, 0xc02b];
const hsts = { maxAge: 63_072_000, includeSubDomains: true, preload: false, valid: true };
const moved = ok({ status: 301, toHttps: true });
const stats = { connections: 34, retries: 0, backOffMs: 0 };

/** Records of patients, for hospitals whose machines have a certificate: who has none is told so, with the header. */
const karte: DemoServer = {
  address: '203.0.113.10',
  reachability: ok('tls'),
  ...offers({ 'TLSv1.2': ecdsaGcm, 'TLSv1.3': tls13 }, 'x25519', 'client'),
  supportedGroups: ok([
    { protocol: 'TLSv1.2', items: ['x25519', 'secp256r1', 'secp384r1'] },
    { protocol: 'TLSv1.3', items: ['X25519MLKEM768', 'x25519', 'secp256r1', 'secp384r1'] },
  ]),
  signatureAlgorithms: ok([
    { protocol: 'TLSv1.2', items: ['ecdsa_secp256r1_sha256'] },
    { protocol: 'TLSv1.3', items: ['ecdsa_secp256r1_sha256'] },
  ]),
  certificates: certificates('c2', 'karte.acme.example', {
    subject: 'C=JP, ST=Tokyo, O=Acme Medical AI, CN=karte.acme.example',
    validationType: 'OV',
    notBefore: '2026-09-01T00:00:00.000Z',
    notAfter: '2027-03-19T23:59:59.000Z',
    validityDays: 200,
    daysRemaining: 114,
  }),
  clientAuthentication: ok('required'),
  alpn: ok(['h2', 'http/1.1']),
  compression: ok(false),
  renegotiation: { secure: ok(true), clientInitiated: ok(false) },
  extendedMasterSecret: ok(true),
  sessionResumption: { sessionId: ok(false), sessionTicket: ok(true), tls13Psk: ok(true) },
  http: { hsts: ok(hsts), redirect: moved },
  stats,
};

const cbc = [0xc014, 0xc013, 0x0035, 0x002f];

/** Imaging devices of two clinics send to it, and have nothing newer than TLS 1.0. */
const legacy: DemoServer = {
  ...karte,
  address: '203.0.113.24',
  ...offers({ 'TLSv1.0': cbc, 'TLSv1.1': cbc, 'TLSv1.2': [0xc030, 0xc02f, ...cbc] }, 'secp256r1', 'server'),
  supportedGroups: ok([{ protocol: 'TLSv1.2', items: ['secp256r1'] }]),
  signatureAlgorithms: ok([{ protocol: 'TLSv1.2', items: ['rsa_pkcs1_sha256', 'rsa_pkcs1_sha1'] }]),
  certificates: certificates('d1', 'legacy.acme.example', {
    subject: 'CN=legacy.acme.example',
    keyType: 'rsa',
    keySize: 2048,
    notBefore: '2026-09-01T00:00:00.000Z',
    notAfter: '2027-02-01T23:59:59.000Z',
    validityDays: 154,
    daysRemaining: 68,
  }),
  clientAuthentication: ok('none'),
  alpn: ok(['http/1.1']),
  extendedMasterSecret: ok(false),
  sessionResumption: { sessionId: ok(true), sessionTicket: ok(false), tls13Psk: notTested },
  http: { hsts: ok(null), redirect: moved },
};

/** A load balancer, asked at its own name. */
const balancer: DemoServer = {
  ...karte,
  address: '198.51.100.36',
  ...offers({ 'TLSv1.2': ecdsaGcm, 'TLSv1.3': tls13 }, 'secp256r1', 'server'),
  supportedGroups: ok([
    { protocol: 'TLSv1.2', items: ['secp256r1', 'secp384r1'] },
    { protocol: 'TLSv1.3', items: ['secp256r1', 'secp384r1', 'secp521r1'] },
  ]),
  certificates: certificates('a7', 'app.acme.example', {
    subject: 'CN=app.acme.example',
    hostnameMatch: false,
    notBefore: '2026-10-01T00:00:00.000Z',
    notAfter: '2027-04-17T00:00:00.000Z',
    validityDays: 199,
    daysRemaining: 142,
  }),
  clientAuthentication: ok('none'),
};

/** What patients open, behind CloudFront. */
const portal: DemoServer = {
  ...karte,
  address: '198.51.100.80',
  ...offers({ 'TLSv1.2': [0xc02b, 0xc02c, 0xcca9], 'TLSv1.3': [0x1301, 0x1302, 0x1303] }, 'x25519', 'server'),
  certificates: certificates('b4', 'portal.acme.example', {
    subject: 'CN=portal.acme.example',
    notBefore: '2026-11-02T00:00:00.000Z',
    notAfter: '2027-05-18T23:59:59.000Z',
    validityDays: 198,
    daysRemaining: 174,
  }),
  clientAuthentication: ok('none'),
};

/** Its distribution takes TLS 1.3 alone; but the name still leads to the proxy that was there before. */
const intra: DemoServer = {
  ...karte,
  address: '203.0.113.57',
  certificates: certificates('e9', 'intra.acme.example', {
    subject: 'CN=intra.acme.example',
    notBefore: '2026-10-12T00:00:00.000Z',
    notAfter: '2027-01-09T23:59:59.000Z',
    validityDays: 90,
    daysRemaining: 45,
  }),
  clientAuthentication: ok('none'),
  http: { hsts: ok(hsts), redirect: ok(null) },
};

/** The servers of the demo organisation, by name. */
export const demoServers: ReadonlyMap<string, DemoServer> = new Map([
  ['karte.acme.example', karte],
  ['legacy.acme.example', legacy],
  ['acme-app-1234567890.ap-northeast-1.elb.amazonaws.com', balancer],
  ['portal.acme.example', portal],
  ['intra.acme.example', intra],
]);
