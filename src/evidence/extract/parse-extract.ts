import { optional } from '../../collect/parse-line.ts';
import {
  type Found,
  readArray,
  readCount,
  readJson,
  readObject,
  readSha256,
  readText,
  refuse,
} from '../../collect/shape.ts';
import type { Place } from '../../model/errors.ts';
import type { EvidenceExtract, ExtractedRecord } from '../../model/evidence.ts';
import { readCanonical } from '../verify/canonical.ts';
import { parseFile, readFromOne, readName, readVersion } from '../verify/parse-manifest.ts';

/** Far above what is written: some hundred results and their records. */
export const maxExtractBytes = 64 * 1024 * 1024;
/** A tree of 2^63 lines has no longer proof; of each 32 bytes. */
const maxProofBytes = 64 * 32;

/** The text of an extract, of which nothing is taken on trust. Throws InputError. */
export function parseExtract(text: string, place: Place): EvidenceExtract {
  const value = readCanonical(text.endsWith('\n') ? text.slice(0, -1) : text, place);
  const at = readObject({ value, place, path: '' });
  if (at('kind').value !== 'comply-evidence-extract') {
    refuse(at('kind'), {
      en: 'an extract that comply evidence extract wrote',
      ja: 'comply evidence extract が書き出したファイル',
    });
  }
  return {
    schemaVersion: readVersion(at('schemaVersion')),
    kind: 'comply-evidence-extract',
    runId: readName(at('runId')),
    manifestSha256: readSha256(at('manifestSha256')),
    files: readFromOne(at('files')),
    merkle: readSha256(at('merkle')),
    records: readArray(at('records'), parseRecord),
    ...optional('leftOut', at('leftOut'), readCount),
    attestation: readJson(at('attestation')),
  };
}

function parseRecord(found: Found): ExtractedRecord {
  const at = readObject(found);
  return {
    path: readText(at('path')),
    file: parseFile(at('file')),
    text: readText(at('text')),
    line: readFromOne(at('line')),
    lineProof: readProof(at('lineProof')),
    position: readFromOne(at('position')),
    fileProof: readProof(at('fileProof')),
  };
}

function readProof(found: Found): string {
  const text = readText(found);
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') === text && bytes.length % 32 === 0 && bytes.length <= maxProofBytes) return text;
  return refuse(found, { en: 'hashes of 32 bytes in base64', ja: 'Base64表記の32バイトのハッシュ列' });
}
