import type { AssessedAttestation } from '../model/assessment.ts';
import type { Attestation, AttestationState } from '../model/attestation.ts';
import type { Catalog } from '../model/catalog.ts';

/**
 * Judges the attestations as of a day. They keep their order: a control names them by position. What is stale, not signed
 * off, or attested of a document that is another now, counts as missing. Of several faults the first in the order of
 * the checks is the state.
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
  if (found.includes('unreadable')) return 'unreadable';
  return signedOff && signedOff.date <= today ? 'current' : 'unsigned';
}

/** What somebody answers for today. */
export interface Attested {
  /** `hipaa:164.308(a)(2)`. */
  readonly controls: ReadonlySet<string>;
  readonly safeguards: ReadonlySet<string>;
}

/** The subjects of the current attestations. */
export function listAttested(attestations: readonly AssessedAttestation[]): Attested {
  const current = attestations.filter(({ state }) => state === 'current');
  return {
    controls: new Set(current.flatMap(({ control }) => control ?? [])),
    safeguards: new Set(current.flatMap(({ safeguard }) => safeguard ?? [])),
  };
}
