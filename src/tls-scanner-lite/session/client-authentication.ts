import type { TLSSocket } from 'node:tls';
import { askPage } from '../http/ask.ts';
import { judgeClientCertificateAnswer } from '../http/client-certificate.ts';
import { isFailure } from '../probe/exchange.ts';
import type { Prober } from '../probe/prober.ts';
import type { NamedTarget, TlsEndpointResult } from '../result.ts';
import { indeterminate } from '../verdict.ts';
import { explainBroken, greet } from './greet.ts';
import { type HandshakeOptions, readAlert } from './handshake.ts';
import { awaitSession } from './resumption.ts';

type Verdict = TlsEndpointResult['clientAuthentication'];

/**
 * Alerts by which a server refuses the lack of a certificate: handshake_failure, no_certificate, bad_certificate,
 * certificate_unknown, access_denied, certificate_required (RFC 5246 7.2.2 and 7.4.6, RFC 8446 6.2).
 */
const refusals: ReadonlySet<number | undefined> = new Set([40, 41, 42, 46, 49, 116]);

/**
 * Of a server that asks for a client certificate: whether it goes on without one. Up to TLS 1.2 the end of the handshake
 * tells; in TLS 1.3 what comes after it; and nginx tells in its answer to a request only.
 */
export async function scanClientAuthentication(
  prober: Prober,
  target: NamedTarget,
  options: HandshakeOptions,
): Promise<Verdict> {
  const outcome = await greet(prober, options, (socket) =>
    target.starttls === undefined ? judgePage(socket, target, options) : judgeSession(socket, options),
  );
  if (!('kind' in outcome)) return outcome;
  if (outcome.kind === 'greeted') return outcome.value;
  return outcome.afterFlight && refusals.has(outcome.alert)
    ? { status: 'ok', value: 'required' }
    : explainBroken(outcome);
}

async function judgePage(socket: TLSSocket, target: NamedTarget, options: HandshakeOptions): Promise<Verdict> {
  let alert: number | undefined;
  socket.once('error', (error) => {
    alert = readAlert(error);
  });
  const isTls13 = socket.getProtocol() === 'TLSv1.3';
  const question = { scheme: 'https', host: target.serverName, port: target.port } as const;
  const page = await askPage(socket, question, options);
  if (refusals.has(alert)) return { status: 'ok', value: 'required' };
  // No web server: the handshake alone has to tell.
  if ('fault' in page) return { status: 'ok', value: 'optional' };
  if (isFailure(page)) {
    // Up to TLS 1.2 the handshake has come to its end by then; but a server that closes may do so for want of a certificate.
    if (!isTls13 && page.reason === 'timeout' && !options.signal.aborted) return { status: 'ok', value: 'optional' };
    return indeterminate(page.reason === 'closed' ? 'request-refused' : page.reason, page.evidence);
  }
  const judged = judgeClientCertificateAnswer(page);
  if (judged !== 'unclear') return { status: 'ok', value: judged };
  return indeterminate('request-refused', `HTTP ${page.status} without a client certificate`);
}

/** A session is given out only after the server took our side of the handshake. */
async function judgeSession(socket: TLSSocket, options: HandshakeOptions): Promise<Verdict> {
  if (socket.getProtocol() !== 'TLSv1.3') return { status: 'ok', value: 'optional' };
  let alert: number | undefined;
  socket.once('error', (error) => {
    alert = readAlert(error);
  });
  const session = await awaitSession(socket, { ...options, isHttp: false });
  if (refusals.has(alert)) return { status: 'ok', value: 'required' };
  return session !== undefined && 'status' in session ? session : { status: 'ok', value: 'optional' };
}
