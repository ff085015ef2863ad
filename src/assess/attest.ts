import type { AssessedAttestation } from '../model/assessment.ts';
import type { Attestation, AttestationState } from '../model/attestation.ts';
import type { Catalog } from '../model/catalog.ts';

/**
 * Judges the attestations as of a day. They keep their order: a control names them by position. What is stale, not signed
 * off, or attested of a document that is another now, counts as missing; of one whose document cannot be read that is not
 * known. Of several faults the first in the order of the checks is the state.
 */
export function judgeAttestations(
  attestations: readonly Attestation[],
  catalog: Pick<Catalog, 'frameworks' | 'safeguards'>,
  today: string,
): readonly AssessedAttestation[] {
  const safeguards = new Set(catalog.safeguards.map(({ id }) => id));
  const controls = new Set(
    catalog.frameworks.flatMap(({ id, editions }) =>
      editions.flatMap((edition) => edition.controls.map((control) => `${id}:${control.id}`)),
    ),
  );
  return attestations.map((attestation) => {
    const { control, safeguard } = attestation;
    const isKnown = control !== undefined ? controls.has(control) : safeguards.has(safeguard ?? '');
    return { ...attestation, state: isKnown ? stateOf(attestation, today) : 'unknown-subject' };
  });
}

function stateOf({ date, validUntil, evidence = [], signedOff }: Attestation, today: string): AttestationState {
  if (today < date) return 'not-yet';
  if (today > validUntil) return 'expired';
  const found = evidence.map((document) => document.found);
  if (found.includes('changed')) return 'changed';
  if (!signedOff || signedOff.date > today) return 'unsigned';
  return found.includes('unreadable') ? 'unreadable' : 'current';
}

/** What somebody answers for today. */
export interface Attested {
  /** `hipaa:164.308(a)(2)`. */
  readonly controls: ReadonlySet<string>;
  readonly safeguards: ReadonlySet<string>;
}

/** The subjects of the current attestations. */
export function listAttested(attestations: readonly AssessedAttestation[]): Attested {
  return subjectsOf(attestations.filter(({ state }) => state === 'current'));
}

/**
 * What somebody would answer for if no document that cannot be read were another now; undefined where all can be read. A status that
 * this would change is not known.
 */
export function listPossiblyAttested(attestations: readonly AssessedAttestation[]): Attested | undefined {
  if (!attestations.some(({ state }) => state === 'unreadable')) return undefined;
  return subjectsOf(attestations.filter(({ state }) => state === 'current' || state === 'unreadable'));
}

function subjectsOf(attestations: readonly AssessedAttestation[]): Attested {
  return {
    controls: new Set(attestations.flatMap(({ control }) => control ?? [])),
    safeguards: new Set(attestations.flatMap(({ safeguard }) => safeguard ?? [])),
  };
}
