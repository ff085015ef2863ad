import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../model/errors.ts';
import { evidenceFiles } from '../model/evidence.ts';
import { type VerificationExit, verificationExits } from '../model/verification.ts';
import { BrokenRunError } from '../period/broken-run.ts';
import { openRun } from '../period/open-run.ts';
import type { RunSource } from '../period/run-source.ts';
import { printable } from '../report/printable.ts';
import type { BundleOptions } from './command-options.ts';
import type { Io } from './io.ts';
import { languageOf } from './settings.ts';

/** Runs at hand, until they are disposed of. */
interface OpenRuns {
  readonly runs: readonly RunSource[];
  readonly dispose: () => void;
}

/**
 * Opens runs by the places a user names: bundle folders, folders that hold such, prefixes in S3. A draft (`.part`) is none.
 * @throws UsageError for a place without a run. @throws BrokenRunError for a bundle that is not what its manifest says.
 */
async function openRuns(texts: readonly string[], options: BundleOptions, io: Io): Promise<OpenRuns> {
  const { fetchRuns, isForPeriod } = await import('./evidence/fetch-runs.ts');
  const fetched = await fetchRuns(texts, io, { ...options, wants: isForPeriod });
  for (const notice of fetched.notices) await io.stderr.write(`comply: ${notice[languageOf(io)]}\n`);
  try {
    const runs: RunSource[] = [];
    for (const directory of fetched.directories) {
      for (const folder of bundlesIn(directory)) {
        runs.push(await openRun(folder, fetched.places.get(folder) ?? shownIn(folder, io.cwd)));
      }
    }
    return { runs, dispose: fetched.dispose };
  } catch (error) {
    fetched.dispose();
    throw error;
  }
}

function bundlesIn(directory: string): readonly string[] {
  if (isBundle(directory)) return [directory];
  const found = foldersIn(directory)
    .map((name) => join(directory, name))
    .filter((folder) => !folder.endsWith('.part') && isBundle(folder));
  if (found.length > 0) return found;
  throw new UsageError({
    en: `${printable(directory)}: no evidence bundle there; name the folder that scan --evidence wrote, or one that holds several`,
    ja: `${printable(directory)}: 証跡バンドルがない。scan --evidence が書き出したフォルダー、または複数のバンドルがあるフォルダーを指定すること`,
  });
}

function isBundle(folder: string): boolean {
  return existsSync(join(folder, evidenceFiles.manifest));
}

function foldersIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new UsageError({
      en: `${printable(directory)}: cannot be read (${code}); name the folder of a bundle, or one that holds several`,
      ja: `${printable(directory)}: 読み取れない（${code}）。証跡バンドルのフォルダー、または複数のバンドルがあるフォルダーを指定すること`,
    });
  }
}

/** As the user would write it. */
function shownIn(folder: string, cwd: string): string {
  return folder.startsWith(`${cwd}/`) ? folder.slice(cwd.length + 1) : folder;
}

/**
 * Does something with runs, wherever they lie, and removes what was made for it. A bundle that is not what its manifest says ends
 * it with one line and the code for that.
 */
export async function withRuns(
  places: readonly string[],
  { options, io }: { readonly options: BundleOptions; readonly io: Io },
  work: (runs: readonly RunSource[]) => Promise<VerificationExit>,
): Promise<VerificationExit> {
  try {
    const { runs, dispose } = await openRuns(places, options, io);
    try {
      return await work(runs);
    } finally {
      dispose();
    }
  } catch (error) {
    if (!(error instanceof BrokenRunError)) throw error;
    await io.stderr.write(`comply: ${error.text[languageOf(io)]}\n`);
    return verificationExits.integrity;
  }
}
