import type { Found, Reason, Verdict } from './verdict.ts';

/** Oldest first. */
export const protocolVersions = ['SSLv2', 'SSLv3', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type ProtocolVersion = (typeof protocolVersions)[number];

/** What a scan can be asked for. What they share (a version's hello, a handshake) is asked once. */
export const parts = [
  'protocols',
  'cipherSuites',
  'supportedGroups',
  'signatureAlgorithms',
  'certificates',
  'clientAuthentication',
  'alpn',
  'compression',
  'renegotiation',
  'extendedMasterSecret',
  'sessionResumption',
  'hsts',
  'redirect',
] as const;
export type Part = (typeof parts)[number];

/** How a connection is made ready for TLS where it does not start with it. */
export const starttlsProtocols = ['smtp', 'imap', 'pop3', 'postgres', 'ldap', 'mysql'] as const;
export type StarttlsProtocol = (typeof starttlsProtocols)[number];

export interface Protocol {
  readonly offered: boolean | 'indeterminate';
  /** Why it is indeterminate. */
  readonly reason?: Reason;
  /** `alert protocol_version(70)`. */
  readonly evidence: string;
}

export interface OfferedSuite {
  /** Code point; of SSLv2 the three octets of the cipher kind. */
  readonly id: number;
  /** IANA name; `0x1234` for one that has none. */
  readonly name: string;
  /** Strength of the encryption in bits; 0 for none. */
  readonly bits: number;
  /** `ECDHE`, `DHE`, `RSA`, `ECDH`, `DH`, `PSK` …; `any` in TLS 1.3, where the group is apart. */
  readonly keyExchange: string;
  /** `RSA`, `ECDSA`, `DSS`, `PSK`, `anon` …; `any` in TLS 1.3. */
  readonly authentication: string;
  readonly aead: boolean;
  readonly forwardSecrecy: boolean;
  /** The group the server used with it, where it named one: `x25519`, `secp256r1`. */
  readonly group?: string;
  /** Bits of the prime of a finite-field exchange. */
  readonly dhBits?: number;
}

/** The suites of one version that is offered. */
export interface VersionSuites extends Found<OfferedSuite> {
  readonly protocol: ProtocolVersion;
  /** Whose order decides; `not-tested` where there is one suite alone. With `server`, `items` are in its order. */
  readonly preference: Verdict<'server' | 'client'>;
}

/** Names of IANA's TLS Supported Groups registry. `protocol` is `TLSv1.2` for all versions up to it. */
export interface VersionGroups extends Found<string> {
  readonly protocol: 'TLSv1.2' | 'TLSv1.3';
}

/** What the server signs its key exchange with: names of IANA's TLS SignatureScheme registry. */
export interface VersionSignatures extends Found<string> {
  readonly protocol: 'TLSv1.2' | 'TLSv1.3';
}

/** One certificate of a chain as it was sent. Of one that cannot be read only the fingerprint and `der` are not empty. */
export interface SentCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** RFC 3339, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyType?: string;
  /** Bits. */
  readonly keySize?: number;
  readonly signatureAlgorithm: string;
  /** Hex, lower case. */
  readonly fingerprintSha256: string;
  /** The certificate itself, base64 of its DER. */
  readonly der: string;
}

/** What is wrong with the way from a certificate to a root, or on it. */
export type ChainError =
  /** No way to a root of the trust store was found. */
  | 'no-path'
  /** The certificate is signed by itself, and the store does not have it. */
  | 'self-signed'
  /** Issuers are missing that were not sent. */
  | 'incomplete'
  /** A certificate above the leaf is expired or not yet valid. */
  | 'ca-dates'
  /** A certificate above the leaf, other than the root, is signed with MD2, MD5 or SHA-1. */
  | 'ca-signature'
  /** basicConstraints, keyUsage or a path length forbid an issuer to issue. */
  | 'ca-constraints'
  /** The name constraints of an issuer do not allow a name of the leaf. */
  | 'name-constraints'
  /** The key usage of the leaf, or an extended key usage, does not allow to be a TLS server. */
  | 'purpose'
  /** An extension marked critical that this module does not know, or one it goes by that cannot be read. */
  | 'critical-extension'
  /** A signature does not verify. */
  | 'bad-signature';

export interface Chain {
  /** Leaf first, as it came. */
  readonly sent: readonly SentCertificate[];
  /** What was sent and the trust store are enough to come to a root. */
  readonly complete: boolean;
  /** `wrong`: one does not issue the one before it. */
  readonly order: 'ok' | 'wrong';
  /**
   * A way to a root of the trust store exists, every certificate above the leaf valid now. The leaf's own dates, name,
   * key and signature are judged apart from this.
   */
  readonly trusted: boolean;
  /** Empty when trusted. */
  readonly errors: readonly ChainError[];
}

