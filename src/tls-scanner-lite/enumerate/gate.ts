import { type Failure, isFailure } from '../probe/exchange.ts';
import { explain, explainAbort } from '../probe/explain.ts';
import { overwhelmedAlerts, unrecognizedName } from '../registry/alerts.ts';
import { commonSuiteIds, legacySuiteIds } from '../registry/cipher-suites.ts';
import { legacyGroupIds } from '../registry/groups.ts';
import type { Indeterminate } from '../verdict.ts';
import { listKeyShareGroups } from '../wire/key-share.ts';
import { readableTls13Suites } from '../wire/tls13-keys.ts';
import { type Asker, type HelloVersion, isTrouble, judge, type Offer, type Outcome } from './asker.ts';
import { offerAll, splitSuites } from './suites.ts';

/** What the first hellos told of a server. */
export interface Gate {
  /** What the first hello got; absent where it met with silence, or was too much for the server. */
  readonly first?: Outcome;
  /** It bears no long list of suites. */
  readonly inChunks: boolean;
  /** Why nothing can be told; absent when it speaks TLS. */
  readonly fault?: Indeterminate;
}

/** The group that a flight of TLS 1.3 is read with, unless the server asks for another: x25519. */
const shareGroups: readonly number[] = [0x001d];
/** Those for servers that do not ask for another: with P-256, P-384, P-521 and x448. */
export const manyShareGroups: readonly number[] = [...shareGroups, 0x0017, 0x0018, 0x0019, 0x001e];

/** Reads a whole flight of TLS 1.3: only with suites whose records we can open, and groups that we have keys for. */
export function offerTls13Flight(more: Partial<Offer> = {}): Offer {
  const groups = listKeyShareGroups();
  return {
    version: 'TLSv1.3',
    suites: readableTls13Suites,
    groups,
    depth: 'flight',
    shareGroups,
    curious: true,
    ...more,
  };
}

/** Reads a whole flight of whatever version a server likes best, as a browser would. */
export function offerAnyVersion(more: Partial<Offer> = {}): Offer {
  const groups = [...new Set([...listKeyShareGroups(), ...legacyGroupIds])];
  return offerTls13Flight({ suites: [...readableTls13Suites, ...legacySuiteIds], groups, orLower: true, ...more });
}

/** The first hello of a version of TLS 1.2 or below, its whole flight read. */
export function offerLegacyFlight(version: Exclude<HelloVersion, 'TLSv1.3'>, more: Partial<Offer> = {}): Offer {
  return offerAll(version, { depth: 'flight', curious: true, ...more });
}

/**
 * Finds out whether a server speaks TLS, with one hello where it does. Another kind of hello follows only where the first
 * one met with silence or was too much for the server.
 */
export async function openGate(asker: Asker, first: Offer, signal: AbortSignal): Promise<Gate> {
  const outcome = await asker.tryOnce(first);
  if (isFailure(outcome) ? !outcome.connected || signal.aborted : isForeign(outcome)) {
    return { inChunks: false, fault: signal.aborted ? explainAbort(signal) : explain(outcome) };
  }
  if (outcome.kind === 'alert' && outcome.code === unrecognizedName)
    return { inChunks: false, fault: explain(outcome) };
  const isOverwhelmed = outcome.kind === 'alert' && overwhelmedAlerts.has(outcome.code);
  // Trouble is asked for again, as everywhere.
  if (isTrouble(outcome) && !isOverwhelmed) return { inChunks: false };
  if (!isFailure(outcome) && !isOverwhelmed) return { first: judge(outcome, first), inChunks: false };
  const others = await Promise.all(fallbacks.map((offer) => asker.tryOnce(offer)));
  if (signal.aborted) return { inChunks: false, fault: explainAbort(signal) };
  if (others.some(isHello)) return { inChunks: others.slice(0, 2).some(isHello) || (await takesRareSuites(asker)) };
  const told = others.find(({ kind }) => kind === 'alert' || kind === 'malformed') ?? outcome;
  return { inChunks: false, fault: explain(told) };
}

type Tried = Awaited<ReturnType<Asker['tryOnce']>>;

function isHello({ kind }: Tried): boolean {
  return kind === 'server-hello';
}

/** It speaks another version, and may take suites of TLS 1.2 and below that are in no short list, but in the long one. */
async function takesRareSuites(asker: Asker): Promise<boolean> {
  const [, ...rare] = splitSuites();
  const answers = await Promise.all(rare.map((suites) => asker.tryOnce(offerAll('TLSv1.2', { suites }))));
  return answers.some(isHello);
}

function isForeign({ kind }: Exclude<Tried, Failure>): boolean {
  return kind === 'not-tls' || kind === 'starttls-not-offered';
}

/** Short lists and other versions, for servers that the first hello is too much for. The two with short lists first. */
const fallbacks: readonly Offer[] = [
  offerLegacyFlight('TLSv1.2', { suites: commonSuiteIds, curious: false }),
  offerLegacyFlight('TLSv1.0', { suites: commonSuiteIds, curious: false }),
  offerAll('SSLv3', { suites: commonSuiteIds }),
  offerAll('TLSv1.3'),
];
