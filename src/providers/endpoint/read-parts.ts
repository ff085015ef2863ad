import type { Part, TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import { calls } from './calls.ts';
import { readCertificates } from './read-certificates.ts';
import { readCipherSuites, readNames, readPreference } from './read-lists.ts';
import { readHsts, readLegacy, readMembers, readRedirect, readValue } from './read-members.ts';
import { readProtocols } from './read-protocols.ts';
import type { Attribute, Place } from './read-verdict.ts';

/** One attribute that a part of a scan shows, and the call that asks for it. */
export interface ReadPart {
  readonly name: string;
  readonly call: string;
  readonly attribute: Attribute;
}

interface Reading {
  readonly part: Part;
  readonly call: string;
  /** Named as its part, unless it says otherwise. */
  readonly name?: string;
  readonly read: (result: TlsEndpointResult, place: Place) => Attribute;
}

const tlsReadings: readonly Reading[] = [
  { part: 'protocols', call: calls.versions.call, read: (result, place) => readProtocols(result.protocols, place) },
  { part: 'cipherSuites', call: calls.suites.call, read: readCipherSuites },
  { part: 'cipherSuites', name: 'cipherPreference', call: calls.suites.call, read: readPreference },
  {
    part: 'supportedGroups',
    call: calls.groups.call,
    read: (result, place) => readNames(result, 'supportedGroups', place),
  },
  {
    part: 'signatureAlgorithms',
    call: calls.signatures.call,
    read: (result, place) => readNames(result, 'signatureAlgorithms', place),
  },
  {
    part: 'certificates',
    call: calls.handshake.call,
    read: (result, place) => readCertificates(result.certificates, place),
  },
  {
    part: 'clientAuthentication',
    call: calls.handshake.call,
    read: (result, place) => readValue(result.clientAuthentication, place),
  },
  { part: 'alpn', call: calls.handshake.call, read: (result, place) => readValue(result.alpn, place) },
  { part: 'compression', call: calls.handshake.call, read: (result, place) => readLegacy(result.compression, place) },
  {
    part: 'renegotiation',
    call: calls.handshake.call,
    read: ({ renegotiation: { secure, clientInitiated } }, place) => readMembers({ secure, clientInitiated }, place),
  },
  {
    part: 'extendedMasterSecret',
    call: calls.handshake.call,
    read: (result, place) => readLegacy(result.extendedMasterSecret, place),
  },
  {
    part: 'sessionResumption',
    call: calls.resumption.call,
    read: ({ sessionResumption: { sessionId, sessionTicket, tls13Psk } }, place) =>
      readMembers({ sessionId, sessionTicket, tls13Psk }, place),
  },
];

const httpReadings: readonly Reading[] = [
  { part: 'hsts', call: calls.https.call, read: ({ http }, place) => readHsts(http.hsts, place) },
  { part: 'redirect', call: calls.http.call, read: ({ http }, place) => readRedirect(http.redirect, place) },
];

/** What the parts that were asked for showed over TLS. */
export function readTls(result: TlsEndpointResult, parts: ReadonlySet<Part>): readonly ReadPart[] {
  return readAll(tlsReadings, result, parts);
}

/** What the parts that were asked for showed over HTTP. */
export function readHttp(result: TlsEndpointResult, parts: ReadonlySet<Part>): readonly ReadPart[] {
  return readAll(httpReadings, result, parts);
}

function readAll(
  readings: readonly Reading[],
  result: TlsEndpointResult,
  parts: ReadonlySet<Part>,
): readonly ReadPart[] {
  return readings
    .filter(({ part }) => parts.has(part))
    .map(({ part, name = part, call, read }) => ({ name, call, attribute: read(result, { path: name, call }) }));
}
