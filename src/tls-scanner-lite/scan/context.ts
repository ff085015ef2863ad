import type { Asker, HelloVersion, Outcome } from '../enumerate/asker.ts';
import type { CuriousFlight } from '../enumerate/features.ts';
import { type Gate, offerLegacyFlight, offerTls13Flight } from '../enumerate/gate.ts';
import type { PendingVersions } from '../enumerate/protocols.ts';
import type { Limits } from '../probe/exchange.ts';
import type { Prober } from '../probe/prober.ts';
import { type CipherSuite, findCipherSuite, legacySuiteIds } from '../registry/cipher-suites.ts';
import { tls13GroupIds } from '../registry/groups.ts';
import type { NamedTarget, Part, Protocol } from '../result.ts';
import { type Indeterminate, indeterminate } from '../verdict.ts';
import type { ServerFlight } from '../wire/server-flight.ts';
import { findVersion } from '../wire/versions.ts';
import type { Reached } from './reach.ts';

export type LegacyVersion = Exclude<HelloVersion, 'TLSv1.3'>;
export type LegacyFlight = CuriousFlight & { readonly legacy: LegacyVersion };

export interface ScanContext extends Limits {
  readonly target: NamedTarget;
  readonly prober: Prober;
  readonly asker: Asker;
  readonly gate: Gate;
  readonly parts: ReadonlySet<Part>;
  /** Absent when no part needs more than one version. */
  readonly versions: PendingVersions | undefined;
  /**
   * The first flight of the newest version up to TLS 1.2 that is offered; `undefined` where none is, as far as that was
   * asked. Where it is not known whether one is, why.
   */
  findLegacy(): Promise<LegacyFlight | Indeterminate | undefined>;
  /** Suites of TLS 1.2 and below to ask with: all of a kind, or those it takes of a server that bears no long list. */
  findSuites(version: LegacyVersion, isWanted: (suite: CipherSuite) => boolean): Promise<readonly number[]>;
  /** The flight of TLS 1.3, read once; `undefined` where it is not offered, as far as that was asked. */
  readTls13(): Promise<Outcome | undefined>;
}

export interface ContextOptions extends Limits {
  readonly target: NamedTarget;
  readonly parts: ReadonlySet<Part>;
  readonly versions: PendingVersions | undefined;
}

/** What every part of a scan draws on; each question behind it is asked once. */
export function createContext({ prober, asker, gate }: Reached, options: ContextOptions): ScanContext {
  const { versions } = options;
  const accepted =
    gate.first !== undefined && 'kind' in gate.first && gate.first.kind === 'accepted' ? gate.first : undefined;
  let legacy: Promise<LegacyFlight | Indeterminate | undefined> | undefined;
  let tls13: Promise<Outcome | undefined> | undefined;
  return {
    ...options,
    prober,
    asker,
    gate,
    findLegacy: () => (legacy ??= findLegacy(asker, accepted, versions)),
    readTls13: () => (tls13 ??= readTls13(asker, accepted, versions)),
    async findSuites(version, isWanted) {
      const taken = gate.inChunks ? (await versions?.[version])?.suites : undefined;
      const ids = taken === undefined ? legacySuiteIds : taken.items.map(({ id }) => id);
      return ids.filter((id) => {
        const suite = findCipherSuite(id);
        return suite !== undefined && isWanted(suite);
      });
    },
  };
}

type Accepted = Extract<Outcome, { kind: 'accepted' }>;

async function findLegacy(
  asker: Asker,
  accepted: Accepted | undefined,
  versions: PendingVersions | undefined,
): Promise<LegacyFlight | Indeterminate | undefined> {
  const shown = accepted && toLegacy(accepted);
  if (shown !== undefined || versions === undefined) return shown;
  for (const version of ['TLSv1.2', 'TLSv1.1', 'TLSv1.0', 'SSLv3'] as const) {
    const { protocol, first, suites, inChunks = false } = await versions[version];
    const unknown = explainProtocol(protocol);
    if (unknown !== undefined) return unknown;
    if (protocol.offered === false) continue;
    if (first !== undefined && (!inChunks || suites === undefined)) return { ...first, legacy: version, curious: true };
    // Once it is known what the server takes, a short list may ask for all the rest.
    const outcome = await asker.ask(offerLegacyFlight(version, { suites: suites?.items.map(({ id }) => id) ?? [] }));
    if ('kind' in outcome && outcome.kind === 'accepted') return { ...outcome, legacy: version, curious: true };
    if (first !== undefined) return { ...first, legacy: version, curious: false };
    return 'kind' in outcome ? indeterminate('handshake-failed', outcome.evidence) : outcome;
  }
  return undefined;
}

/** Why it is not known whether a version is offered. */
export function explainProtocol({ offered, reason, evidence }: Protocol): Indeterminate | undefined {
  return offered === 'indeterminate' ? indeterminate(reason ?? 'handshake-failed', evidence) : undefined;
}

function toLegacy(flight: ServerFlight): LegacyFlight | undefined {
  const version = findVersion(flight.version);
  return version === undefined || version === 'SSLv2' || version === 'TLSv1.3'
    ? undefined
    : { ...flight, legacy: version, curious: true };
}

async function readTls13(
  asker: Asker,
  accepted: Accepted | undefined,
  versions: PendingVersions | undefined,
): Promise<Outcome | undefined> {
  if (accepted !== undefined && findVersion(accepted.version) === 'TLSv1.3') return accepted;
  const scan = await versions?.['TLSv1.3'];
  if (scan?.protocol.offered !== true) return scan && explainProtocol(scan.protocol);
  const outcome = await asker.ask(offerTls13Flight());
  // It offers TLS 1.3, but not with a group that we have a key for: then it says which one it wants, and no more.
  const isRefused = 'kind' in outcome && outcome.kind === 'refused';
  return isRefused ? asker.ask(offerTls13Flight({ groups: tls13GroupIds })) : outcome;
}
