import { X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';
import { isForgeable, readSignatureAlgorithm } from './signature-algorithm.ts';

/** Root certificates in PEM. */
export interface TrustStore {
  readonly pems: readonly string[];
  readonly roots: readonly X509Certificate[];
}

/** Longer than any public chain; and how many signatures one server can make us check. */
const maxDepth = 10;
const maxChecks = 100;

let runtimeStore: TrustStore | undefined;

/** The runtime's roots, with those of NODE_EXTRA_CA_CERTS where the runtime tells them (Node 22.15 on), and these. */
export function loadTrustStore(extra: readonly string[] = []): TrustStore {
  // The roots of a runtime never change while it runs, and parsing 150 of them takes 20 ms.
  runtimeStore ??= readStore(listRuntimeRoots());
  if (extra.length === 0) return runtimeStore;
  const own = readStore(extra);
  return { pems: [...runtimeStore.pems, ...own.pems], roots: [...runtimeStore.roots, ...own.roots] };
}

function listRuntimeRoots(): readonly string[] {
  return typeof tls.getCACertificates === 'function' ? tls.getCACertificates('default') : tls.rootCertificates;
}

function readStore(pems: readonly string[]): TrustStore {
  return { pems, roots: pems.map((pem) => new X509Certificate(pem)) };
}

export interface ChainToTrust {
  readonly leaf: X509Certificate;
  /** Certificates that may lie between, in any order. */
  readonly candidates: readonly X509Certificate[];
  readonly store: TrustStore;
  readonly now: Date;
}

/**
 * Whether the leaf builds to a root of the store through certificate authorities that are valid now and not signed with
 * MD5 or SHA-1. Says nothing of the leaf's own dates, so that an expired one does not hide who issued it.
 */
export function buildsToRoot({ leaf, candidates, store, now }: ChainToTrust): boolean {
  const roots = new Set(store.roots.map((root) => root.fingerprint256));
  let checks = 0;
  const climb = (certificate: X509Certificate, above: readonly X509Certificate[]): boolean => {
    if (roots.has(certificate.fingerprint256)) return true;
    if (above.length >= maxDepth) return false;
    return [...store.roots, ...candidates].some((issuer) => {
      if (!issuer.ca || above.includes(issuer) || !certificate.checkIssued(issuer) || !isValidAt(issuer, now))
        return false;
      if (!roots.has(issuer.fingerprint256) && isForgeable(readSignatureAlgorithm(issuer.raw) ?? '')) return false;
      checks += 1;
      return checks <= maxChecks && isSignedBy(certificate, issuer) && climb(issuer, [...above, issuer]);
    });
  };
  return climb(leaf, [leaf]);
}

/** Signed by its own key. */
export function isSelfSigned(certificate: X509Certificate): boolean {
  return certificate.checkIssued(certificate) && isSignedBy(certificate, certificate);
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey);
  } catch {
    // A key or an algorithm that this runtime does not know proves nothing.
    return false;
  }
}

function isValidAt(certificate: X509Certificate, now: Date): boolean {
  return certificate.validFromDate <= now && now <= certificate.validToDate;
}
