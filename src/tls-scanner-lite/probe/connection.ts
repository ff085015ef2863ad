import { connect, type Socket } from 'node:net';
import type { StarttlsProtocol } from '../result.ts';
import type { Failure, Limits } from './exchange.ts';
import { negotiateStarttls } from './starttls/negotiate.ts';

/** Where the connections of one scan go. */
export interface Route {
  /** An IP address, or a name to be resolved each time. */
  readonly address: string;
  readonly port: number;
  readonly starttls?: StarttlsProtocol;
}

/** The plain protocol before TLS did not lead there. */
export interface NoStarttls {
  readonly kind: 'starttls-not-offered' | 'not-tls';
  readonly evidence: string;
}

/** A socket where TLS can start; without STARTTLS it is still connecting, and what is written waits. */
export async function openConnection(
  { address, port, starttls }: Route,
  limits: Limits,
): Promise<Socket | Failure | NoStarttls> {
  const socket = connect({ host: address, port });
  if (starttls === undefined) return socket;
  const outcome = await negotiateStarttls(socket, starttls, limits);
  if (outcome.kind === 'not-offered') return { kind: 'starttls-not-offered', evidence: outcome.evidence };
  if (outcome.kind !== 'ready') return outcome;
  // Bytes that came before our hello belong to no handshake: a server would read a command so smuggled as if encrypted.
  if (outcome.early.length > 0) {
    socket.destroy();
    return { kind: 'not-tls', evidence: 'plain data after the go-ahead for TLS' };
  }
  return socket;
}

export function isSocket(opened: Socket | Failure | NoStarttls): opened is Socket {
  return !('kind' in opened);
}
