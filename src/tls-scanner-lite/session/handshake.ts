import { constants } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import * as tls from 'node:tls';
import { isSocket, type NoStarttls, openConnection, type Route } from '../probe/connection.ts';
import { classifyError, type Failure, type Limits } from '../probe/exchange.ts';

export interface HandshakeOptions extends Limits {
  readonly serverName: string;
  /** Offers every suite OpenSSL has, anonymous ones too: for servers that refuse what a client offers today. */
  readonly legacy?: boolean;
  /** Names by ALPN. */
  readonly alpn?: readonly string[];
  readonly version?: 'TLSv1.2' | 'TLSv1.3';
  /** TLS 1.2 and below without session tickets (RFC 5077). */
  readonly noTicket?: boolean;
  /** To be taken up again. */
  readonly session?: Buffer;
}

export interface BrokenHandshake {
  readonly kind: 'handshake-failed';
  /** The alert the server sent, where it sent one. */
  readonly alert?: number;
  /** The server had shown its whole flight: what it broke off over is what we answered. */
  readonly afterFlight: boolean;
  readonly evidence: string;
}

export type HandshakeOutcome =
  | { readonly kind: 'done'; readonly socket: tls.TLSSocket }
  | BrokenHandshake
  | NoStarttls
  | Failure;

/**
 * A whole handshake by the runtime's own TLS, for what goes on after one. No version or key is too old for it: what a
 * server offers is a fact to report, not a danger to us.
 */
export async function handshake(route: Route, options: HandshakeOptions): Promise<HandshakeOutcome> {
  const opened = await openConnection(route, options);
  return isSocket(opened) ? shakeHands(opened, options) : opened;
}

function shakeHands(raw: Socket, options: HandshakeOptions): Promise<HandshakeOutcome> {
  const { timeoutMs, signal } = options;
  return new Promise((resolve) => {
    let connected = !raw.connecting;
    let keyed = false;
    raw.once('connect', () => {
      connected = true;
    });
    // What goes wrong below TLS is told here alone.
    raw.on('error', (error) => onError(error));
    const socket = tls.connect({ socket: raw, ...toTlsOptions(options) });
    const end = (outcome: HandshakeOutcome): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      if (outcome.kind !== 'done') socket.destroy();
      resolve(outcome);
    };
    const fail = (reason: Failure['reason'], evidence: string): void =>
      end({ kind: 'failure', reason, connected, evidence });
    const onAbort = (): void => fail('aborted', 'aborted');
    const timer = setTimeout(() => fail('timeout', `no handshake in ${timeoutMs} ms`), timeoutMs);
    signal.addEventListener('abort', onAbort, { once: true });
    // Keys are made once the server's flight has come.
    socket.once('keylog', () => {
      keyed = true;
    });
    socket.once('secureConnect', () => end({ kind: 'done', socket }));
    const onError = (error: Error): void => {
      const { reason, evidence } = classifyError(error);
      const alert = readAlert(error);
      if (!connected) fail(reason, evidence);
      else end({ kind: 'handshake-failed', evidence, afterFlight: keyed, ...(alert === undefined ? {} : { alert }) });
    };
    socket.on('error', onError);
    socket.once('close', () =>
      end({ kind: 'handshake-failed', evidence: 'connection closed in the handshake', afterFlight: keyed }),
    );
    if (raw.destroyed) fail('closed', 'connection closed before the handshake');
    else if (signal.aborted) onAbort();
  });
}

/** OpenSSL's names of errors change from version to version; the number of the alert in their text does not. */
export function readAlert(error: Error): number | undefined {
  const number = /SSL alert number (\d{1,3})\b/.exec(error.message)?.[1];
  return number === undefined ? undefined : Number(number);
}

function toTlsOptions(options: HandshakeOptions): tls.ConnectionOptions {
  const { serverName, legacy = false, alpn = [], version, noTicket = false, session } = options;
  return {
    ...(isIP(serverName) === 0 ? { servername: serverName } : {}),
    ...(alpn.length === 0 || legacy ? {} : { ALPNProtocols: [...alpn] }),
    ...(session === undefined ? {} : { session }),
    ciphers: legacy ? 'ALL:COMPLEMENTOFALL:@SECLEVEL=0' : 'DEFAULT:@SECLEVEL=0',
    rejectUnauthorized: false,
    minVersion: version === 'TLSv1.3' ? version : 'TLSv1',
    maxVersion: version ?? 'TLSv1.3',
    minDHSize: 1,
    // Servers from before RFC 5746, which OpenSSL 3 else refuses.
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT | (noTicket ? constants.SSL_OP_NO_TICKET : 0),
    checkServerIdentity: () => undefined,
  };
}
