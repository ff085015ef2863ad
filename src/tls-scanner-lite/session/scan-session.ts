import { describeCertificate } from '../certificate/describe.ts';
import { loadTrustStore } from '../certificate/trust.ts';
import { askHsts } from '../http/ask.ts';
import type { Limits } from '../probe/exchange.ts';
import { explain, type ProtocolScan, type SendHello } from '../probe/protocols.ts';
import {
  type Certificate,
  type Hsts,
  type Indeterminate,
  type NamedTarget,
  type Negotiated,
  notTested,
  type Part,
  type Reason,
  type Verdict,
} from '../result.ts';
import { type HandshakeOutcome, handshake, type Peer } from './handshake.ts';

export interface SessionOptions extends Limits {
  readonly parts: readonly Part[];
  readonly now: Date;
  readonly ca?: readonly string[];
  readonly sendHello: SendHello;
  /** What the versions' scan found, where it was asked for. */
  readonly protocols: ProtocolScan | undefined;
  readonly onConnect: () => void;
}

/** What one handshake, and one request over it, showed. */
export interface Session {
  readonly reachability: Verdict<'tls'>;
  readonly negotiated: Verdict<Negotiated>;
  readonly certificate: Verdict<Certificate>;
  readonly hsts: Verdict<Hsts | null>;
}

const nothing: Session = { reachability: notTested, negotiated: notTested, certificate: notTested, hsts: notTested };

/** Makes the one handshake that the certificate, the negotiated suite and HSTS share, if any of them is asked for. */
export async function scanSession(target: NamedTarget, options: SessionOptions): Promise<Session> {
  const { parts, protocols } = options;
  if (!parts.some((part) => part === 'certificate' || part === 'negotiated' || part === 'hsts')) return nothing;
  if (protocols?.fault !== undefined) return failed(parts, protocols.fault);
  const outcome = await shakeHands(target, options);
  if (outcome.kind === 'failure') return failed(parts, explain(outcome));
  if (outcome.kind === 'handshake-failed') return failed(parts, await explainRefusal(outcome.evidence, options));
  return {
    reachability: { status: 'ok', value: 'tls' },
    negotiated: parts.includes('negotiated') ? { status: 'ok', value: outcome.peer.negotiated } : notTested,
    certificate: parts.includes('certificate') ? judgeCertificate(target, outcome.peer, options) : notTested,
    hsts: await readHsts(target, outcome, options),
  };
}

async function shakeHands(target: NamedTarget, options: SessionOptions): Promise<HandshakeOutcome> {
  const store = options.ca === undefined ? undefined : loadTrustStore(options.ca);
  const limits = { timeoutMs: options.timeoutMs, signal: options.signal };
  const ask = (legacy: boolean): Promise<HandshakeOutcome> => {
    options.onConnect();
    return handshake(target, { ...limits, legacy, ...(store === undefined ? {} : { ca: store.pems }) });
  };
  const first = await ask(false);
  if (first.kind !== 'handshake-failed') return first;
  const second = await ask(true);
  return second.kind === 'done' || second.kind === 'broken-off' ? second : first;
}

/** OpenSSL's error codes differ between versions; the alert that a plain hello gets does not. */
async function explainRefusal(evidence: string, { protocols, sendHello }: SessionOptions): Promise<Indeterminate> {
  if (protocols !== undefined) return { status: 'indeterminate', reason: 'handshake-failed', evidence };
  const seen = explain(await sendHello('TLSv1.2'));
  return seen.reason === 'handshake-failed' ? { ...seen, evidence: `${evidence}; ${seen.evidence}` } : seen;
}

function judgeCertificate(target: NamedTarget, peer: Peer, { ca, now }: SessionOptions): Verdict<Certificate> {
  if (peer.chain === undefined) return indeterminate('no-certificate', peer.negotiated.cipherSuite);
  const judged = describeCertificate(peer.chain, {
    host: target.serverName,
    store: loadTrustStore(ca),
    now,
  });
  return judged === undefined ? indeterminate('malformed', 'certificate') : { status: 'ok', value: judged };
}

async function readHsts(
  target: NamedTarget,
  outcome: Extract<HandshakeOutcome, { kind: 'done' | 'broken-off' }>,
  { parts, timeoutMs, signal }: SessionOptions,
): Promise<Verdict<Hsts | null>> {
  const wanted = parts.includes('hsts');
  if (outcome.kind === 'broken-off') return wanted ? indeterminate('handshake-failed', outcome.evidence) : notTested;
  if (!wanted) {
    outcome.socket.destroy();
    return notTested;
  }
  const question = { scheme: 'https', host: target.serverName, port: target.port } as const;
  return askHsts(outcome.socket, question, { timeoutMs, signal });
}

function failed(parts: readonly Part[], fault: Indeterminate): Session {
  return {
    reachability: fault,
    negotiated: parts.includes('negotiated') ? fault : notTested,
    certificate: parts.includes('certificate') ? fault : notTested,
    hsts: parts.includes('hsts') ? fault : notTested,
  };
}

function indeterminate(reason: Reason, evidence: string): Indeterminate {
  return { status: 'indeterminate', reason, evidence };
}
