import type { ScanOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { readLimits } from '../limits.ts';
import { type EvidencePlace, openDestination } from './destination.ts';
import { type Redaction, readRedaction } from './redact-snapshot.ts';
import { openSigning, type Signing } from './signing.ts';

/** Where evidence goes, how it is redacted and who signs it: all settled before anything is collected. */
export interface EvidencePlan {
  readonly place: EvidencePlace;
  readonly signing: Signing;
  readonly redaction: Redaction;
  /** `--prev`. */
  readonly previous: string | undefined;
}

/**
 * Reads the flags that go with `--evidence`, and tries its key and its bucket.
 * @throws UsageError and InputError for what would end the run after it collected
 */
export async function planEvidence(evidence: string, options: ScanOptions, io: Io): Promise<EvidencePlan> {
  const redaction = readRedaction(options, io);
  const signing = await openSigning(options, io, readLimits(options).timeout);
  const place = await openDestination({ ...options, evidence }, io);
  return { place, signing, redaction, previous: options.prev };
}
