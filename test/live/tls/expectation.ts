import type { ProtocolVersion, StarttlsProtocol } from '../../../src/tls-scanner-lite/result.ts';
import type { TlsPicture } from '../../support/tls-picture.ts';

/** What a server of the lab was set up to do, and so what a scan of all parts has to say. What is left out is not judged. */
export interface Expectation {
  readonly versions: readonly ProtocolVersion[];
  /** How many, or which, by version. */
  readonly suites?: Partial<Readonly<Record<ProtocolVersion, number | readonly string[]>>>;
  /** Everything else, as `pictureOf` shows it; matched as `toMatchObject` does. */
  readonly picture?: { readonly [Key in keyof Omit<TlsPicture, 'versions' | 'suites' | 'certificates'>]?: unknown };
  /** One for each certificate, in any order; the order is that of the key types' names. */
  readonly certificates?: readonly object[];
}

/** How a case is asked for; default: `localhost` at 127.0.0.1, by name. */
export interface Asked {
  readonly host?: string;
  readonly serverName?: string | undefined;
  readonly starttls?: StarttlsProtocol;
  /** The case whose port answers plain HTTP for it. */
  readonly plain?: string;
}

export interface Case {
  readonly asked?: Asked;
  readonly expected: Expectation;
  /** Why openssl cannot be asked about it. */
  readonly noOracle?: string;
}
