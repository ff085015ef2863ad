import { hash } from 'node:crypto';
import * as fs from 'node:fs';
import { tryFile } from '../../collect/file-error.ts';
import { InputError } from '../../model/errors.ts';
import { type EvidenceManifest, type EvidenceRun, evidenceFiles } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';
import { type Verification, type VerificationCheck, verificationChecks } from '../../model/verification.ts';
import { checkAnswers } from './check-answers.ts';
import { checkChain, readHead } from './check-chain.ts';
import { checkCounts } from './check-counts.ts';
import { checkCoverage } from './check-coverage.ts';
import { checkDerived } from './check-derived.ts';
import { checkListing, checkRequired } from './check-files.ts';
import { checkMerkle } from './check-merkle.ts';
import { checkReperform, type Reperforming } from './check-reperform.ts';
import { checkSignature, checkTimestampOf, type GivenTrust } from './check-signature.ts';
import { attempt, type Checking, startCheck } from './checking.ts';
import { exitCodeOf } from './exit-code.ts';
import { listFolder } from './list-folder.ts';
import { parseEvidenceManifest } from './parse-manifest.ts';
import { readBundle } from './read-bundle.ts';

export interface VerifyOptions {
  /** The bundle. */
  readonly folder: string;
  readonly trust: GivenTrust;
  /** The folder of the bundle before it. */
  readonly prev?: string;
  /** Judges it again; absent: that is not checked. */
  readonly reperforming?: Reperforming;
}

type Checks = Readonly<Record<VerificationCheck, Checking>>;

/**
 * Makes every check of a bundle that can be made, in their order. What is wrong with the bundle is in the answer, whatever
 * stands in it. Throws InputError where there is no folder.
 */
