import { handshakeTypes, readExtensions } from './bytes.ts';
import { parseTls13Certificate } from './certificate-message.ts';
import type { KeyShare } from './key-share.ts';
import type { FlightStep } from './legacy-flight.ts';
import { createMessageReader, type HandshakeMessage } from './message-reader.ts';
import { contentTypes, type TlsRecord } from './record-reader.ts';
import { cutByAlert, type ServerFlight } from './server-flight.ts';
import type { ServerHello } from './server-hello.ts';
import { createRecordOpener } from './tls13-keys.ts';

export interface Tls13Start {
  readonly hello: ServerHello;
  readonly shares: readonly KeyShare[];
  /** Handshake messages up to this ServerHello. */
  readonly transcript: readonly Buffer[];
}

/** Reads the rest of a TLS 1.3 flight, which is encrypted, record by record (RFC 8446 2 and 4.3 to 4.4). */
export interface Tls13FlightReader {
  readonly flight: ServerFlight;
  add(record: TlsRecord): FlightStep;
}

/** `undefined` record key material: the server named a group we have no key for, or a suite we cannot open. */
export function startTls13Flight({ hello, shares, transcript }: Tls13Start): Tls13FlightReader | FlightStep {
  const { keyShare, ...shown } = hello;
  const share = shares.find(({ group }) => group === hello.group);
  const sharedSecret = keyShare && share?.derive(keyShare);
  if (sharedSecret === undefined) {
    const evidence = `key share of group ${hello.group ?? 'none'}`;
    return { flight: { ...shown, cut: { reason: 'malformed', evidence } }, done: true };
  }
  const open = createRecordOpener({ suite: hello.suite, sharedSecret, transcript });
  if (open === undefined) {
    return { flight: { ...shown, cut: { reason: 'runtime-lacks', evidence: `suite ${hello.suite}` } }, done: true };
  }
  const readMessages = createMessageReader();
  let flight: ServerFlight = shown;
  const stop = (evidence: string): FlightStep => ({
    flight: { ...flight, cut: { reason: 'malformed', evidence } },
    done: true,
  });
  return {
    flight,
    add(record) {
      const opened = open(record);
      if (opened === undefined) return stop('a record that does not decrypt');
      if (opened.type === contentTypes.alert && opened.content.length >= 2) {
        return { flight: { ...flight, cut: cutByAlert(opened.content.readUInt8(1)) }, done: true };
      }
      if (opened.type !== contentTypes.handshake) return stop(`a record of type ${opened.type} in the handshake`);
      const { messages, fault } = readMessages(opened.content);
      for (const message of messages) {
        const step = addMessage(flight, message);
        flight = step.flight;
        if (step.done) return step;
      }
      return fault === undefined ? { flight, done: false } : stop(fault);
    },
  };
}

function addMessage(flight: ServerFlight, { type, body }: HandshakeMessage): FlightStep {
  const stop = (evidence: string): FlightStep => ({
    flight: { ...flight, cut: { reason: 'malformed', evidence } },
    done: true,
  });
  switch (type) {
    case handshakeTypes.encryptedExtensions: {
      const extensions = readExtensions(body, 0);
      if (extensions === undefined) return stop('broken EncryptedExtensions');
      return { flight: { ...flight, extensions: new Map([...flight.extensions, ...extensions]) }, done: false };
    }
    case handshakeTypes.certificateRequest:
      return { flight: { ...flight, certificateRequested: true }, done: false };
    case handshakeTypes.certificate: {
      const certificate = parseTls13Certificate(body);
      return certificate === undefined
        ? stop('broken Certificate')
        : { flight: { ...flight, ...certificate }, done: false };
    }
    case handshakeTypes.certificateVerify: {
      if (body.length < 4) return stop('broken CertificateVerify');
      const certificateRequested = flight.certificateRequested ?? false;
      return { flight: { ...flight, scheme: body.readUInt16BE(0), certificateRequested }, done: true };
    }
    default:
      return stop(`unexpected handshake message ${type}`);
  }
}
