import { connect } from 'node:net';
import { askRedirect } from './http/ask.ts';
import { probe } from './probe/probe.ts';
import { type ProtocolScan, type SendHello, scanProtocols } from './probe/protocols.ts';
import {
  type NamedTarget,
  notTested,
  type Part,
  type Redirect,
  type TlsEndpointResult,
  type TlsTarget,
  type Verdict,
} from './result.ts';
import { scanSession } from './session/scan-session.ts';
import { buildClientHello } from './wire/client-hello.ts';

export interface ScanOptions {
  /** Nothing else is asked for; what no part needs is `not-tested`. */
  readonly parts: readonly Part[];
  /** Longest wait for one answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Aborted: what is not yet known is `indeterminate: aborted`. */
  readonly signal: AbortSignal;
  /** What certificates above the leaf are judged against. */
  readonly now: Date;
  /** Root certificates in PEM, beside the runtime's own. */
  readonly ca?: readonly string[];
  /** Where plain HTTP would listen. Default: 80 for port 443; other ports have no such pair, and `redirect` is not tested. */
  readonly httpPort?: number;
}

/** Scans one endpoint over a few connections, four at a time at most. Never rejects: what went wrong is in the result. */
export async function scanTlsEndpoint(target: TlsTarget, options: ScanOptions): Promise<TlsEndpointResult> {
  const { parts } = options;
  // The dot that ends a fully qualified name is no part of it on the wire (RFC 6066 section 3).
  const named: NamedTarget = { ...target, serverName: (target.serverName ?? target.host).replace(/\.$/, '') };
  let connections = 0;
  const sendHello: SendHello = (version, compact = false) => {
    connections += 1;
    const hello = buildClientHello({ version, serverName: named.serverName, compact });
    return probe(named, hello, options);
  };
  const protocols = parts.includes('protocols')
    ? await scanProtocols(sendHello, { signal: options.signal })
    : undefined;
  const [session, redirect] = await Promise.all([
    scanSession(named, { ...options, sendHello, protocols, onConnect: () => (connections += 1) }),
    parts.includes('redirect') ? scanRedirect(named, options, () => (connections += 1)) : notTested,
  ]);
  return {
    target,
    reachability: protocols === undefined ? session.reachability : toReachability(protocols),
    protocols: protocols === undefined ? notTested : (protocols.fault ?? { status: 'ok', value: protocols.protocols }),
    negotiated: session.negotiated,
    certificate: session.certificate,
    http: { hsts: session.hsts, redirect },
    stats: { connections },
  };
}

function toReachability({ fault }: ProtocolScan): Verdict<'tls'> {
  return fault ?? { status: 'ok', value: 'tls' };
}

async function scanRedirect(
  target: NamedTarget,
  options: ScanOptions,
  onConnect: () => void,
): Promise<Verdict<Redirect | null>> {
  const port = options.httpPort ?? (target.port === 443 ? 80 : undefined);
  if (port === undefined) return notTested;
  onConnect();
  const question = { scheme: 'http', host: target.serverName, port } as const;
  return askRedirect(connect({ host: target.host, port }), question, options);
}