/** An OCSP response that came with the handshake (RFC 6066 section 8, RFC 6960). */
export interface OcspStaple {
  readonly certStatus: 'good' | 'revoked' | 'unknown';
  /** RFC 3339, UTC. */
  readonly thisUpdate: string;
  readonly nextUpdate?: string;
  /** It is about this certificate, and signed by its issuer or a responder that the issuer named. */
  readonly signed: boolean;
  /** `thisUpdate` to `nextUpdate` holds now. */
  readonly current: boolean;
}

export interface Certificate {
  /** `C=JP, O=Acme, CN=api.acme.example`. */
  readonly subject: string;
  readonly issuer: string;
  /** Hex. */
  readonly serialNumber: string;
  /** DNS names and IP addresses. */
  readonly subjectAltNames: readonly string[];
  /** A name of it starts with `*.`. */
  readonly wildcard: boolean;
  /** RFC 3339, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Whole days from now to `notAfter`, rounded down; negative once it is over. */
  readonly daysRemaining: number;
  /** Whole days it is valid in all, rounded up: notAfter - notBefore + 1 s, as both ends count (RFC 5280 4.1.2.5). */
  readonly validityDays: number;
  /** `rsa`, `ec`, `ed25519` …; absent for a kind of key that has no name here. */
  readonly keyType?: string;
  /** Bits. */
  readonly keySize?: number;
  readonly curve?: string;
  /** `sha256WithRSAEncryption`, or the dotted object identifier where it has no name here. */
  readonly signatureAlgorithm: string;
  /** A subjectAltName covers the host; the common name does not count (RFC 9525). */
  readonly hostnameMatch: boolean;
  readonly selfSigned: boolean;
  /** By the CA/Browser Forum's policy identifiers; `unknown` for a private one. */
  readonly validationType: 'DV' | 'OV' | 'IV' | 'EV' | 'unknown';
  /** Clients must refuse it without a staple (RFC 7633). */
  readonly mustStaple: boolean;
  /** Where the issuer answers for revocation. */
  readonly ocspResponders: readonly string[];
  /** `null`: none came. */
  readonly ocspStaple: Verdict<OcspStaple | null>;
  /** Signed certificate timestamps (RFC 6962) and where they came; their signatures are not checked. */
  readonly scts: { readonly count: number; readonly sources: readonly ('certificate' | 'tls' | 'ocsp')[] };
  readonly chain: Chain;
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

export interface Renegotiation {
  /** RFC 5746. Of TLS 1.2 and below; `not-tested` where only TLS 1.3 is offered, which has no renegotiation. */
  readonly secure: Verdict<boolean>;
  /** The server lets a client ask for it. */
  readonly clientInitiated: Verdict<boolean>;
}

/** Whether the server takes up an earlier session; `not-tested` for a version it does not offer. */
export interface SessionResumption {
  readonly sessionId: Verdict<boolean>;
  readonly sessionTicket: Verdict<boolean>;
  readonly tls13Psk: Verdict<boolean>;
}

export interface TlsTarget {
  /** A name or an IP address, without brackets. */
  readonly host: string;
  readonly port: number;
  /** The name to ask for and to check the certificate against, where it is not `host`. */
  readonly serverName?: string;
  /** The address to connect to in place of the first one that `host` has and that answers. */
  readonly address?: string;
  readonly starttls?: StarttlsProtocol;
}

/** A target with the name to ask for settled. */
export type NamedTarget = TlsTarget & { readonly serverName: string };

export interface TlsEndpointResult {
  readonly target: TlsTarget;
  /** Where the connections went; absent where there was none. */
  readonly address?: string;
  /** `ok`: it speaks TLS. `not-tested`: no part needed to know. */
  readonly reachability: Verdict<'tls'>;
  readonly protocols: Verdict<Readonly<Record<ProtocolVersion, Protocol>>>;
  /** Of each version that is offered, and of each of which that is not known; oldest first. */
  readonly cipherSuites: Verdict<readonly VersionSuites[]>;
  readonly supportedGroups: Verdict<readonly VersionGroups[]>;
  readonly signatureAlgorithms: Verdict<readonly VersionSignatures[]>;
  /** One for each key type the server has one for. */
  readonly certificates: Verdict<Found<Certificate>>;
  /** Whether it asks a client for a certificate, and goes on without one. */
  readonly clientAuthentication: Verdict<'none' | 'optional' | 'required'>;
  /** Protocols it takes of those offered to it, in no order. */
  readonly alpn: Verdict<readonly string[]>;
  readonly compression: Verdict<boolean>;
  readonly renegotiation: Renegotiation;
  /** RFC 7627, of TLS 1.2 and below. */
  readonly extendedMasterSecret: Verdict<boolean>;
  readonly sessionResumption: SessionResumption;
  readonly http: {
    /** `null`: no such header. */
    readonly hsts: Verdict<Hsts | null>;
    /** `null`: nothing listens for plain HTTP. */
    readonly redirect: Verdict<Redirect | null>;
  };
  readonly stats: {
    readonly connections: number;
    /** Hellos sent again because nothing had come back. */
    readonly retries: number;
    /** Milliseconds spent waiting for a server that had stopped answering. */
    readonly backOffMs: number;
  };
}
