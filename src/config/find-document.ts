import type { AttestedDocument, NamedDocument } from '../model/attestation.ts';
import { isFault, readInside } from './read-inside.ts';

/** What became of a document of the records in a folder. One that is not there was kept by its hash. */
export function findDocument(document: NamedDocument, folder: string): AttestedDocument {
  const { file, sha256 } = document;
  if (file === undefined) return { ...document, found: 'kept' };
  const found = readInside(folder, file);
  if (isFault(found)) return { ...document, found: found.fault === 'no-file' ? 'kept' : 'unreadable' };
  return { ...document, found: found.sha256 === sha256 ? 'same' : 'changed' };
}
