import type { Cause, CauseKind } from '../../model/cause.ts';
import type { JsonObject } from '../../model/json.ts';
import {
  type Certificate,
  type Hsts,
  type Negotiated,
  type Protocol,
  type Reason,
  type Redirect,
  type TlsVersion,
  tlsVersions,
  type Verdict,
} from '../../tls-scanner-lite/result.ts';
import type { Attribute } from './describe-endpoint.ts';
import { calls } from './schema.ts';

/** In the words of the closed list of causes. */
const causeKinds: Readonly<Record<Reason, CauseKind>> = {
  closed: 'unreachable',
  unresolved: 'unreachable',
  timeout: 'timeout',
  'not-tls': 'bad-response',
  'sni-rejected': 'bad-response',
  'rate-limited': 'throttled',
  'handshake-failed': 'bad-response',
  'no-certificate': 'bad-response',
  malformed: 'bad-response',
  'not-http': 'bad-response',
  aborted: 'interrupted',
};

export function readProtocols(verdict: Verdict<Readonly<Record<TlsVersion, Protocol>>>, path: string): Attribute {
  if (verdict.status !== 'ok') return unreadWhole(verdict, path, calls.versions.call);
  const unread: Record<string, Cause> = {};
  const value = tlsVersions.map((version, index): JsonObject => {
    const { offered, reason = 'malformed', evidence } = verdict.value[version];
    if (offered !== 'indeterminate') return { version, offered };
    unread[`${path}[${index}].offered`] = toCause(reason, evidence, calls.versions.call);
    return { version };
  });
  return withUnread(value, unread);
}

export function readNegotiated(verdict: Verdict<Negotiated>, path: string): Attribute {
  if (verdict.status !== 'ok') return unreadWhole(verdict, path, calls.handshake.call);
  const { protocol, cipherSuite, forwardSecrecy, aead } = verdict.value;
  return { value: { protocol, cipherSuite, forwardSecrecy, aead } };
}

export function readCertificate(verdict: Verdict<Certificate>, path: string): Attribute {
  if (verdict.status !== 'ok') return unreadWhole(verdict, path, calls.handshake.call);
  const { chain, keyType, keySize, signatureAlgorithm, curve: _, ...certificate } = verdict.value;
  // It has a key and a signature, of a kind without a name here: no rule may take that for a good one or a bad one.
  const known = {
    ...(keyType === undefined ? {} : { keyType }),
    ...(keySize === undefined ? {} : { keySize }),
    ...(/^[\d.]+$/.test(signatureAlgorithm) ? {} : { signatureAlgorithm }),
  };
  const cause: Cause = { kind: 'bad-response', call: calls.handshake.call, code: 'unknown-algorithm' };
  const unknown = ['keyType', 'keySize', 'signatureAlgorithm'].filter((name) => !Object.hasOwn(known, name));
  const unread = Object.fromEntries(unknown.map((name) => [`${path}.${name}`, cause]));
  const value = { ...certificate, ...known, trusted: chain.trusted, chainLength: chain.sent.length };
  return withUnread(value, unread);
}

export function readHsts(verdict: Verdict<Hsts | null>, path: string): Attribute {
  if (verdict.status !== 'ok') return unreadWhole(verdict, path, calls.https.call);
  if (verdict.value === null) return { value: null };
  const { maxAge = 0, includeSubDomains, preload, valid } = verdict.value;
  return { value: { maxAge, includeSubDomains, preload, valid } };
}

export function readRedirect(verdict: Verdict<Redirect | null>, path: string): Attribute {
  if (verdict.status !== 'ok') return unreadWhole(verdict, path, calls.http.call);
  return { value: verdict.value === null ? null : { status: verdict.value.status, toHttps: verdict.value.toHttps } };
}

function unreadWhole(verdict: Exclude<Verdict<never>, { status: 'ok' }>, path: string, call: string): Attribute {
  if (verdict.status === 'not-tested') return {};
  return { unread: { [path]: toCause(verdict.reason, verdict.evidence, call) } };
}

function withUnread(value: NonNullable<Attribute['value']>, unread: Readonly<Record<string, Cause>>): Attribute {
  return Object.keys(unread).length === 0 ? { value } : { value, unread };
}

/** The system's own error code where there is one; else the reason, since what a stranger's server said is no code. */
function toCause(reason: Reason, evidence: string, call: string): Cause {
  return { kind: causeKinds[reason], call, code: /^E[A-Z0-9_]+$/.test(evidence) ? evidence : reason };
}
