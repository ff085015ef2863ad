import { describeAlert } from '../registry/alerts.ts';
import type { Reason } from '../verdict.ts';
import type { ServerHello } from './server-hello.ts';
import type { KeyExchange } from './server-key-exchange.ts';

/** How far an answer is read. Each is what one connection can show; the less, the sooner it ends. */
export type Depth =
  /** To the ServerHello. */
  | 'hello'
  /** To the ServerKeyExchange, of TLS 1.2 and below; of TLS 1.3 to the ServerHello. */
  | 'key-exchange'
  /** To the end of what the server sends before it waits for us. */
  | 'flight';

export interface FlightCut {
  readonly reason: Reason;
  readonly evidence: string;
  /** The alert by which the server itself broke off. */
  readonly alert?: number;
}

/** What a server showed of itself after one hello. */
export interface ServerFlight extends Omit<ServerHello, 'keyShare'>, KeyExchange {
  /** DER, leaf first, as sent; absent when no Certificate came, or it was not read so far. */
  readonly chain?: readonly Buffer[];
  /** OCSP response. */
  readonly staple?: Buffer;
  /** Content of the signed_certificate_timestamp extension. */
  readonly sctList?: Buffer;
  /** Whether it asked for a client certificate. Known once the flight was read to its end. */
  readonly certificateRequested?: boolean;
  /** Why the flight was not read to its end, where it should have been. */
  readonly cut?: FlightCut;
}

/** Broken off by the server after it had begun. */
export function cutByAlert(alert: number): FlightCut {
  return { reason: 'handshake-failed', evidence: `${describeAlert(alert)} in the handshake`, alert };
}
