import type { JsonObject } from '../../src/model/json.ts';
import type { SnapshotLine } from '../../src/model/snapshot.ts';

const web = { target: 'web', account: '-', region: '-' };

interface Site {
  readonly host: string;
  readonly oldest: 'TLSv1.0' | 'TLSv1.2';
  readonly notAfter: string;
  readonly hsts: JsonObject | null;
}

function endpoint(observedAt: string, { host, oldest, notAfter, hsts }: Site): readonly SnapshotLine[] {
  const versions = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
  const protocols = versions.map((version) => ({ version, offered: version >= oldest }));
  const certificate = {
    subject: `CN=${host}`,
    issuer: 'CN=Example Public CA R4',
    serialNumber: '0A1B2C3D4E5F60718293A4B5C6D7E8F9',
    subjectAltNames: [`DNS:${host}`],
    notBefore: '2026-09-01T00:00:00.000Z',
    notAfter,
    keyType: 'ec',
    keySize: 256,
    signatureAlgorithm: 'ecdsa-with-SHA256',
    hostnameMatch: true,
    selfSigned: false,
    trusted: true,
    chainLength: 2,
    fingerprintSha256: '6c1f3a9e0b7d4c52a8e6f1d3b5c7a9e0f2d4b6c8a0e2f4d6b8c0a2e4f6d8b0c2',
  };
  const negotiated = {
    protocol: 'TLSv1.3',
    cipherSuite: 'TLS_AES_256_GCM_SHA384',
    forwardSecrecy: true,
    aead: true,
  };
  const name = `${host}:443`;
  const place = { ...web, name, observedAt, unread: {}, partial: {} };
  return [
    {
      kind: 'resource',
      ...place,
      type: 'endpoint/tls',
      id: `endpoint/tls:${name}`,
      attributes: { host, port: 443, protocols, negotiated, certificate },
    },
    {
      kind: 'resource',
      ...place,
      type: 'endpoint/http',
      id: `endpoint/http:${name}`,
      attributes: { host, port: 443, hsts, redirect: { status: 301, toHttps: true } },
    },
  ];
}

/** The two endpoints of the demo organisation, seen at this moment. */
export const demoEndpoints = (observedAt: string): readonly SnapshotLine[] => [
  ...endpoint(observedAt, {
    host: 'karte.acme.example',
    oldest: 'TLSv1.2',
    notAfter: '2027-03-19T23:59:59.000Z',
    hsts: { maxAge: 63_072_000, includeSubDomains: true, preload: false, valid: true },
  }),
  ...endpoint(observedAt, {
    host: 'legacy.acme.example',
    oldest: 'TLSv1.0',
    notAfter: '2027-02-01T23:59:59.000Z',
    hsts: null,
  }),
];
