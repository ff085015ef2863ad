import type { TLSSocket } from 'node:tls';
import { classifyError, type Limits } from '../probe/exchange.ts';
import { explainAbort } from '../probe/explain.ts';
import type { Prober } from '../probe/prober.ts';
import type { SessionResumption } from '../result.ts';
import { type Indeterminate, indeterminate, notTested, type Reason, type Verdict } from '../verdict.ts';
import { explainBroken, greet } from './greet.ts';
import type { HandshakeOptions } from './handshake.ts';

export interface ResumptionOptions extends Limits {
  readonly serverName: string;
  /** Whether it is offered, or why that is not known. */
  readonly tls12: boolean | Indeterminate;
  readonly tls13: boolean | Indeterminate;
  /** It may be asked for a page. */
  readonly isHttp: boolean;
}

/** Makes a session and takes it up again, once for each way a server can remember one: six connections at most. */
export async function scanResumption(prober: Prober, options: ResumptionOptions): Promise<SessionResumption> {
  const { tls12, tls13, isHttp, ...limits } = options;
  const scanWhere = async (offered: boolean | Indeterminate, more: ScanOptions): Promise<Verdict<boolean>> => {
    if (typeof offered === 'object') return offered;
    return offered ? scan(prober, more) : notTested;
  };
  const [sessionId, sessionTicket, tls13Psk] = await Promise.all([
    scanWhere(tls12, { ...limits, version: 'TLSv1.2', noTicket: true, find: findSession }),
    scanWhere(tls12, { ...limits, version: 'TLSv1.2', find: findTicket }),
    scanWhere(tls13, { ...limits, version: 'TLSv1.3', find: (socket) => awaitSession(socket, { ...limits, isHttp }) }),
  ]);
  return { sessionId, sessionTicket, tls13Psk };
}

/** The session, after a handshake; `undefined`: the server gives none. */
type FindSession = (socket: TLSSocket) => Promise<Buffer | Indeterminate | undefined>;
type ScanOptions = HandshakeOptions & { readonly find: FindSession };

const findSession: FindSession = async (socket) => socket.getSession();

/** A server without tickets gives a session all the same, by its id. */
const findTicket: FindSession = async (socket) =>
  (socket.getTLSTicket()?.length ?? 0) > 0 ? socket.getSession() : undefined;

async function scan(prober: Prober, { find, ...options }: ScanOptions): Promise<Verdict<boolean>> {
  const first = await greet(prober, options, find);
  if (!('kind' in first)) return first;
  if (first.kind !== 'greeted') return explainBroken(first);
  const session = first.value;
  if (session === undefined) return { status: 'ok', value: false };
  if ('status' in session) return session;
  const second = await greet(prober, { ...options, session }, async (socket) => socket.isSessionReused());
  if (!('kind' in second)) return second;
  return second.kind === 'greeted' ? { status: 'ok', value: second.value } : explainBroken(second);
}

/** How long a server is listened to before we say that we are done, in milliseconds. */
const quietMs = 1000;

/**
 * The session of TLS 1.3, which comes after the handshake (RFC 8446 4.6.1), from some servers only with the answer to a
 * request. `undefined`: the server said something else in its place. That it ended the connection proves nothing, as a
 * connection that is lost may look the same.
 */
export function awaitSession(
  socket: TLSSocket,
  { timeoutMs, signal, isHttp }: Limits & Pick<ResumptionOptions, 'isHttp'>,
): Promise<Buffer | Indeterminate | undefined> {
  return new Promise((resolve) => {
    const end = (outcome: Buffer | Indeterminate | undefined): void => {
      clearTimeout(quiet);
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(outcome);
    };
    let isAnswered = false;
    const fail = (reason: Reason, evidence: string): void =>
      end(isAnswered ? undefined : indeterminate(reason, evidence));
    const onAbort = (): void => end(explainAbort(signal));
    const timer = setTimeout(() => fail('timeout', `no session in ${timeoutMs} ms`), timeoutMs);
    const quiet = setTimeout(() => socket.end(), Math.min(quietMs, timeoutMs / 2));
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('session', end).once('data', () => {
      isAnswered = true;
    });
    socket.once('error', (error) => fail('handshake-failed', classifyError(error).evidence));
    socket.once('close', () => fail('handshake-failed', 'connection closed after the handshake, without a session'));
    socket.resume();
    if (isHttp) socket.write('GET / HTTP/1.0\r\n\r\n');
    if (signal.aborted) onAbort();
  });
}

/** What came of a new handshake: `closed` without a word, or `silent`. */
type Agreement = 'agreed' | 'refused' | 'closed' | 'silent';

/** Whether the server lets a client begin a new handshake in the running connection, which TLS 1.3 does not have. */
export async function scanRenegotiation(prober: Prober, options: HandshakeOptions): Promise<Verdict<boolean>> {
  const ask = () => greet(prober, { ...options, version: 'TLSv1.2' }, (socket) => renegotiate(socket, options));
  let outcome = await ask();
  // Connections are lost for other reasons, too; but hardly twice at this point.
  if ('kind' in outcome && outcome.kind === 'greeted' && outcome.value === 'closed') outcome = await ask();
  if (!('kind' in outcome)) return outcome;
  if (outcome.kind !== 'greeted') return explainBroken(outcome);
  if (outcome.value !== 'silent') return { status: 'ok', value: outcome.value === 'agreed' };
  return options.signal.aborted
    ? explainAbort(options.signal)
    : indeterminate('timeout', 'no answer to a new handshake');
}

function renegotiate(socket: TLSSocket, { timeoutMs, signal }: Limits): Promise<Agreement> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end('silent'), timeoutMs);
    const end = (agreement: Agreement): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(agreement);
    };
    const onAbort = (): void => end('silent');
    signal.addEventListener('abort', onAbort, { once: true });
    // A server that does not want it sends an alert, or closes.
    const onError = (error: Error): void =>
      end(classifyError(error).evidence.startsWith('ERR_SSL_') ? 'refused' : 'closed');
    socket.once('error', onError).once('close', () => end('closed'));
    socket.resume();
    const started = socket.renegotiate({ rejectUnauthorized: false }, (error) =>
      error === null ? end('agreed') : onError(error),
    );
    if (started === false) end('refused');
  });
}
