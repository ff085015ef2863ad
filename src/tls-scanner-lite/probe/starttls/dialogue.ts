import { toEvidence } from '../../wire/bytes.ts';

/** The server waits for a ClientHello. */
export interface Ready {
  readonly kind: 'ready';
  /**
   * What came behind the go-ahead, in the same chunk. No server has anything to say there: bytes that a client took for
   * part of the TLS session could be anyone's (response injection, CVE-2021-23222). They are no part of the session.
   */
  readonly early: Buffer;
}

/** Why it does not go on in TLS. The evidence is printable ASCII. */
export type Refusal =
  /** It speaks the protocol, and has no TLS in it. */
  | { readonly kind: 'not-offered'; readonly evidence: string }
  /** It does not speak that protocol. */
  | { readonly kind: 'not-tls'; readonly evidence: string }
  /**
   * It speaks the protocol, and sent us away before it told: too many connections, a blocked host, an overload. Says
   * nothing about TLS; a scan that took it for `not-offered` would take a limiter's word for the server's.
   */
  | { readonly kind: 'turned-away'; readonly evidence: string };

/** What a chunk leads to. After an `end` there is nothing more to read. */
export interface Turn {
  readonly send?: Buffer;
  readonly end?: Ready | Refusal;
}

/** The client's part of the plain dialogue before TLS, without a socket. Never throws. */
export interface Dialogue {
  /** Sent at once. Absent where the server speaks first. */
  readonly start?: Buffer;
  /** Takes what the server sent, cut anywhere. */
  readonly read: (chunk: Buffer) => Turn;
}

/** What all replies up to the go-ahead may take together: beyond any real one. */
export const maxReplyBytes = 64 * 1024;

/** What a stranger said, in quotes and short enough for a report. */
export function quote(said: Buffer | string): string {
  const bytes = typeof said === 'string' ? Buffer.from(said.slice(0, 80), 'latin1') : said;
  return JSON.stringify(toEvidence(bytes, 80));
}

export function notTls(said: Buffer | string): Refusal {
  return { kind: 'not-tls', evidence: `answered ${quote(said)}` };
}
