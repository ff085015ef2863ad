import type { Prober } from '../probe/prober.ts';
import { askSsl2 } from '../probe/question.ts';
import { toSilence } from '../probe/silence.ts';
import { describeAlert } from '../registry/alerts.ts';
import { commonSuiteIds } from '../registry/cipher-suites.ts';
import { findSsl2CipherKind, ssl2CipherKindIds } from '../registry/ssl2-cipher-kinds.ts';
import { type OfferedSuite, type Protocol, type ProtocolVersion, protocolVersions } from '../result.ts';
import { type Indeterminate, indeterminate } from '../verdict.ts';
import type { ServerFlight } from '../wire/server-flight.ts';
import { describeVersion, wireVersions } from '../wire/versions.ts';
import type { Asker, HelloVersion, Offer, Outcome } from './asker.ts';
import { type Gate, manyShareGroups, offerLegacyFlight, offerTls13Flight } from './gate.ts';
import { offerAll, type SuiteScan, scanSuites, toOfferedSuite } from './suites.ts';

/** RFC 8446 6: alert protocol_version. */
const protocolVersionAlert = 70;

/** What one version is. */
export interface VersionScan {
  readonly protocol: Protocol;
  /** The answer to its first hello, where it is offered. */
  readonly first?: ServerFlight;
  /** Where suites were asked for and it is offered. */
  readonly suites?: SuiteScan;
  /** It was asked with short lists of suites. */
  readonly inChunks?: boolean;
  /** The server answers no hello without a key share, against RFC 8446 4.1.4. */
  readonly needsShare?: boolean;
}

export type VersionScans = Readonly<Record<ProtocolVersion, VersionScan>>;
/** Each settles by itself, so that what needs one version does not wait for the others. */
export type PendingVersions = Readonly<Record<ProtocolVersion, Promise<VersionScan>>>;

export interface ProtocolScanOptions {
  readonly asker: Asker;
  readonly prober: Prober;
  readonly gate: Gate;
  /** All suites of every version, not only whether there is one. */
  readonly suites: boolean;
}

/** Which versions a server accepts: one hello each, which is the first of its chain of suites too. */
export function startProtocols(options: ProtocolScanOptions): PendingVersions {
  return {
    SSLv2: scanSsl2(options.prober),
    SSLv3: scanVersion('SSLv3', options),
    'TLSv1.0': scanVersion('TLSv1.0', options),
    'TLSv1.1': scanVersion('TLSv1.1', options),
    'TLSv1.2': scanVersion('TLSv1.2', options),
    'TLSv1.3': scanVersion('TLSv1.3', options),
  };
}

export async function finishProtocols(pending: PendingVersions): Promise<VersionScans> {
  return {
    SSLv2: await pending.SSLv2,
    SSLv3: await pending.SSLv3,
    'TLSv1.0': await pending['TLSv1.0'],
    'TLSv1.1': await pending['TLSv1.1'],
    'TLSv1.2': await pending['TLSv1.2'],
    'TLSv1.3': await pending['TLSv1.3'],
  };
}

/** Why no version can be told: a server that refuses every hello may accept any of another client, or for another name. */
export function findFault(scans: VersionScans): Indeterminate | undefined {
  const protocols = protocolVersions.map((version) => scans[version].protocol);
  if (protocols.some(({ offered }) => offered === true)) return undefined;
  const open = protocols.find(({ reason }) => reason !== undefined);
  if (open?.reason !== undefined) return indeterminate(open.reason, open.evidence);
  return indeterminate('handshake-failed', scans['TLSv1.2'].protocol.evidence);
}

async function scanVersion(version: HelloVersion, options: ProtocolScanOptions): Promise<VersionScan> {
  const { asker, gate } = options;
  const known = version === 'TLSv1.2' ? gate.first : undefined;
  const first = known ?? (await asker.ask(firstOffer(version, gate)));
  if (version === 'TLSv1.3' && isRefusedOtherwise(first)) {
    const second = await asker.ask(offerTls13Flight({ shareGroups: manyShareGroups }));
    if ('kind' in second && second.kind === 'accepted') return finish(version, second, options, true);
  }
  return finish(version, first, options, false);
}

function firstOffer(version: HelloVersion, { inChunks }: Gate): Offer {
  if (version === 'TLSv1.3') return offerAll(version);
  return offerLegacyFlight(version, inChunks ? { suites: commonSuiteIds, curious: false } : {});
}

/** Refused, but not for its version: by another alert, or by closing. */
function isRefusedOtherwise(outcome: Outcome): boolean {
  const isRefused = 'kind' in outcome && outcome.kind === 'refused';
  return isRefused && outcome.alert !== protocolVersionAlert && outcome.version === undefined;
}

async function finish(
  version: HelloVersion,
  first: Outcome,
  { asker, gate, suites }: ProtocolScanOptions,
  needsShare: boolean,
): Promise<VersionScan> {
  if (!('kind' in first)) return { protocol: toProtocol(first) };
  const inChunks = gate.inChunks && version !== 'TLSv1.3';
  // A short list that was refused leaves the others to be offered.
  if (first.kind === 'refused' && inChunks && isRefusedOtherwise(first)) {
    const scan = await scanSuites(asker, { version });
    if (scan.items.length > 0) return { protocol: { offered: true, evidence: 'ServerHello' }, inChunks, suites: scan };
    if (scan.incomplete !== undefined) return { protocol: toProtocol(scan.incomplete) };
  }
  if (first.kind === 'refused') return { protocol: { offered: false, evidence: first.evidence } };
  const { kind: _, ...flight } = first;
  const message = flight.retry ? 'HelloRetryRequest' : 'ServerHello';
  const protocol: Protocol = { offered: true, evidence: `${message} ${describeVersion(wireVersions[version])}` };
  const more = needsShare ? { shareGroups: manyShareGroups } : {};
  return {
    protocol,
    first: flight,
    ...(inChunks && { inChunks }),
    ...(needsShare && { needsShare }),
    ...(suites && { suites: await scanSuites(asker, { version, more, ...(!inChunks && { first: flight }) }) }),
  };
}

/** SSLv2 tells all its ciphers in one answer (RFC 6176 forbids it; RFC 6101 appendix E has the hello). */
async function scanSsl2(prober: Prober): Promise<VersionScan> {
  // Words in another language, too, may refuse this one or refuse us.
  const outcome = await prober.insist(async () => toSilence(await prober.try(askSsl2(ssl2CipherKindIds))));
  if (!('kind' in outcome)) return { protocol: toProtocol(outcome) };
  if (outcome.kind === 'alert') return { protocol: { offered: false, evidence: describeAlert(outcome.code) } };
  if (outcome.kind !== 'ssl2-hello') return { protocol: { offered: false, evidence: outcome.evidence } };
  const items = [...new Set(outcome.cipherKinds)].flatMap((id): OfferedSuite[] => {
    const kind = findSsl2CipherKind(id);
    return kind === undefined ? [] : [toOfferedSuite(kind)];
  });
  return {
    protocol: { offered: true, evidence: 'SERVER-HELLO SSLv2' },
    suites: { items, preference: { status: 'not-tested' } },
  };
}

function toProtocol({ reason, evidence }: Indeterminate): Protocol {
  return { offered: 'indeterminate', reason, evidence };
}
