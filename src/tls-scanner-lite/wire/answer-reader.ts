import { extensionTypes, handshakeTypes, readVector } from './bytes.ts';
import type { ClientHello } from './client-hello.ts';
import type { KeyShare } from './key-share.ts';
import { addLegacyMessage, type FlightStep, startLegacyFlight } from './legacy-flight.ts';
import { createMessageReader, type HandshakeMessage } from './message-reader.ts';
import { contentTypes, createRecordReader, type TlsRecord } from './record-reader.ts';
import { cutByAlert, type Depth, type ServerFlight } from './server-flight.ts';
import { parseServerHello } from './server-hello.ts';
import { startTls13Flight, type Tls13FlightReader } from './tls13-flight.ts';
import { hashFirstHello } from './tls13-keys.ts';
import { wireVersions } from './versions.ts';

/** The hello that brings a cookie back has to fit into one record. */
const maxCookieBytes = 8 * 1024;

/** What one hello got for an answer. */
export type Answer =
  | ({ readonly kind: 'server-hello' } & ServerFlight)
  | { readonly kind: 'alert'; readonly code: number }
  /** An answer that is not TLS. */
  | { readonly kind: 'not-tls'; readonly evidence: string }
  /** TLS, but broken. */
  | { readonly kind: 'malformed'; readonly evidence: string };

/** A hello and the secrets behind it. */
export interface SentHello {
  readonly hello: ClientHello;
  readonly shares: readonly KeyShare[];
  /**
   * The hello that answers a HelloRetryRequest for this group, or for a cookie alone; `undefined` where this runtime has
   * no key for it.
   */
  readonly retry: (group: number | undefined, cookie: Buffer | undefined) => Omit<SentHello, 'retry'> | undefined;
}

export interface AnswerReaderOptions {
  readonly sent: SentHello;
  readonly depth: Depth;
  /** A ServerHello of another version than these is not read beyond. */
  readonly wanted: ReadonlySet<number>;
}

export interface AnswerReader {
  /** Takes bytes as they come; gives the answer once it is whole. `send` writes to the server. Never throws. */
  read(chunk: Buffer, send: (bytes: Buffer) => void): Answer | undefined;
  /** What was read when nothing more will come. */
  salvage(cut: NonNullable<ServerFlight['cut']>): Answer | undefined;
}

/** Reads what a server answers to one hello, in any version. */
export function createAnswerReader({ sent, depth, wanted }: AnswerReaderOptions): AnswerReader {
  const readRecords = createRecordReader();
  const readMessages = createMessageReader();
  let alert: Buffer = Buffer.alloc(0);
  let current: Omit<SentHello, 'retry'> = sent;
  let transcript: Buffer[] = [sent.hello.message];
  let flight: ServerFlight | undefined;
  let tls13: Tls13FlightReader | undefined;
  let retried = false;

  const answer = (shown: ServerFlight): Answer => ({ kind: 'server-hello', ...shown });
  const cutShort = (evidence: string): Answer =>
    flight === undefined
      ? { kind: 'malformed', evidence }
      : answer({ ...flight, cut: { reason: 'malformed', evidence } });
  const take = (step: FlightStep): Answer | undefined => {
    flight = step.flight;
    return step.done ? answer(flight) : undefined;
  };

  const takeServerHello = (message: HandshakeMessage, send: (bytes: Buffer) => void): Answer | undefined => {
    const hello = parseServerHello(message.body);
    if (hello === undefined) return cutShort(`broken ServerHello (handshake message ${message.type})`);
    if (hello.version !== wireVersions['TLSv1.3'] || !wanted.has(hello.version)) {
      return take(startLegacyFlight(hello, wanted.has(hello.version) ? depth : 'hello'));
    }
    const { keyShare: _, ...shown } = hello;
    flight = shown;
    if (depth !== 'flight') return answer(flight);
    if (!hello.retry) {
      transcript.push(message.whole);
      const started = startTls13Flight({ hello, shares: current.shares, transcript });
      if ('done' in started) return take(started);
      tls13 = started;
      return undefined;
    }
    const cookie = hello.extensions.get(extensionTypes.cookie);
    if (retried || (hello.group ?? cookie) === undefined) {
      return cutShort('a HelloRetryRequest that asks for nothing new');
    }
    retried = true;
    if (cookie !== undefined && cookie.length > maxCookieBytes) return cutShort(`a cookie of ${cookie.length} bytes`);
    const next = sent.retry(hello.group, cookie);
    const first = hashFirstHello(hello.suite, sent.hello.message);
    if (next === undefined || first === undefined) {
      return answer({
        ...flight,
        cut: { reason: 'runtime-lacks', evidence: `group ${hello.group ?? 'none'}, suite ${hello.suite}` },
      });
    }
    current = next;
    transcript = [first, message.whole, next.hello.message];
    send(next.hello.record);
    return undefined;
  };

  const takeHandshake = (content: Buffer, send: (bytes: Buffer) => void): Answer | undefined => {
    const { messages, fault } = readMessages(content);
    for (const message of messages) {
      const expectsHello = flight === undefined || (retried && tls13 === undefined);
      if (expectsHello && message.type !== handshakeTypes.serverHello) {
        return cutShort(`handshake message ${message.type} in place of a ServerHello`);
      }
      const done = expectsHello
        ? takeServerHello(message, send)
        : take(addLegacyMessage(flight as ServerFlight, message, depth));
      if (done !== undefined) return done;
    }
    return fault === undefined ? undefined : cutShort(fault);
  };

  const takeAlerts = (content: Buffer): Answer | undefined => {
    alert = Buffer.concat([alert, content]);
    for (; alert.length >= 2; alert = alert.subarray(2)) {
      const code = alert.readUInt8(1);
      // A warning (unrecognized_name from old servers) comes before the ServerHello and decides nothing.
      if (alert.readUInt8(0) === 1 && code !== 0) continue;
      if (flight === undefined) return { kind: 'alert', code };
      return answer({ ...flight, cut: cutByAlert(code) });
    }
    return undefined;
  };

  const takeRecord = (record: TlsRecord, send: (bytes: Buffer) => void): Answer | undefined => {
    if (record.type === contentTypes.alert) return takeAlerts(record.content);
    if (record.type === contentTypes.handshake) return takeHandshake(record.content, send);
    if (record.type !== contentTypes.applicationData) return undefined;
    return tls13 === undefined ? cutShort('encrypted data in place of a handshake') : take(tls13.add(record));
  };

  return {
    read(chunk, send) {
      const { records, fault } = readRecords(chunk);
      for (const record of records) {
        const done = takeRecord(record, send);
        if (done !== undefined) return done;
      }
      if (fault === undefined) return undefined;
      return flight === undefined ? { kind: 'not-tls', evidence: fault } : cutShort(fault);
    },
    salvage: (cut) => (flight === undefined ? undefined : answer({ ...flight, cut })),
  };
}

/** Names of `application_layer_protocol_negotiation`: the one the server chose. */
export function readChosenAlpn(extensions: ReadonlyMap<number, Buffer>): string | undefined {
  const content = extensions.get(extensionTypes.alpn);
  const list = content && readVector(content, 0, 2);
  return list && readVector(list.content, 0, 1)?.content.toString('latin1');
}
