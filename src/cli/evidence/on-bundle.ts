import type { BundleOptions } from '../command-options.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../settings.ts';
import { isInBucket } from './open-bucket.ts';

/** Where a bundle lies, as a command line names it. */
export interface NamedBundle extends BundleOptions {
  readonly bundle: string;
  readonly receipt?: string;
}

/**
 * Does something with a bundle, of a folder as it is, of a bucket as a private copy that is removed afterwards. Nothing of S3 is
 * loaded for a folder.
 */
export async function onBundle(
  { bundle, ...options }: NamedBundle,
  io: Io,
  work: (place: string) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (!isInBucket(bundle) && options.receipt === undefined) return work(bundle);
  const { withBundle } = await import('./fetch-bundle.ts');
  return withBundle({ bundle, ...options }, io, async ({ directory, notices }) => {
    for (const notice of notices) await io.stderr.write(`comply: ${notice[languageOf(io)]}\n`);
    return work(directory);
  });
}
