import { findGroup, legacyGroupIds, nameGroup, tls13GroupIds } from '../registry/groups.ts';
import type { VersionGroups } from '../result.ts';
import { type Found, type Indeterminate, indeterminate } from '../verdict.ts';
import { type Asker, type HelloVersion, judgeCut, type Outcome } from './asker.ts';
import { type Choice, chosenUnasked, type Enumeration, removeChosen } from './remove-chosen.ts';
import { suitesOf } from './suites.ts';

/** Every group of TLS 1.3, by HelloRetryRequest: nobody computes anything (RFC 8446 4.1.4). */
export async function scanTls13Groups(asker: Asker, known: number | undefined): Promise<VersionGroups> {
  const offer = async (groups: readonly number[]): Promise<Choice<number>> =>
    toChoice(await asker.ask({ version: 'TLSv1.3', suites: suitesOf('TLSv1.3'), groups, depth: 'hello' }));
  const found = await scanRest(tls13GroupIds, known, offer);
  const none = found.items.length === 0 && found.incomplete === undefined;
  const incomplete = none ? indeterminate('handshake-failed', 'no HelloRetryRequest names a group') : found.incomplete;
  return toVersionGroups('TLSv1.3', found.items, incomplete);
}

export interface LegacyGroupOptions {
  /** The newest version of TLS 1.2 and below that is offered. */
  readonly version: Exclude<HelloVersion, 'TLSv1.3'>;
  /** Those with ECDHE. */
  readonly suites: readonly number[];
  /** The group that an answer showed already. */
  readonly known: number | undefined;
  /**
   * The group of the certificate's key, where the server has one with such a key and no other. Asked for only when it
   * matters.
   */
  readonly findCertificateGroup: () => Promise<number | undefined>;
}

/** Every elliptic-curve group of TLS 1.2 and below, by ServerKeyExchange (RFC 8422 5.4). */
export async function scanCurves(asker: Asker, options: LegacyGroupOptions): Promise<VersionGroups> {
  const { version, suites, known } = options;
  if (suites.length === 0) return toVersionGroups('TLSv1.2', []);
  const offer = async (groups: readonly number[]): Promise<Choice<number>> =>
    toChoice(await asker.ask({ version, suites, groups, depth: 'key-exchange' }));
  const found = await scanRest(curves, known !== undefined && curves.includes(known) ? known : undefined, offer);
  const group = isEndedByRefusal(found) ? await options.findCertificateGroup() : undefined;
  const settled = group === undefined ? found : await settleCertificateGroup({ found, offer, group });
  return toVersionGroups('TLSv1.2', settled.items, settled.incomplete);
}

export interface FiniteFieldOptions {
  readonly version: LegacyGroupOptions['version'];
  /** Those with DHE. */
  readonly suites: readonly number[];
  /** Names of the groups that went with all of them when every group was offered, where that was seen. */
  readonly known: ReadonlySet<string> | undefined;
}

/**
 * The finite-field groups of RFC 7919 that a server uses with DHE in TLS 1.2 and below. One that does not go by the offer
 * uses its own whatever that is.
 */
export async function scanFiniteFields(
  asker: Asker,
  { version, suites, known }: FiniteFieldOptions,
): Promise<Found<string>> {
  if (suites.length === 0 || known?.size === 0) return { items: [] };
  const found = new Set(legacyGroupIds.filter((group) => known?.has(nameGroup(group))));
  for (;;) {
    const groups = legacyGroupIds.filter((group) => !found.has(group));
    const outcome = await asker.ask({ version, suites, groups, depth: 'key-exchange' });
    const items = [...found].map(nameGroup);
    if (!('kind' in outcome)) return { items, incomplete: outcome };
    if (outcome.kind === 'refused') return { items };
    const cut = judgeCut(outcome);
    if (cut !== undefined) return 'kind' in cut ? { items } : { items, incomplete: cut };
    if (outcome.group === undefined || found.has(outcome.group)) return { items };
    found.add(outcome.group);
  }
}

const curves = legacyGroupIds.filter((group) => findGroup(group)?.kind !== 'ffdhe');

function isEndedByRefusal({ refusal, items }: Enumeration<number>): boolean {
  return refusal !== undefined && items.length > 0;
}

async function scanRest(
  candidates: readonly number[],
  known: number | undefined,
  offer: (groups: readonly number[]) => Promise<Choice<number>>,
): Promise<Enumeration<number>> {
  if (known === undefined) return removeChosen(candidates, offer);
  if (!candidates.includes(known)) return { items: [], incomplete: chosenUnasked(known) };
  const rest = await removeChosen(
    candidates.filter((group) => group !== known),
    offer,
  );
  return { ...rest, items: [known, ...rest.items] };
}

interface CertificateGroup {
  readonly found: Enumeration<number>;
  readonly offer: (groups: readonly number[]) => Promise<Choice<number>>;
  readonly group: number;
}

/**
 * Without the curve of its only certificate in the offer, a server may refuse though it has other groups (RFC 8422 5.1).
 * So the rest is offered again with that curve last. Once the curve is chosen all the same, no client that can use the
 * certificate gets another group: neither of a server that takes the client's order, nor of one that has its own.
 */
async function settleCertificateGroup({ found, offer, group }: CertificateGroup): Promise<Enumeration<number>> {
  if (!found.items.includes(group)) return found;
  const items = [...found.items];
  for (;;) {
    const rest = curves.filter((curve) => !items.includes(curve));
    if (rest.length === 0) return { items };
    const choice = await offer([...rest, group]);
    if (!('kind' in choice)) return { items, incomplete: choice };
    if (choice.kind === 'refused' || choice.item === group) return { items };
    if (!rest.includes(choice.item)) return { items, incomplete: chosenUnasked(choice.item) };
    items.push(choice.item);
  }
}

function toChoice(outcome: Outcome): Choice<number> {
  if (!('kind' in outcome)) return outcome;
  if (outcome.kind === 'refused') return outcome;
  const cut = judgeCut(outcome);
  if (cut !== undefined) return cut;
  return outcome.group === undefined
    ? indeterminate('malformed', 'a key exchange without a named group')
    : { kind: 'chosen', item: outcome.group };
}

function toVersionGroups(
  protocol: VersionGroups['protocol'],
  groups: readonly number[],
  incomplete?: Indeterminate,
): VersionGroups {
  return { protocol, items: groups.map(nameGroup), ...(incomplete === undefined ? {} : { incomplete }) };
}
