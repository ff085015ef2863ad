import { hash } from 'node:crypto';
import type { ImportedReport } from '../../model/config.ts';
import { decodeReport } from './decode.ts';
import { type Fault, isFault } from './fault.ts';
import { isProwler, readProwler } from './prowler.ts';
import type { ReportFile } from './read-file.ts';
import type { Reading } from './reading.ts';
import { isSarif, readSarif } from './sarif.ts';

/** What is known of one report, all that is judged of it among it. */
export interface Report {
  readonly asked: ImportedReport;
  /** RFC 3339, UTC: when it was read. */
  readonly observedAt: string;
  /** The file as it stood there; absent: it could not be read. */
  readonly file?: { readonly bytes: number; readonly sha256: string; readonly modifiedAt: string };
  readonly content: Reading | Fault;
}

/** Reads a report; what it is, its content says, not its name. Never throws. */
export function readReport(file: ReportFile | Fault, asked: ImportedReport, observedAt: string): Report {
  if (isFault(file)) return { asked, observedAt, content: file };
  const { bytes, modifiedAt } = file;
  const sha256 = hash('sha256', bytes);
  return { asked, observedAt, file: { bytes: bytes.length, sha256, modifiedAt }, content: readContent(bytes) };
}

function readContent(bytes: Uint8Array): Reading | Fault {
  const decoded = decodeReport(bytes);
  if (isFault(decoded)) return decoded;
  const { value } = decoded;
  if (isSarif(value)) return readSarif(value);
  if (isProwler(value)) return readProwler(value);
  return { fault: Array.isArray(value) && value.length === 0 ? 'no-results' : 'unknown-format' };
}
