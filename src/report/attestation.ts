import type { Messages } from '../i18n/messages.en.ts';
import type { AssessedAttestation } from '../model/assessment.ts';
import { attestationStates } from '../model/attestation.ts';

/** What stands beside a statement: who signed it off, what it rests on, and why it does not count where it does not. */
export interface AttestationNotes {
  readonly signedOff?: string;
  /** One text a document: what it is, and what was found of it. */
  readonly documents: readonly string[];
  /** Absent: it counts. */
  readonly whyNot?: string;
}

const shownDigits = 16;

/** @param write makes a text of the user's fit for the page */
export function noteAttestation(
  { state, signedOff, evidence = [] }: AssessedAttestation,
  { attestation: words }: Messages,
  write: (text: string) => string = (text) => text,
): AttestationNotes {
  return {
    ...(signedOff && {
      signedOff: words.signedOff({ by: signerOf(signedOff, words, write), date: write(signedOff.date) }),
    }),
    documents: evidence.map(({ file, sha256, found }) => {
      const digits = write(sha256.slice(0, shownDigits));
      const name = file === undefined ? words.hashAlone({ digits }) : words.document({ file: write(file), digits });
      return `${name}: ${file === undefined && found === 'kept' ? words.keptAlone : words.found[found]}`;
    }),
    ...(state !== 'current' && {
      whyNot: words.doesNotCount({ why: words.why[state] }),
    }),
  };
}

function signerOf(
  { by, role }: NonNullable<AssessedAttestation['signedOff']>,
  words: Messages['attestation'],
  write: (text: string) => string,
): string {
  return role === undefined ? write(by) : words.personOf({ name: write(by), role: write(role) });
}

/** How many rest on a document that could not be read. */
export function countUnreadable(attestations: readonly Pick<AssessedAttestation, 'state'>[]): number {
  return attestations.filter(({ state }) => state === 'unreadable').length;
}

/** How many count as missing, and why; undefined where all count. */
export function countMissing(attestations: readonly AssessedAttestation[], t: Messages): string | undefined {
  const missing = attestations.filter(({ state }) => state !== 'current');
  if (missing.length === 0) return undefined;
  const parts = attestationStates.flatMap((state) => {
    const n = missing.filter((one) => one.state === state).length;
    return n === 0 ? [] : [t.attestation.part({ n, state: t.attestationState[state] })];
  });
  return t.attestation.notCounted({ n: missing.length, parts: parts.join(t.attestation.between) });
}
