import type { AssessedAttestation } from '../model/assessment.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Attestation } from '../model/waiver.ts';

/** Judges the attestations as of a day. They keep their order: a control names them by position. */
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
    const { control, safeguard, date, validUntil } = attestation;
    const isKnown = control !== undefined ? controls.has(control) : safeguards.has(safeguard ?? '');
    if (!isKnown) return { ...attestation, state: 'unknown-subject' };
    if (today < date) return { ...attestation, state: 'not-yet' };
    return { ...attestation, state: today > validUntil ? 'expired' : 'current' };
  });
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
