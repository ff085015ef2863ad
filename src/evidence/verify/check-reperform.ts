import { createHash } from 'node:crypto';
import { InputError } from '../../model/errors.ts';
import { type EvidenceManifest, type EvidenceRun, evidenceFiles } from '../../model/evidence.ts';
import type { Result } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { readLines } from '../bundle/read-file.ts';
import { toEvidenceResult, toResultRow } from '../bundle/shape-result.ts';
import { digestOf } from '../bundle/write-file.ts';
import { assessmentText, controlsOf, type Derive } from '../bundle/write-outcome.ts';
import { type JudgedBundle, judgeBundle } from '../judge-bundle.ts';
import type { ReplayUnit } from './check-answers.ts';
import { checkInstalled, checkParameters, checkSeverities } from './check-rules.ts';
import { type Checking, noteBroken, pathIn } from './checking.ts';
import { describeDifference } from './difference.ts';
import type { Documents } from './documents.ts';
import type { InstalledCatalog, RuleTally } from './read-rules.ts';
import type { ScannedFile } from './scan-file.ts';

/** What judging a bundle again takes. */
export interface Reperforming {
  /** What is kept of a result until it is compared. */
  readonly keep: (result: Result) => Result;
  /** The version of this program. */
  readonly ownVersion: string;
  readonly installed: InstalledCatalog;
  /** Makes records from raw answers again; absent: they are taken as they are. */
  readonly replay?: ReplayUnit;
  /** Makes the derived files again; absent: they are not compared. */
  readonly derive?: Derive;
}

export interface ReperformRequest {
  readonly folder: string;
  readonly manifest: EvidenceManifest;
  readonly run: EvidenceRun;
  readonly documents: Documents;
  readonly rules: RuleTally;
  readonly scanned: ReadonlyMap<string, ScannedFile>;
  readonly reperforming: Reperforming;
}

/** A bundle judged again, and what its results are as a table. */
export interface Reperformed {
  readonly judged: JudgedBundle;
  readonly resultTableSha256: string;
}

/**
 * Judges the facts of a bundle again by its own rules, and compares results and assessment byte for byte. `undefined` where
 * they cannot be judged: that, too, is a problem of the bundle.
 */
export async function checkReperform(reperform: Checking, request: ReperformRequest): Promise<Reperformed | undefined> {
  const { folder, manifest, run, documents, rules, reperforming } = request;
  const { ownVersion, installed, keep } = reperforming;
  reperform.figures({ wroteVersion: run.tool.version, ownVersion });
  checkInstalled(reperform, rules, { documents, own: installed });
  if (run.tool.version !== ownVersion) reperform.note(otherVersion(run.tool.version, ownVersion));
  else if (documents.catalog?.digest !== installed.digest) reperform.note(otherCatalog);
  try {
    const judged = await judgeBundle({ folder, paths: Object.keys(manifest.files), run, keep });
    if (documents.lock) {
      checkParameters(reperform, judged.rules, documents.lock);
      checkSeverities(reperform, judged.rules, documents.lock);
    }
    return { judged, resultTableSha256: await compare(reperform, judged, request) };
  } catch (error) {
    // Rules and choices of a stranger are run as they are: what they break is theirs.
    if (error instanceof InputError) noteBroken(reperform, pathIn(folder, error), error);
    else if (error instanceof Error) reperform.problem('not-runnable', notRunnable(error));
    else throw error;
    return undefined;
  }
}

async function compare(reperform: Checking, judged: JudgedBundle, request: ReperformRequest): Promise<string> {
  const { run, scanned } = request;
  const { assessment, rules } = judged;
  const digests = new Map(rules.map(({ id, digest }) => [id, digest]));
  const [lines, table] = [createHash('sha256'), createHash('sha256')];
  for (const result of assessment.results) {
    const line = toEvidenceResult(result, digests.get(result.rule) ?? '');
    lines.update(`${toCanonicalJson(line)}\n`);
    table.update(`${toCanonicalJson(toResultRow(line, run.runId))}\n`);
  }
  reperform.figures({ results: assessment.results.length });
  if (lines.digest('hex') !== scanned.get(evidenceFiles.results)?.content?.sha256) {
    await nameFirst(reperform, judged, { folder: request.folder, digests });
  }
  const text = assessmentText(assessment);
  if (digestOf(Buffer.from(text)).sha256 !== scanned.get(evidenceFiles.assessment)?.content?.sha256) {
    const stored = scanned.get(evidenceFiles.assessment)?.text ?? '{}';
    reperform.problem('assessment', describeDifference(stored, text), { file: evidenceFiles.assessment });
  }
  const controls = createHash('sha256');
  for (const control of controlsOf(assessment)) controls.update(`${toCanonicalJson(control)}\n`);
  if (controls.digest('hex') !== scanned.get(evidenceFiles.controls)?.content?.sha256) {
    reperform.problem('controls', controlsDiffer, { file: evidenceFiles.controls });
  }
  return table.digest('hex');
}

/** Names the first line that is another than the one judged now. */
async function nameFirst(
  reperform: Checking,
  { assessment: { results } }: JudgedBundle,
  { folder, digests }: { readonly folder: string; readonly digests: ReadonlyMap<string, string> },
): Promise<void> {
  let count = 0;
  for await (const { text, line } of readLines(folder, evidenceFiles.results)) {
    count = line;
    const result = results[line - 1];
    const place = { file: evidenceFiles.results, line };
    if (!result) {
      reperform.problem(
        'result',
        { en: 'is a result that judging does not give', ja: '判定では得られない結果である' },
        place,
      );
      return;
    }
    const own = toCanonicalJson(toEvidenceResult(result, digests.get(result.rule) ?? ''));
    if (own === text) continue;
    reperform.problem('result', describeDifference(text, own), place);
    return;
  }
  reperform.problem(
    'result',
    { en: `ends after ${count} of ${results.length} results`, ja: `結果${results.length}件のうち${count}件しかない` },
    { file: evidenceFiles.results, line: count + 1 },
  );
}

function otherVersion(wrote: string, own: string): Text {
  return {
    en: `written by comply ${wrote}, judged here by ${own}: where they differ, judge it with ${wrote}`,
    ja: `comply ${wrote} で作成され、ここでは ${own} で判定した。差異がある場合は ${wrote} で判定すること`,
  };
}

const otherCatalog: Text = {
  en: 'its rules are of another catalog than the one installed here: they were run as they are, and not compared with any here',
  ja: 'この環境とは別のカタログのルールである。そのまま実行したが、内容は照合していない',
};

const controlsDiffer: Text = {
  en: 'is not what judging gives: a control has another status, or is another',
  ja: '再判定の結果と異なる。項目の状況または内容が一致しない',
};

function notRunnable({ name }: Error): Text {
  return {
    en: `what the bundle was judged by cannot be run: a rule, a parameter or a choice is broken (${name})`,
    ja: `バンドルの判定条件を実行できない。ルール・パラメーター・設定のいずれかが壊れている（${name}）`,
  };
}
