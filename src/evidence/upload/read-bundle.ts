import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../model/errors.ts';
import { type Digest, evidenceFiles } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';
import { fileFault } from './file-fault.ts';
import { type ManifestOutline, maxManifestBytes, parseManifestOutline, parseObject } from './parse-manifest.ts';
import { runName } from './run-name.ts';

/** A file of a bundle on this machine. */
export interface LocalFile extends Digest {
  /** Within the bundle, with `/`. */
  readonly path: string;
  /** On this machine. */
  readonly file: string;
}

/** A bundle on this machine, every byte of it as its manifest says. */
export interface LocalBundle {
  readonly manifest: ManifestOutline;
  readonly manifestSha256: string;
  /** `run-20261122T010203Z-1a2b3c4d` */
  readonly name: string;
  /** In the order they are uploaded: what the manifest lists, the signature if there is one, the manifest. */
  readonly files: readonly LocalFile[];
}

/** One `PutObject` takes 5 GB at most. https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html */
export const maxObjectBytes = 5_000_000_000;

/**
 * Reads a bundle's manifest and the digest of each file it lists, so that nothing that is broken is ever locked away.
 * @throws InputError for what is no bundle, or not the one its manifest describes
 */
export async function readBundle(directory: string): Promise<LocalBundle> {
  const manifestFile = join(directory, evidenceFiles.manifest);
  const bytes = await readSmall(manifestFile);
  const manifest = parseManifestOutline(bytes, manifestFile);
  const manifestSha256 = sha256Of(bytes);
  const files: LocalFile[] = [];
  for (const [path, listed] of manifest.files) {
    const file = join(directory, path);
    await checkFile(file, listed);
    files.push({ path, file, ...listed });
  }
  const attestation = await readAttestation(directory);
  return {
    manifest,
    manifestSha256,
    name: await readName(directory, manifest),
    files: [
      ...files,
      ...(attestation ? [attestation] : []),
      { path: evidenceFiles.manifest, file: manifestFile, sha256: manifestSha256, bytes: bytes.length },
    ],
  };
}

async function readAttestation(directory: string): Promise<LocalFile | undefined> {
  const file = join(directory, evidenceFiles.attestation);
  const stat = await lstat(file).catch(() => undefined);
  if (stat === undefined) return undefined;
  const bytes = await readSmall(file);
  return { path: evidenceFiles.attestation, file, sha256: sha256Of(bytes), bytes: bytes.length };
}

async function readName(directory: string, { runId, files }: ManifestOutline): Promise<string> {
  const file = join(directory, evidenceFiles.run);
  if (!files.has(evidenceFiles.run)) {
    refuse(file, { en: 'is not listed in the manifest', ja: 'マニフェストに記載されていない' });
  }
  const { startedAt } = parseObject(await readSmall(file), file);
  return runName({ runId, startedAt: typeof startedAt === 'string' ? startedAt : '' }, file);
}

async function checkFile(file: string, { sha256, bytes }: Digest): Promise<void> {
  const stat = await lstat(file).catch((error: unknown) => throwFault(file, error));
  if (bytes > maxObjectBytes) {
    refuse(file, {
      en: `has ${bytes} bytes; S3 takes 5 GB in one piece, so scan fewer accounts into one bundle`,
      ja: `${bytes}バイトある。S3が1回で受け付けるのは5 GBまでのため、1つのバンドルに含めるアカウントを減らすこと`,
    });
  }
  if (!stat.isFile() || stat.size !== bytes || (await digestFile(file)) !== sha256) {
    refuse(file, {
      en: 'is not what the manifest lists; nothing was uploaded',
      ja: 'マニフェストの内容と一致しない。何もアップロードしていない',
    });
  }
}

async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(chunk);
  } catch (error) {
    throwFault(file, error);
  }
  return hash.digest('hex');
}

async function readSmall(file: string): Promise<Buffer> {
  const stat = await lstat(file).catch((error: unknown) => throwFault(file, error));
  if (!stat.isFile() || stat.size > maxManifestBytes) {
    refuse(file, { en: 'is not a file of an evidence bundle', ja: '証跡バンドルのファイルではない' });
  }
  return readFile(file).catch((error: unknown) => throwFault(file, error));
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function refuse(file: string, text: Text): never {
  throw new InputError({ file }, text);
}

function throwFault(file: string, error: unknown): never {
  throw fileFault(file, 'read', error);
}