export async function verifyBundle(options: VerifyOptions): Promise<Verification> {
  const { folder } = options;
  if (!isFolder(folder)) {
    throw new InputError({ file: folder }, { en: 'is not a folder', ja: 'フォルダーではない' });
  }
  const checks = startChecks();
  const bytes = attempt(checks.schema, evidenceFiles.manifest, () => readHead(folder, evidenceFiles.manifest));
  const manifestSha256 = bytes && hash('sha256', bytes);
  const place = { file: evidenceFiles.manifest };
  const manifest = bytes && attempt(checks.schema, place.file, () => parseEvidenceManifest(bytes.toString(), place));
  if (/\.part\/*$/.test(folder)) checks.schema.problem('unfinished', unfinished);
  const run = manifest
    ? await checkContent(checks, options, { manifest, manifestSha256: manifestSha256 ?? '' })
    : undefined;
  if (!manifest) checkWithoutManifest(checks, options, manifestSha256);
  const results = verificationChecks.map((check) => checks[check].end());
  return {
    schemaVersion: '1',
    kind: 'bundle',
    ...(manifest && { run: describeRun(manifest, run) }),
    ...(manifestSha256 !== undefined && { manifestSha256 }),
    checks: results,
    exitCode: exitCodeOf(results),
  };
}

function startChecks(): Checks {
  const started = verificationChecks.map((check) => [check, startCheck(check)] as const);
  return Object.fromEntries(started) as Record<VerificationCheck, Checking>;
}

function isFolder(folder: string): boolean {
  return tryFile(folder, 'read', () => fs.existsSync(folder) && fs.statSync(folder).isDirectory());
}

interface Known {
  readonly manifest: EvidenceManifest;
  readonly manifestSha256: string;
}

async function checkContent(checks: Checks, options: VerifyOptions, known: Known): Promise<EvidenceRun | undefined> {
  const { folder, prev, reperforming } = options;
  const { manifest } = known;
  const content = listFolder(folder);
  checkRequired(checks.schema, manifest);
  checkListing(checks.files, manifest, content);
  const { scanned, documents, tallies } = await readBundle(
    { folder, manifest, content, installed: reperforming?.installed },
    checks,
  );
  const { run } = documents;
  checkMerkle(checks.merkle, manifest, scanned);
  checkCounts(checks.counts, tallies);
  if (tallies.isCut) checks.counts.blocked(unreadable);
  checkTrust(checks, options, { ...known, run });
  checkChain(checks.chain, { manifest, run, prev });
  if (run) checkCoverage(checks.coverage, run, tallies.records.hasGap);
  else checks.coverage.blocked(noRun);
  if (!reperforming) {
    checks.reperform.skipped(notReperformed);
    checks.derived.skipped(notReperformed);
  } else if (!run) {
    checks.reperform.blocked(noRun);
    checks.derived.blocked(noRun);
  } else {
    const { rules, records } = tallies;
    const reperformed = await checkReperform(checks.reperform, {
      folder,
      manifest,
      run,
      documents,
      rules,
      scanned,
      reperforming,
    });
    const { scope } = documents;
    const { replay } = reperforming;
    if (replay && scope) {
      await checkAnswers(checks.reperform, { folder, paths: Object.keys(manifest.files), scope, replay });
    }
    if (!reperformed || !scope || checks.schema.hasFailed()) checks.derived.blocked(notJudged);
    else
      await checkDerived(checks.derived, {
        folder,
        manifest,
        run,
        scope,
        scanned,
        reperformed,
        resourceTableSha256: records.resourceTableSha256,
        derive: reperforming.derive,
      });
  }
  return run;
}

interface KnownRun extends Known {
  readonly run?: EvidenceRun | undefined;
}

function checkTrust(
  { signature, timestamp }: Checks,
  { folder, trust }: VerifyOptions,
  { manifest, manifestSha256, run }: KnownRun,
): void {
  const attestation = readAttestation(signature, folder);
  const stated =
    run && Object.hasOwn(manifest.files, evidenceFiles.scope) ? { manifest, run, manifestSha256 } : undefined;
  const finding = checkSignature(signature, { trust, attestation, manifestSha256, stated });
  checkTimestampOf(timestamp, finding, { trust, stated });
}

function readAttestation(signature: Checking, folder: string): string | undefined {
  const file = evidenceFiles.attestation;
  if (!fs.existsSync(`${folder}/${file}`)) return undefined;
  return attempt(signature, file, () => readHead(folder, file).toString());
}

/** A signature can be looked at without the manifest; nothing else can. */
function checkWithoutManifest(checks: Checks, { folder, trust }: VerifyOptions, manifestSha256 = ''): void {
  const attestation = readAttestation(checks.signature, folder);
  const finding = checkSignature(checks.signature, { trust, attestation, manifestSha256 });
  checkTimestampOf(checks.timestamp, finding, { trust, stated: undefined });
  for (const check of verificationChecks) {
    if (check !== 'schema' && check !== 'signature' && check !== 'timestamp') checks[check].blocked(noManifest);
  }
}

function describeRun({ runId, seq }: EvidenceManifest, run: EvidenceRun | undefined): NonNullable<Verification['run']> {
  if (!run) return { id: runId, seq };
  const { organization, startedAt, finishedAt, asOf } = run;
  return { id: runId, seq, ...(organization !== undefined && { organization }), startedAt, finishedAt, asOf };
}

const unfinished: Text = {
  en: 'the folder is named as one that is still being written: the run that wrote it was cut off',
  ja: 'フォルダー名が書き込み途中のものである。書き込んでいた実行が中断された',
};
const noManifest: Text = { en: 'manifest.json cannot be read', ja: 'manifest.jsonを読み取れない' };
const noRun: Text = { en: 'run.json cannot be read', ja: 'run.jsonを読み取れない' };
const unreadable: Text = { en: 'not every file could be read to its end', ja: '最後まで読み取れないファイルがある' };
const notReperformed: Text = { en: 'not asked for (--reperform)', ja: '指定がない（--reperform）' };
const notJudged: Text = { en: 'the bundle could not be judged again', ja: 'バンドルを再判定できなかった' };
