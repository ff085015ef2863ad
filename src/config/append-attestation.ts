import type { NamedDocument } from '../model/attestation.ts';
import { writeScalar } from '../yaml/write-scalar.ts';
import { appendItem, type EditedFile, type ListFormat } from './append-item.ts';
import { type DeclaredAttestation, parseAttestations } from './parse-attestations.ts';

/** An attestation that stands in no file yet. */
export type NewAttestation = Omit<DeclaredAttestation, 'place'>;

const format: ListFormat<NewAttestation> = {
  parse: parseAttestations,
  write: ({ control, safeguard, statement, person, role, date, validUntil, evidence, signedOff }) => [
    ['control', written(control)],
    ['safeguard', written(safeguard)],
    ['statement', writeScalar(statement)],
    ['person', writeScalar(person)],
    ['role', writeScalar(role)],
    ['date', date],
    ['validUntil', validUntil],
    ['evidence', evidence && `[${evidence.map(writeDocument).join(', ')}]`],
    ['signedOff', signedOff && writeMap({ by: signedOff.by, role: signedOff.role, date: signedOff.date })],
  ],
};

/**
 * The text of an attestations file with one more, read back and found to be what was meant, and the line it stands on.
 * @throws InputError for a file that is wrong already, or that is written so that nothing can be added without a person
 */
export function appendAttestation(
  file: EditedFile,
  attestation: NewAttestation,
): { readonly text: string; readonly line: number } {
  return appendItem(file, attestation, format);
}

function writeDocument({ file, sha256 }: NamedDocument): string {
  return writeMap({ file, sha256 });
}

function writeMap(values: Readonly<Record<string, string | undefined>>): string {
  const entries = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${writeScalar(value)}`],
  );
  return `{ ${entries.join(', ')} }`;
}

function written(text: string | undefined): string | undefined {
  return text === undefined ? undefined : writeScalar(text);
}
