import { readFeatures } from '../enumerate/features.ts';
import {
  findFault,
  finishProtocols,
  type PendingVersions,
  startProtocols,
  type VersionScans,
} from '../enumerate/protocols.ts';
import type { Part, SessionResumption, TlsEndpointResult } from '../result.ts';
import { type Indeterminate, notTested, type Verdict } from '../verdict.ts';
import { type ContextOptions, createContext } from './context.ts';
import type { Reached } from './reach.ts';
import { readCertificates, type TrustOptions } from './read-certificates.ts';
import { listSuites, readAlpn, readGroups, readSignatures } from './read-lists.ts';
import { readClientAuthentication, readHsts, readRenegotiation, readResumption } from './read-sessions.ts';

/** What TLS shows: all of a result but where it was and what it cost. */
export type Shown = Omit<TlsEndpointResult, 'target' | 'address' | 'stats' | 'http'> & {
  readonly hsts: TlsEndpointResult['http']['hsts'];
};

/** Parts that more than one version has to be asked for. */
const versionParts: readonly Part[] = [
  'protocols',
  'cipherSuites',
  'supportedGroups',
  'signatureAlgorithms',
  'compression',
  'renegotiation',
  'extendedMasterSecret',
  'sessionResumption',
];

export function needsVersions(parts: ReadonlySet<Part>): boolean {
  return versionParts.some((part) => parts.has(part));
}

/** Every part that was asked for, of a server that speaks TLS. */
export async function scanParts(
  reached: Reached,
  options: Omit<ContextOptions, 'versions'> & TrustOptions,
): Promise<Shown> {
  const { parts } = options;
  const { first, inChunks } = reached.gate;
  // Of a server that bears no long list, what it takes has to be known before anything else is asked with it.
  const suites = parts.has('cipherSuites') || inChunks;
  // Where the first hello did not tell, versions have to be asked for before anything else can be.
  const needsAll = needsVersions(parts) || first === undefined;
  const pending = needsAll ? startProtocols({ ...reached, suites }) : undefined;
  const isAccepted = first !== undefined && 'kind' in first && first.kind === 'accepted';
  // Nothing more is asked of a server before one version at least is known to be accepted.
  const fault = isAccepted ? undefined : await awaitFault(pending, first);
  if (fault !== undefined) return explainAll(parts, fault);
  const context = createContext(reached, { ...options, versions: pending });
  const ask = async <T>(part: Part, read: () => Promise<Verdict<T>>): Promise<Verdict<T>> =>
    parts.has(part) ? read() : notTested;
  const ok = <T>(value: T): Verdict<T> => ({ status: 'ok', value });
  const [
    scans,
    groups,
    signatures,
    certificates,
    alpn,
    features,
    resumption,
    clientInitiated,
    clientAuthentication,
    hsts,
  ] = await Promise.all([
    pending && finishProtocols(pending),
    ask('supportedGroups', async () => ok(await readGroups(context))),
    ask('signatureAlgorithms', async () => ok(await readSignatures(context))),
    ask('certificates', () => readCertificates(context, options)),
    ask('alpn', () => readAlpn(context)),
    context.findLegacy().then(readFeatures),
    parts.has('sessionResumption') ? readResumption(context) : noResumption,
    ask('renegotiation', () => readRenegotiation(context)),
    ask('clientAuthentication', () => readClientAuthentication(context)),
    ask('hsts', () => readHsts(context)),
  ]);
  const only = <T>(part: Part, verdict: Verdict<T>): Verdict<T> => (parts.has(part) ? verdict : notTested);
  return {
    reachability: ok('tls' as const),
    protocols: scans === undefined ? notTested : only('protocols', ok(toProtocols(scans))),
    cipherSuites: scans === undefined ? notTested : only('cipherSuites', ok(listSuites(scans))),
    supportedGroups: groups,
    signatureAlgorithms: signatures,
    certificates,
    clientAuthentication,
    alpn,
    compression: only('compression', features.compression),
    renegotiation: { secure: only('renegotiation', features.secureRenegotiation), clientInitiated },
    extendedMasterSecret: only('extendedMasterSecret', features.extendedMasterSecret),
    sessionResumption: resumption,
    hsts,
  };
}

const noResumption: SessionResumption = { sessionId: notTested, sessionTicket: notTested, tls13Psk: notTested };

async function awaitFault(
  pending: PendingVersions | undefined,
  first: Reached['gate']['first'],
): Promise<Indeterminate | undefined> {
  if (pending !== undefined) return findFault(await finishProtocols(pending));
  if (first === undefined) return undefined;
  if (!('kind' in first)) return first;
  return first.kind === 'refused'
    ? { status: 'indeterminate', reason: 'handshake-failed', evidence: first.evidence }
    : undefined;
}

function toProtocols(scans: VersionScans): Extract<TlsEndpointResult['protocols'], { status: 'ok' }>['value'] {
  return {
    SSLv2: scans.SSLv2.protocol,
    SSLv3: scans.SSLv3.protocol,
    'TLSv1.0': scans['TLSv1.0'].protocol,
    'TLSv1.1': scans['TLSv1.1'].protocol,
    'TLSv1.2': scans['TLSv1.2'].protocol,
    'TLSv1.3': scans['TLSv1.3'].protocol,
  };
}

/** The one reason why none of the parts asked for could be told. */
export function explainAll(parts: ReadonlySet<Part>, fault: Indeterminate): Shown {
  return { ...tellAll(parts, fault), reachability: fault };
}

function tellAll(parts: ReadonlySet<Part>, fault: Indeterminate | typeof notTested): Omit<Shown, 'reachability'> {
  const tell = (part: Part): Indeterminate | typeof notTested => (parts.has(part) ? fault : notTested);
  const resumption = tell('sessionResumption');
  return {
    protocols: tell('protocols'),
    cipherSuites: tell('cipherSuites'),
    supportedGroups: tell('supportedGroups'),
    signatureAlgorithms: tell('signatureAlgorithms'),
    certificates: tell('certificates'),
    clientAuthentication: tell('clientAuthentication'),
    alpn: tell('alpn'),
    compression: tell('compression'),
    renegotiation: { secure: tell('renegotiation'), clientInitiated: tell('renegotiation') },
    extendedMasterSecret: tell('extendedMasterSecret'),
    sessionResumption: { sessionId: resumption, sessionTicket: resumption, tls13Psk: resumption },
    hsts: tell('hsts'),
  };
}

/** Nothing was asked of TLS. */
export const nothingShown: Shown = { ...tellAll(new Set(), notTested), reachability: notTested };
