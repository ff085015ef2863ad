import * as fs from 'node:fs';
import { join } from 'node:path';
import { fileError, tryFile } from '../../collect/file-error.ts';
import { openSpool, type Spool } from '../../collect/spool.ts';
import type { Assessment } from '../../model/assessment.ts';
import { InputError } from '../../model/errors.ts';
import { type EvidenceManifest, type EvidenceRun, type EvidenceScope, evidenceFiles } from '../../model/evidence.ts';
import type { Result } from '../../model/result.ts';
import type { Run, SnapshotManifest } from '../../model/snapshot.ts';
import { judgeBundle } from '../judge-bundle.ts';
import { buildManifest } from './manifest.ts';
import { type FactPart, writeFacts } from './write-facts.ts';
import { digestOf, writeWhole } from './write-file.ts';
import { configOf, type JudgingInputs, writeInputs } from './write-inputs.ts';
import { type Derive, writeOutcome } from './write-outcome.ts';

/** The lines of most accounts and regions fit into this, and are then sorted in memory. */
const spoolBytes = 16 * 1024 * 1024;

/** What a bundle is made from. */
export interface BundleRequest {
  /** Where it will lie: a new or empty folder. */
  readonly directory: string;
  /** What was collected, its lines already redacted. */
  readonly snapshot: { readonly manifest: SnapshotManifest; readonly parts: readonly FactPart[] };
  /** Asked when all lines were written. */
  readonly inputs: () => JudgingInputs;
  readonly asOf: string;
  readonly scope: Pick<EvidenceScope, 'intended' | 'exclusions'>;
  /** What is known of the run before it is judged. */
  readonly about: Pick<
    EvidenceRun,
    | 'tool'
    | 'node'
    | 'platform'
    | 'actor'
    | 'ci'
    | 'trigger'
    | 'environment'
    | 'expectedIntervalS'
    | 'permissions'
    | 'signature'
  >;
  readonly chain: Pick<EvidenceManifest, 'seq' | 'prev'>;
  /** Asked when all lines were read. Throws where something must not be written. */
  readonly redaction: () => EvidenceRun['redaction'];
  readonly keep: (result: Result) => Result;
  readonly derive: Derive;
}

/** A bundle that is whole but for its signature, in a folder beside its place. */
export interface DraftBundle {
  readonly assessment: Assessment;
  readonly run: EvidenceRun;
  readonly manifest: EvidenceManifest;
  readonly manifestSha256: string;
  /** Adds the signature, where there is one, and puts the bundle in its place in one step. */
  readonly seal: (attestation?: string) => void;
  /** Removes it. */
  readonly discard: () => void;
}

/**
 * Writes a bundle beside its place. What a killed run left there goes first. Whatever throws leaves nothing behind.
 * @throws InputError where the folder is taken or the disk refuses, and what `redaction` throws
 */
export async function writeBundle(request: BundleRequest): Promise<DraftBundle> {
  const { directory } = request;
  claim(directory);
  const folder = `${directory}.part`;
  const discard = (): void => fs.rmSync(folder, { recursive: true, force: true });
  discard();
  const spool = openSpool(spoolBytes);
  try {
    tryFile(folder, 'write', () => fs.mkdirSync(folder, { recursive: true, mode: 0o700 }));
    return { ...(await writeInto(folder, request, spool)), discard, seal: (text) => seal(folder, directory, text) };
  } catch (error) {
    discard();
    throw error;
  } finally {
    spool.close();
  }
}

async function writeInto(folder: string, request: BundleRequest, spool: Spool) {
  const { snapshot, asOf, about, chain, keep } = request;
  const { targets, asked, statistics } = snapshot.manifest;
  const facts = await writeFacts({ folder, runId: snapshot.manifest.run.id, parts: snapshot.parts, spool });
  const redaction = request.redaction();
  const inputs = request.inputs();
  const parts = snapshot.parts.map(({ target, account, region }) => ({ target, account, region }));
  const found = { targets, asked, parts, ...(statistics && { statistics }) };
  const scope: EvidenceScope = { ...request.scope, ...found, config: configOf(inputs.config) };
  const judgedBy = await writeInputs(folder, inputs, scope);
  const run = { ...aboutRun(snapshot.manifest.run, asOf), ...chain, ...about, redaction };
  const judged = await judgeBundle({ folder, paths: Object.keys(facts.files), run, keep });
  const outcome = await writeOutcome({
    folder,
    before: { ...run, ...facts.tally },
    judged,
    config: inputs.config,
    scope,
    catalogSha256: inputs.catalog.digest,
    files: { ...facts.files, ...judgedBy },
    derive: request.derive,
  });
  const { text, manifest } = buildManifest({ runId: run.runId, ...chain, files: outcome.files });
  writeWhole(folder, evidenceFiles.manifest, text);
  const manifestSha256 = digestOf(Buffer.from(text)).sha256;
  return { assessment: judged.assessment, run: outcome.run, manifest, manifestSha256 };
}

function aboutRun({ id, startedAt, finishedAt, complete, interrupted }: Run, asOf: string) {
  return { runId: id, startedAt, finishedAt, asOf, complete, interrupted };
}

/** Refuses a place where something lies. */
function claim(directory: string): void {
  const present = tryFile(directory, 'write', () => (fs.existsSync(directory) ? fs.readdirSync(directory) : []));
  if (present.length === 0) return;
  throw new InputError(
    { file: directory },
    {
      en: 'is not empty: name a new or an empty folder for the evidence',
      ja: 'フォルダーが空ではない。証跡には新しいフォルダーか空のフォルダーを指定すること',
    },
  );
}

function seal(folder: string, directory: string, attestation: string | undefined): void {
  if (attestation !== undefined) writeWhole(folder, evidenceFiles.attestation, attestation);
  try {
    if (fs.existsSync(directory)) fs.rmdirSync(directory);
    fs.renameSync(folder, directory);
    syncFolder(join(directory, '..'));
  } catch (error) {
    throw fileError(directory, 'write', error);
  }
}

/** So that the name outlives a crash of the machine. Windows opens no folder; it journals names by itself. */
function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = fs.openSync(folder, 'r');
  } catch {
    return;
  }
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}
