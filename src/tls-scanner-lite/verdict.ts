/** Why something could not be settled. */
export type Reason =
  /** Nothing listens there, or the network refused: the evidence is the system's error code. */
  | 'closed'
  /** The name has no address. */
  | 'unresolved'
  /** No answer in time, or the whole scan ran out of it. */
  | 'timeout'
  /** It answered, but not in TLS; or it closed the connection without an answer. */
  | 'not-tls'
  /** It speaks the plain protocol, and does not offer to go on in TLS. */
  | 'starttls-not-offered'
  /** It knows no such server name (alert unrecognized_name). */
  | 'sni-rejected'
  /** It stopped answering hellos that it had answered before. */
  | 'rate-limited'
  /** It speaks TLS, but no handshake came to its end. */
  | 'handshake-failed'
  /** No handshake needed a certificate (anonymous, PSK and ECCPWD suites alone). */
  | 'no-certificate'
  /** It answered a request without a client certificate with a refusal that may have other reasons. */
  | 'request-refused'
  /** This Node.js cannot do what the server asks for (ML-KEM before 24.7). */
  | 'runtime-lacks'
  /** The answer breaks the protocol. */
  | 'malformed'
  /** It answered, but not in HTTP. */
  | 'not-http'
  | 'aborted';

export interface Indeterminate {
  readonly status: 'indeterminate';
  readonly reason: Reason;
  /** What was seen: `ECONNREFUSED`, `alert handshake_failure(40)`. Printable ASCII. */
  readonly evidence: string;
}
export interface NotTested {
  readonly status: 'not-tested';
}
export type Verdict<T> = { readonly status: 'ok'; readonly value: T } | Indeterminate | NotTested;

export const notTested: NotTested = { status: 'not-tested' };

/** What was found of a list, and whether that is all. */
export interface Found<T> {
  readonly items: readonly T[];
  /** Why there may be more. Absent: the server was seen to have no other. */
  readonly incomplete?: Indeterminate;
}

/** Longer evidence tells a reader no more, and a stranger wrote it. */
const maxEvidence = 200;

export function indeterminate(reason: Reason, evidence: string): Indeterminate {
  return { status: 'indeterminate', reason, evidence: evidence.slice(0, maxEvidence) };
}
