import * as tls from 'node:tls';
import type { Name } from './name.ts';
import { type ParsedCertificate, parseCertificate, readSubject } from './parse.ts';

/** What is trusted: root certificates in DER. Those asked for are parsed, the others never are. */
export interface TrustStore {
  readonly roots: readonly Buffer[];
}

/** The roots of a runtime never change while it runs. */
let runtimeRoots: readonly Buffer[] | undefined;
/** By the texts asked with: all endpoints of a scan are judged by the same roots, which are parsed once. */
const stores = new WeakMap<readonly string[], TrustStore>();
const none: readonly string[] = [];

/**
 * The runtime's roots, with those of NODE_EXTRA_CA_CERTS where the runtime tells them (Node 22.15 on), and these, in PEM.
 * Throws a TypeError for an extra text without a certificate, or with a broken one.
 */
export function loadTrustStore(extra: readonly string[] = none): TrustStore {
  const known = stores.get(extra);
  if (known !== undefined) return known;
  runtimeRoots ??= listRuntimeRoots().flatMap(readPem);
  const store = { roots: [...runtimeRoots, ...extra.flatMap(readOwnPem)] };
  stores.set(extra, store);
  return store;
}

function listRuntimeRoots(): readonly string[] {
  return typeof tls.getCACertificates === 'function' ? tls.getCACertificates('default') : tls.rootCertificates;
}

function readOwnPem(pem: string): readonly Buffer[] {
  const found = readPem(pem);
  if (found.length === 0 || found.some((der) => parseCertificate(der) === undefined)) {
    throw new TypeError('a root certificate is not in PEM, or broken');
  }
  return found;
}

/** RFC 7468: every certificate in the text. */
function readPem(text: string): readonly Buffer[] {
  const blocks = text.split('-----BEGIN CERTIFICATE-----').slice(1);
  return blocks.map((block) => Buffer.from(block.slice(0, block.indexOf('-----END')), 'base64'));
}

export function isRoot({ roots }: TrustStore, certificate: ParsedCertificate): boolean {
  return roots.some((der) => der.equals(certificate.der));
}

/**
 * The roots of this name. To look for its bytes in all of them takes 0.1 ms; to read all their names takes 4 ms, which only
 * a name that an issuer wrote in another string type than its root is worth.
 */
export function findRoots({ roots }: TrustStore, name: Name): readonly ParsedCertificate[] {
  const sameBytes = readRoots(roots, name, (der) => der.includes(name.der));
  return sameBytes.length > 0 ? sameBytes : readRoots(roots, name, (der) => readSubjectKey(der) === name.key);
}

function readRoots(
  roots: readonly Buffer[],
  name: Name,
  isWanted: (der: Buffer) => boolean,
): readonly ParsedCertificate[] {
  const found = roots.filter(isWanted).flatMap((der) => readRoot(der) ?? []);
  return found.filter(({ subject }) => subject.key === name.key);
}

const subjectKeys = new WeakMap<Buffer, string>();

function readSubjectKey(der: Buffer): string {
  const known = subjectKeys.get(der);
  if (known !== undefined) return known;
  const key = readSubject(der)?.key ?? '';
  subjectKeys.set(der, key);
  return key;
}

const parsed = new WeakMap<Buffer, ParsedCertificate>();

function readRoot(der: Buffer): ParsedCertificate | undefined {
  const known = parsed.get(der);
  if (known !== undefined) return known;
  const fresh = parseCertificate(der);
  if (fresh !== undefined) parsed.set(der, fresh);
  return fresh;
}
