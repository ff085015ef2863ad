import { cliMessagesIn } from '../../i18n/cli.ts';
import type { Assessment } from '../../model/assessment.ts';
import { printable } from '../../report/printable.ts';
import type { ScanOptions } from '../command-options.ts';
import { languageOf } from '../settings.ts';
import { uploadStaged } from './upload-to.ts';
import { type EvidenceRequest, writeEvidence } from './write-evidence.ts';

export interface KeptEvidence {
  readonly assessment: Assessment;
  /** Set when the upload was interrupted. */
  readonly signal?: 'SIGINT' | 'SIGTERM';
}

/**
 * Writes the bundle and, where it goes to a bucket, uploads it; says on stderr where it is.
 * @throws what writing and uploading throw
 */
export async function keepEvidence(
  request: EvidenceRequest & { readonly options: ScanOptions },
): Promise<KeptEvidence> {
  const { io, options, config, plan } = request;
  const { place, signing } = plan;
  const language = languageOf(io, config.language);
  const t = cliMessagesIn(language).scan;
  const quiet = options.quiet === true;
  if (place.kind === 's3') for (const notice of place.notices) await io.stderr.write(`comply: ${notice[language]}\n`);
  const { assessment, mapping } = await writeEvidence(request);
  if (mapping !== undefined && !quiet) await io.stderr.write(`${t.pseudonyms({ file: printable(mapping) })}\n`);
  if (place.kind === 's3') {
    const end = await uploadStaged(place, { language, progress: options.progress, quiet }, io);
    return end.kind === 'interrupted' ? { assessment, signal: end.signal } : { assessment };
  }
  const signed = signing.sign !== undefined;
  if (!quiet) await io.stderr.write(`${t.evidence({ place: printable(place.directory), signed })}\n`);
  return { assessment };
}
