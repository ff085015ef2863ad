import { type Fault, type HashedFile, isFault, streamInside } from '../../config/read-inside.ts';
import type { Cause } from '../../model/cause.ts';
import type {
  ActivityRecord,
  DocumentReference,
  DocumentState,
  LogRecord,
  PolicyRecord,
  VendorRecord,
} from '../../model/records.ts';
import { readCalls } from './calls.ts';
import { nameFile, toCause } from './fault.ts';
import { ownOf } from './own.ts';

/** What was found of the files that records name, by their path in the folder. */
export type Documents = Readonly<Record<string, HashedFile | Fault>>;

/** The files that records name, each once, in their order. */
export function documentsOf(
  records: readonly (PolicyRecord | ActivityRecord | VendorRecord | LogRecord)[],
): readonly string[] {
  const files = records.flatMap(referencesOf).flatMap(({ file }) => file ?? []);
  return [...new Set(files)];
}

function referencesOf(record: PolicyRecord | ActivityRecord | VendorRecord | LogRecord): readonly DocumentReference[] {
  if ('takenOn' in record) return record.schema === undefined ? [] : [{ file: record.schema }];
  if (!('service' in record)) return record.document === undefined ? [] : [record.document];
  const { baa, soc2, iso27001, iso27017, isms, pmark, pentest, responsibility } = record;
  const papers = [baa, soc2, iso27001, iso27017, isms, pmark, pentest, responsibility];
  return papers.flatMap((paper) => paper?.document ?? []);
}

/** Reads and hashes the files, one after the other: each may be large. */
export async function readDocuments(folder: string, files: readonly string[], signal: AbortSignal): Promise<Documents> {
  const found: [string, HashedFile | Fault][] = [];
  for (const file of files) {
    signal.throwIfAborted();
    found.push([file, await streamInside(folder, file)]);
  }
  // Whatever they are called, also `__proto__`.
  return Object.fromEntries(found);
}

/**
 * What became of a document; `null` where none is named, a cause where it could not be read.
 * @param place of the record that names it
 */
export function stateOf(
  reference: DocumentReference | undefined,
  documents: Documents,
  place: string,
): DocumentState | null | Cause {
  if (reference === undefined) return null;
  const { file, sha256 } = reference;
  if (file === undefined) return 'kept';
  const found = ownOf(documents, file);
  if (found === undefined) return { kind: 'not-asked', ...readCalls.document, ...nameFile({ file, place }) };
  if (isFault(found)) {
    if (found.fault !== 'no-file') return toCause(found, { file, place });
    return sha256 === undefined ? 'absent' : 'kept';
  }
  return sha256 === undefined || sha256 === found.sha256 ? 'same' : 'changed';
}

/** The attributes that tell of the document of a record. */
export function describeDocument(
  { document: reference, place }: Pick<PolicyRecord, 'document' | 'place'>,
  documents: Documents,
) {
  const { file, sha256 } = reference ?? {};
  const found = file === undefined ? undefined : ownOf(documents, file);
  const hash = found === undefined || isFault(found) ? sha256 : found.sha256;
  return { Document: stateOf(reference, documents, place), File: file ?? null, Sha256: hash ?? null };
}
