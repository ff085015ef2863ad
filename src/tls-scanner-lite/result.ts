/** What a scan can be asked for. Each costs connections: `protocols` at least four, `redirect` one, the others share one. */
export const parts = ['protocols', 'certificate', 'negotiated', 'hsts', 'redirect'] as const;
export type Part = (typeof parts)[number];

export const tlsVersions = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type TlsVersion = (typeof tlsVersions)[number];

/** Why something could not be settled. */
export type Reason =
  /** Nothing listens there, or the network refused: the evidence is the system's error code. */
  | 'closed'
  /** The name has no address. */
  | 'unresolved'
  | 'timeout'
  /** It answered, but not in TLS; or it closed the connection without an answer. */
  | 'not-tls'
  /** It knows no such server name (alert unrecognized_name). */
  | 'sni-rejected'
  /** It stopped answering hellos that it had answered before. */
  | 'rate-limited'
  /** It speaks TLS, but no handshake came to its end. */
  | 'handshake-failed'
  /** The handshake needed no certificate (anonymous or PSK suite). */
  | 'no-certificate'
  /** The answer breaks the protocol. */
  | 'malformed'
  /** It answered, but not in HTTP. */
  | 'not-http'
  | 'aborted';

export interface Indeterminate {
  readonly status: 'indeterminate';
  readonly reason: Reason;
  /** What was seen: `ECONNREFUSED`, `alert handshake_failure(40)`. */
  readonly evidence: string;
}
export type Verdict<T> =
  | { readonly status: 'ok'; readonly value: T }
  | Indeterminate
  | { readonly status: 'not-tested' };

export const notTested = { status: 'not-tested' } as const;

export interface Protocol {
  readonly offered: boolean | 'indeterminate';
  /** Why it is indeterminate. */
  readonly reason?: Reason;
  /** `alert protocol_version(70)`. */
  readonly evidence: string;
}

export interface Negotiated {
  /** `TLSv1.3`. */
  readonly protocol: string;
  /** IANA name. */
  readonly cipherSuite: string;
  readonly forwardSecrecy: boolean;
  readonly aead: boolean;
}

export interface Certificate {
  /** `C=JP, O=Acme, CN=api.acme.example`. */
  readonly subject: string;
  readonly issuer: string;
  /** Hex. */
  readonly serialNumber: string;
  /** DNS names and IP addresses. */
  readonly subjectAltNames: readonly string[];
  /** RFC 3339, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** `rsa`, `ec`, `ed25519` …; absent for a key this runtime cannot read. */
  readonly keyType?: string;
  /** Bits. */
  readonly keySize?: number;
  readonly curve?: string;
  /** `sha256WithRSAEncryption`, or the dotted object identifier where it has no name here. */
  readonly signatureAlgorithm: string;
  /** A subjectAltName covers the host; the common name does not count (RFC 9525). */
  readonly hostnameMatch: boolean;
  readonly selfSigned: boolean;
  readonly chain: {
    /** Subjects of the certificates sent, leaf first. */
    readonly sent: readonly string[];
    /**
     * They build to a root of the trust store, whose certificates and those between are valid now and signed with
     * neither MD5 nor SHA-1. The leaf's own dates, name, key and signature are judged apart from this.
     */
    readonly trusted: boolean;
  };
  /** Hex, lower case. */
  readonly fingerprintSha256: string;
}

/** A Strict-Transport-Security header. */
export interface Hsts {
  /** Seconds; absent where the header gives none that can be read. */
  readonly maxAge?: number;
  readonly includeSubDomains: boolean;
  readonly preload: boolean;
  /** A browser obeys it: well formed (RFC 6797 6.1), and the host is a name, not an address (8.1.1). */
  readonly valid: boolean;
}

/** What the first answer to plain HTTP was. */
export interface Redirect {
  readonly status: number;
  /** It leads to https on the same host. */
  readonly toHttps: boolean;
}

export interface TlsTarget {
  /** A name or an IP address, without brackets. */
  readonly host: string;
  readonly port: number;
  /** The name to ask for and to check the certificate against, where it is not `host`. */
  readonly serverName?: string;
}

/** A target with the name to ask for settled. */
export type NamedTarget = Required<TlsTarget>;

export interface TlsEndpointResult {
  readonly target: TlsTarget;
  /** `ok`: it speaks TLS. `not-tested`: no part needed to know. */
  readonly reachability: Verdict<'tls'>;
  readonly protocols: Verdict<Readonly<Record<TlsVersion, Protocol>>>;
  readonly negotiated: Verdict<Negotiated>;
  readonly certificate: Verdict<Certificate>;
  readonly http: {
    /** `null`: no such header. */
    readonly hsts: Verdict<Hsts | null>;
    /** `null`: nothing listens for plain HTTP. */
    readonly redirect: Verdict<Redirect | null>;
  };
  readonly stats: { readonly connections: number };
}
