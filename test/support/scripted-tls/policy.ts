import type { ProtocolVersion } from '../../../src/tls-scanner-lite/result.ts';
import type { SuiteName } from './suite-numbers.ts';

/** IANA numbers (TLS Supported Groups): those of RFC 8446, and the hybrids of RFC 10024. */
export const groupNumbers = {
  secp256r1: 0x0017,
  secp384r1: 0x0018,
  secp521r1: 0x0019,
  x25519: 0x001d,
  x448: 0x001e,
  ffdhe2048: 0x0100,
  ffdhe3072: 0x0101,
  SecP256r1MLKEM768: 0x11eb,
  X25519MLKEM768: 0x11ec,
} as const;
export type GroupName = keyof typeof groupNumbers;

/** What a scripted server accepts, and how it misbehaves. */
export interface TlsPolicy {
  /** Suites of each version it offers, in its order. */
  readonly suites: Partial<Readonly<Record<ProtocolVersion, readonly SuiteName[]>>>;
  /** Whose order decides; default `server`. */
  readonly order?: 'server' | 'client';
  /** Of ECDHE up to TLS 1.2, in its order; default x25519, secp256r1. */
  readonly groups?: readonly GroupName[];
  /** Of TLS 1.3; default x25519, secp256r1. */
  readonly groups13?: readonly GroupName[];
  /** DER of the chain that it sends up to TLS 1.2, leaf first; default bytes that look like one certificate. */
  readonly chain?: readonly Buffer[];
  /** Asks for a client certificate, up to TLS 1.2. */
  readonly asksForCertificate?: boolean;
  /** Takes DEFLATE where it is offered. */
  readonly compression?: boolean;
  readonly quirks?: Quirks;
}

/** Everything seen in real servers that breaks, or bends, the protocol. */
export interface Quirks {
  /** How a refusal looks; default a fatal alert. */
  readonly refuse?: 'alert' | 'close' | 'reset' | 'silence';
  /** Each message in a record of its own is the default. */
  readonly records?: 'byte' | 'flight';
  /** Milliseconds between one byte and the next. */
  readonly drip?: number;
  /** Says unrecognized_name(112) as a warning first. */
  readonly warns?: boolean;
  /** What happens to a list of more than 64 suites. */
  readonly longLists?: 'close' | 'reset' | 'internal_error' | 'decode_error';
  /** Drops hellos of this version and above where it should answer with a lower one. */
  readonly intolerantFrom?: 'TLSv1.2' | 'TLSv1.3';
  /** Drops hellos of more than this many bytes. */
  readonly largestHello?: number;
  /** The suite, or the TLS 1.3 group, that it names whatever was offered. */
  readonly alwaysSuite?: SuiteName;
  readonly alwaysGroup?: GroupName;
}
