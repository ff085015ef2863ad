import type { Socket } from 'node:net';
import type { StarttlsProtocol } from '../../result.ts';
import { classifyError, type Failure, type Limits } from '../exchange.ts';
import { type Dialogue, maxReplyBytes, type Ready, type Refusal } from './dialogue.ts';
import { startImap } from './imap.ts';
import { startLdap } from './ldap.ts';
import { startMysql } from './mysql.ts';
import { startPop3 } from './pop3.ts';
import { startPostgres } from './postgres.ts';
import { startSmtp } from './smtp.ts';

export type StarttlsOutcome = Ready | Exclude<Refusal, { readonly kind: 'turned-away' }> | Failure;

/** Every protocol's part of the client, fresh for one connection. */
export const dialogues: Readonly<Record<StarttlsProtocol, () => Dialogue>> = {
  smtp: startSmtp,
  imap: startImap,
  pop3: startPop3,
  postgres: startPostgres,
  ldap: startLdap,
  mysql: startMysql,
};

/**
 * Brings a socket, connected or still connecting, to where TLS starts. When `ready` it is left paused, nothing read
 * that is not told of, for `tls.connect({ socket })` or for a hello written by hand and `resume()`. Otherwise it is
 * destroyed. A server that turns us away before it can tell is a failure like any that closes the connection.
 */
export function negotiateStarttls(
  socket: Socket,
  protocol: StarttlsProtocol,
  { timeoutMs, signal }: Limits,
): Promise<StarttlsOutcome> {
  const dialogue = dialogues[protocol]();
  return new Promise((resolve) => {
    let connected = !socket.connecting && !socket.destroyed;
    let received = 0;
    const release = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.off('connect', onConnect).off('data', onData).off('error', onError).off('close', onClose);
      // Stays: a reset that comes while nobody listens yet must not end the process.
      socket.on('error', ignore);
    };
    const refuse = (outcome: Exclude<StarttlsOutcome, Ready>): void => {
      release();
      socket.destroy();
      resolve(outcome);
    };
    const fail = (reason: Failure['reason'], evidence: string): void =>
      refuse({ kind: 'failure', reason, connected, evidence });
    const hand = (outcome: Ready): void => {
      release();
      resolve(outcome);
    };
    const onAbort = (): void => fail('aborted', 'aborted');
    const onConnect = (): void => {
      connected = true;
    };
    const onError = (error: Error): void => {
      const { reason, evidence } = classifyError(error);
      fail(reason, evidence);
    };
    const onClose = (): void => fail('closed', `connection closed in the ${protocol} dialogue before TLS`);
    const onData = (chunk: Buffer): void => {
      received += chunk.length;
      if (received > maxReplyBytes) {
        refuse({ kind: 'not-tls', evidence: `more than ${maxReplyBytes} bytes before TLS` });
        return;
      }
      const { send, end } = dialogue.read(chunk);
      if (end === undefined) {
        if (send !== undefined) socket.write(send);
      } else if (end.kind === 'turned-away') fail('closed', end.evidence);
      else if (end.kind !== 'ready') refuse(end);
      else {
        socket.off('data', onData).pause();
        if (send === undefined) hand(end);
        else socket.write(send, (error) => error ?? hand(end));
      }
    };
    const timer = setTimeout(() => fail('timeout', `no go-ahead for TLS in ${timeoutMs} ms`), timeoutMs);
    signal.addEventListener('abort', onAbort, { once: true });
    socket.on('connect', onConnect).on('data', onData).on('error', onError).on('close', onClose);
    if (signal.aborted) onAbort();
    else if (socket.destroyed) onClose();
    else {
      socket.resume();
      if (dialogue.start !== undefined) socket.write(dialogue.start);
    }
  });
}

function ignore(): void {}
