import {
  type CipherSuite,
  commonSuiteIds,
  findCipherSuite,
  legacySuiteIds,
  tls13SuiteIds,
} from '../registry/cipher-suites.ts';
import { nameGroup } from '../registry/groups.ts';
import type { OfferedSuite } from '../result.ts';
import { type Found, notTested, type Verdict } from '../verdict.ts';
import type { ServerFlight } from '../wire/server-flight.ts';
import type { Asker, HelloVersion, Offer, Outcome } from './asker.ts';
import { type Choice, chosenUnasked, type Enumeration, removeChosen } from './remove-chosen.ts';

/** Some servers read no more suites than this; more than that is offered in several hellos to them. */
const chunkSize = 48;

export interface SuiteScan extends Found<OfferedSuite> {
  readonly preference: Verdict<'server' | 'client'>;
}

export interface SuiteScanOptions {
  readonly version: HelloVersion;
  /** What the first hello of this version, with all suites, got; absent when the server bears no long list. */
  readonly first?: ServerFlight;
  /** What every hello needs beside its suites. */
  readonly more?: Partial<Offer>;
}

/** Every suite that a server takes in one version, and whose order decides. */
export async function scanSuites(asker: Asker, { version, first, more }: SuiteScanOptions): Promise<SuiteScan> {
  const seen = new Map<number, OfferedSuite>();
  const keep = (flight: ServerFlight): number => {
    const suite = describeSuite(flight);
    if (suite !== undefined) seen.set(flight.suite, suite);
    return flight.suite;
  };
  const offer = async (suites: readonly number[]): Promise<Choice<number>> =>
    toChoice(await asker.ask({ ...more, version, suites, depth: 'key-exchange' }), keep);
  const found =
    first === undefined
      ? await scanChunks(splitSuites(), offer)
      : await scanFrom(keep(first), suitesOf(version), offer);
  const preference = isPassedOver(found.items, suitesOf(version))
    ? ({ status: 'ok', value: 'server' } as const)
    : await scanPreference(found.items, (suites) => asker.ask({ ...more, version, suites, depth: 'hello' }));
  const isSorted = first !== undefined || preference.status !== 'ok' || preference.value === 'client';
  const sorted = isSorted ? found.items : (await removeChosen(found.items, offer)).items;
  return {
    // What was found stays found, though it was not seen again.
    items: [...new Set([...sorted, ...found.items])].flatMap((suite) => seen.get(suite) ?? []),
    ...(found.incomplete === undefined ? {} : { incomplete: found.incomplete }),
    preference,
  };
}

/** All suites that belong to a version. */
export function suitesOf(version: HelloVersion): readonly number[] {
  return version === 'TLSv1.3' ? tls13SuiteIds : legacySuiteIds;
}

/** The suite chosen is known already; only the rest has to be asked for. */
async function scanFrom(
  first: number,
  suites: readonly number[],
  offer: (suites: readonly number[]) => Promise<Choice<number>>,
): Promise<Enumeration<number>> {
  if (!suites.includes(first)) return { items: [], incomplete: chosenUnasked(first) };
  const rest = await removeChosen(
    suites.filter((suite) => suite !== first),
    offer,
  );
  return { ...rest, items: [first, ...rest.items] };
}

async function scanChunks(
  chunks: readonly (readonly number[])[],
  offer: (suites: readonly number[]) => Promise<Choice<number>>,
): Promise<Enumeration<number>> {
  const items: number[] = [];
  for (const chunk of chunks) {
    const found = await removeChosen(chunk, offer);
    items.push(...found.items);
    if (found.incomplete !== undefined) return { items, incomplete: found.incomplete };
  }
  return { items };
}

/** All suites of TLS 1.2 and below in lists that every server bears, the common ones first. */
export function splitSuites(): readonly (readonly number[])[] {
  const others = legacySuiteIds.filter((suite) => !commonSuiteIds.includes(suite));
  const count = Math.ceil(others.length / chunkSize);
  return [
    commonSuiteIds,
    ...Array.from({ length: count }, (_, index) => others.slice(index * chunkSize, (index + 1) * chunkSize)),
  ];
}

/** Whether a suite was chosen before one that it takes, too, and that stood further up in the same offer. */
function isPassedOver(chosen: readonly number[], offered: readonly number[]): boolean {
  const places = chosen.map((suite) => offered.indexOf(suite));
  return places.some((place, index) => place < (places[index - 1] ?? 0));
}

/**
 * Offers suites that were chosen in the order of the offer in another one. A server that takes the first of it again has no
 * order of its own; but one that otherwise has may take ChaCha20 from a client that puts it first (OpenSSL's
 * PrioritizeChaCha), so that is not put first.
 */
async function scanPreference(
  chosen: readonly number[],
  ask: (suites: readonly number[]) => Promise<Outcome>,
): Promise<SuiteScan['preference']> {
  const [first] = chosen;
  if (first === undefined || chosen.length < 2) return notTested;
  const reversed = [...chosen].reverse();
  const isChaCha = (suite: number): boolean => findCipherSuite(suite)?.encryption.includes('CHACHA20') ?? false;
  const others = reversed.filter((suite) => !isChaCha(suite));
  const leading = others[0] === first ? reversed : others;
  const order = [...new Set([...leading, ...reversed])];
  const outcome = await ask(order);
  if (!('kind' in outcome)) return outcome;
  if (outcome.kind === 'refused') {
    return {
      status: 'indeterminate',
      reason: 'malformed',
      evidence: `refused what it took before: ${outcome.evidence}`,
    };
  }
  if (!order.includes(outcome.suite)) return chosenUnasked(outcome.suite);
  return { status: 'ok', value: outcome.suite === order[0] ? 'client' : 'server' };
}

function toChoice(outcome: Outcome, keep: (flight: ServerFlight) => number): Choice<number> {
  if (!('kind' in outcome)) return outcome;
  return outcome.kind === 'refused' ? outcome : { kind: 'chosen', item: keep(outcome) };
}

/** A suite in the words of the result, with the group that went with it; `undefined` for one that nobody offers. */
function describeSuite({ suite, group, dhBits }: ServerFlight): OfferedSuite | undefined {
  const known = findCipherSuite(suite);
  if (known === undefined) return undefined;
  const groupName = group === undefined ? undefined : nameGroup(group);
  return {
    ...toOfferedSuite(known),
    ...(groupName === undefined ? {} : { group: groupName }),
    ...(dhBits === undefined ? {} : { dhBits }),
  };
}

/** What the registry says of a suite, in the words of the result. */
export function toOfferedSuite(suite: CipherSuite): OfferedSuite {
  const { id, name, bits, keyExchange, authentication, aead, forwardSecrecy } = suite;
  return { id, name, bits, keyExchange, authentication, aead, forwardSecrecy };
}

/** A first hello of a version offers all its suites. */
export function offerAll(version: HelloVersion, more: Partial<Offer> = {}): Offer {
  return { version, suites: suitesOf(version), depth: 'hello', ...more };
}
