import { connect } from 'node:net';
import type { TlsTarget } from '../result.ts';
import { createRecordReader } from '../wire/record-reader.ts';
import { parseServerHello, type ServerHello } from '../wire/server-hello.ts';
import { exchange, type Failure, type Limits } from './exchange.ts';

/** What one hello got for an answer. */
export type ProbeOutcome =
  | ({ readonly kind: 'server-hello' } & ServerHello)
  | { readonly kind: 'alert'; readonly code: number }
  /** An answer that is not TLS, or breaks it. */
  | { readonly kind: 'not-tls'; readonly evidence: string }
  | Failure;

/** Opens one connection, sends a hello, and reads up to the ServerHello or the alert. */
export function probe(target: TlsTarget, hello: Uint8Array, limits: Limits): Promise<ProbeOutcome> {
  const readRecords = createRecordReader();
  const read = (chunk: Buffer): ProbeOutcome | undefined => {
    const { messages, fault } = readRecords(chunk);
    for (const message of messages) {
      if (message.kind === 'alert') {
        // A warning (unrecognized_name from old servers) comes before the ServerHello and decides nothing.
        if (message.fatal) return { kind: 'alert', code: message.code };
        continue;
      }
      const serverHello = message.type === 2 ? parseServerHello(message.body) : undefined;
      if (serverHello !== undefined) return { kind: 'server-hello', ...serverHello };
      return { kind: 'not-tls', evidence: `broken ServerHello (handshake message ${message.type})` };
    }
    return fault === undefined ? undefined : { kind: 'not-tls', evidence: fault };
  };
  const socket = connect({ host: target.host, port: target.port, noDelay: true });
  return exchange<ProbeOutcome>(socket, { ...limits, send: hello, read });
}
