import { resolve } from 'node:path';
import { UsageError } from '../../model/errors.ts';
import { printable } from '../../report/printable.ts';
import type { UploadOptions } from '../command-options.ts';
import { openTarget } from '../evidence/destination.ts';
import { isInBucket } from '../evidence/open-bucket.ts';
import { refuseNoBundle } from '../evidence/refuse-no-bundle.ts';
import { uploadTo } from '../evidence/upload-to.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../settings.ts';

/** What `comply evidence upload` is told: the bundle's folder, and `s3://bucket/prefix`. */
export interface UploadWords {
  readonly bundle: string;
  readonly destination: string;
}

/** Copies a bundle to S3, or goes on with a copy that was cut off. */
export async function uploadEvidence(words: UploadWords, options: UploadOptions, io: Io): Promise<ExitCode> {
  refuseSwapped(words);
  const directory = resolve(io.cwd, words.bundle);
  refuseNoBundle(directory);
  const target = await openTarget({ ...options, evidence: words.destination }, io);
  const settings = { language: languageOf(io), progress: options.progress, quiet: options.quiet === true };
  const end = await uploadTo({ ...target, directory }, settings, io);
  if (end.kind === 'uploaded') return exitCodes.ok;
  return end.signal === 'SIGINT' ? exitCodes.sigint : exitCodes.sigterm;
}

function refuseSwapped({ bundle, destination }: UploadWords): void {
  if (!isInBucket(bundle) && isInBucket(destination)) return;
  const shown = printable(`${bundle} ${destination}`);
  throw new UsageError({
    en: `evidence upload ${shown}: name the folder of a bundle first, then s3://bucket/prefix`,
    ja: `evidence upload ${shown}: バンドルのフォルダー、s3://バケット/プレフィックス の順に指定すること`,
  });
}
