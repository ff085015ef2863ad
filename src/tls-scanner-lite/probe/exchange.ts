import type { Socket } from 'node:net';
import type { Reason } from '../verdict.ts';
import { explainAbort } from './explain.ts';

/** How long to wait, and what stops it. */
export interface Limits {
  /** Milliseconds from the start to the whole answer, however slowly it drips. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Why no answer came. `connected`: the connection stood, so something listens there. */
export interface Failure {
  readonly kind: 'failure';
  readonly reason: Extract<Reason, 'closed' | 'unresolved' | 'timeout' | 'aborted'>;
  readonly connected: boolean;
  /** The system's error code, or what happened in words. */
  readonly evidence: string;
}

export interface ExchangeOptions<T> extends Limits {
  readonly send: Uint8Array;
  /** Gets every chunk; gives the answer once it is whole. `write` says something more to the peer. */
  readonly read: (chunk: Buffer, write: (bytes: Uint8Array) => void) => T | undefined;
  /** The answer after all, made of what had come when nothing more did. */
  readonly salvage?: (failure: Failure) => T | undefined;
}

/** Sends bytes on a socket, connected or still connecting, and reads until there is an answer. Ends the socket. */
export function exchange<T>(socket: Socket, options: ExchangeOptions<T>): Promise<T | Failure> {
  const { send, read, salvage, timeoutMs, signal } = options;
  return new Promise((resolve) => {
    let connected = !socket.connecting;
    let ended = false;
    const end = (outcome: T | Failure): void => {
      ended = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      resolve(outcome);
    };
    const fail = (reason: Failure['reason'], evidence: string): void => {
      if (ended) return;
      const failure: Failure = { kind: 'failure', reason, connected, evidence };
      end(salvage?.(failure) ?? failure);
    };
    const write = (bytes: Uint8Array): void => void socket.write(bytes);
    const onAbort = (): void => {
      const { reason, evidence } = explainAbort(signal);
      fail(reason === 'timeout' ? reason : 'aborted', evidence);
    };
    const timer = setTimeout(() => fail('timeout', `no answer in ${timeoutMs} ms`), timeoutMs);
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('connect', () => {
      connected = true;
    });
    socket.on('data', (chunk: Buffer) => {
      const answer = ended ? undefined : read(chunk, write);
      if (answer !== undefined) end(answer);
    });
    socket.on('error', (error) => {
      const { reason, evidence } = classifyError(error);
      fail(reason, evidence);
    });
    socket.once('close', () => fail('closed', 'connection closed without an answer'));
    // After STARTTLS it was left paused.
    socket.resume();
    socket.write(send);
    if (socket.destroyed) fail('closed', 'connection closed before anything was sent');
    else if (signal.aborted) onAbort();
  });
}

export function isFailure(outcome: object): outcome is Failure {
  return 'kind' in outcome && outcome.kind === 'failure';
}

/** What the system's error says about the way there. */
export function classifyError(error: Error): Pick<Failure, 'reason' | 'evidence'> {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return { reason: 'unresolved', evidence: code };
  return { reason: code === 'ETIMEDOUT' ? 'timeout' : 'closed', evidence: code };
}
