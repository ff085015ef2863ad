import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError } from '../../model/errors.ts';
import { type EvidenceManifest, evidenceFiles } from '../../model/evidence.ts';

type Chain = Pick<EvidenceManifest, 'seq' | 'prev'>;

/** The first of a chain. */
export const newChain: Chain = { seq: 1, prev: null };

/** Manifests are some hundred kilobytes. */
const maxManifestBytes = 64 * 1024 * 1024;

/**
 * What a new bundle follows: the bundle named, or the last of those that lie in the same folder as it will.
 * @param previous a bundle's folder, or `none` to begin a chain
 * @throws InputError where `previous` is no bundle
 */
export function findPrevious(directory: string, previous: string | undefined, organization: string | undefined): Chain {
  if (previous === 'none') return newChain;
  if (previous !== undefined) return follow(readManifest(previous));
  const folder = dirname(directory);
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  let last: ManifestHead | undefined;
  for (const place of names.map((name) => join(folder, name))) {
    if (!existsSync(join(place, evidenceFiles.manifest)) || readOrganization(place) !== organization) continue;
    const manifest = readManifest(place);
    if (manifest.seq >= (last?.seq ?? 0)) last = manifest;
  }
  return last ? follow(last) : newChain;
}

interface ManifestHead {
  readonly runId: string;
  readonly seq: number;
  readonly sha256: string;
}

function follow({ runId, seq, sha256 }: ManifestHead): Chain {
  return { seq: seq + 1, prev: { runId, manifestSha256: sha256 } };
}

function readManifest(bundle: string): ManifestHead {
  const file = join(bundle, evidenceFiles.manifest);
  try {
    if (statSync(file).size <= maxManifestBytes) {
      const bytes = readFileSync(file);
      const value: unknown = JSON.parse(bytes.toString());
      if (isHead(value)) return { runId: value.runId, seq: value.seq, sha256: hash('sha256', bytes) };
    }
  } catch {
    // Said below, whatever it is.
  }
  throw new InputError(
    { file },
    {
      en: 'is not the manifest of an evidence bundle: name the bundle before this one with --prev, or --prev none',
      ja: '証跡バンドルのマニフェストではない。直前のバンドルを --prev で指定するか、--prev none とすること',
    },
  );
}

function isHead(value: unknown): value is Pick<EvidenceManifest, 'runId' | 'seq'> {
  if (typeof value !== 'object' || value === null) return false;
  const { runId, seq } = value as Partial<EvidenceManifest>;
  return typeof runId === 'string' && Number.isSafeInteger(seq) && (seq ?? 0) > 0;
}

/** A folder may hold the bundles of several organisations. */
function readOrganization(bundle: string): string | undefined {
  try {
    const run = JSON.parse(readFileSync(join(bundle, evidenceFiles.run), 'utf8')) as { readonly organization?: string };
    return run.organization;
  } catch {
    return undefined;
  }
}
