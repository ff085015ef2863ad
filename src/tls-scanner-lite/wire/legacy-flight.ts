import { findCipherSuite } from '../registry/cipher-suites.ts';
import { extensionTypes, handshakeTypes, readVector } from './bytes.ts';
import { parseCertificate, parseCertificateStatus } from './certificate-message.ts';
import type { HandshakeMessage } from './message-reader.ts';
import type { Depth, ServerFlight } from './server-flight.ts';
import type { ServerHello } from './server-hello.ts';
import { parseDheExchange, parseEcdheExchange } from './server-key-exchange.ts';
import { wireVersions } from './versions.ts';

/** What one more message made of a flight; `done`: nothing more is wanted of it. */
export interface FlightStep {
  readonly flight: ServerFlight;
  readonly done: boolean;
}

/** The flight of TLS 1.2 and below, which comes in clear (RFC 5246 7.3). */
export function startLegacyFlight({ keyShare: _, ...hello }: ServerHello, depth: Depth): FlightStep {
  const sctList = hello.extensions.get(extensionTypes.signedCertificateTimestamp);
  return { flight: { ...hello, ...(sctList === undefined ? {} : { sctList }) }, done: depth === 'hello' };
}

/** Adds the next message to a flight. */
export function addLegacyMessage(flight: ServerFlight, { type, body }: HandshakeMessage, depth: Depth): FlightStep {
  const stop = (evidence: string): FlightStep => ({
    flight: { ...flight, cut: { reason: 'malformed', evidence } },
    done: true,
  });
  switch (type) {
    case handshakeTypes.certificate: {
      const certificate = parseCertificate(body);
      return certificate === undefined
        ? stop('broken Certificate')
        : { flight: { ...flight, ...certificate }, done: false };
    }
    case handshakeTypes.certificateStatus: {
      const staple = parseCertificateStatus(body);
      return { flight: staple === undefined ? flight : { ...flight, staple }, done: false };
    }
    case handshakeTypes.serverKeyExchange: {
      const exchange = parseExchange(flight, body);
      if (exchange === undefined) return stop('broken ServerKeyExchange');
      return { flight: { ...flight, ...exchange }, done: depth === 'key-exchange' };
    }
    case handshakeTypes.certificateRequest:
      return { flight: { ...flight, certificateRequested: true }, done: false };
    case handshakeTypes.serverHelloDone:
      return { flight: { ...flight, certificateRequested: flight.certificateRequested ?? false }, done: true };
    default:
      return stop(`unexpected handshake message ${type}`);
  }
}

function parseExchange({ suite, version }: ServerFlight, body: Buffer): Partial<ServerFlight> | undefined {
  const known = findCipherSuite(suite);
  const hasScheme = version === wireVersions['TLSv1.2'] && known?.authentication !== 'anon';
  if (known?.keyExchange !== 'ECDHE' && known?.keyExchange !== 'DHE') return {};
  // An identity hint stands before the parameters (RFC 5489 2, RFC 4279 3), and no signature after them.
  const isPsk = known.authentication === 'PSK';
  const hint = isPsk ? readVector(body, 0, 2) : undefined;
  if (isPsk && hint === undefined) return undefined;
  const parameters = body.subarray(hint?.end ?? 0);
  const parse = known.keyExchange === 'ECDHE' ? parseEcdheExchange : parseDheExchange;
  return parse(parameters, hasScheme && !isPsk);
}
