import type { Assessment } from '../../model/assessment.ts';
import type { Config } from '../../model/config.ts';
import {
  type EvidenceControl,
  type EvidenceFile,
  type EvidenceRun,
  type EvidenceScope,
  evidenceFiles,
} from '../../model/evidence.ts';
import type { Rule } from '../../model/rule.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { compareText } from '../../text/order.ts';
import type { JudgedBundle } from '../judge-bundle.ts';
import { toEvidenceResult, toResultRow } from './shape-result.ts';
import { type Table, tablesOf } from './tables.ts';
import { digestOf, openLineFile, writeWhole } from './write-file.ts';
import { configOf } from './write-inputs.ts';

type Files = Record<string, EvidenceFile>;

/** What derived files are made from: all of it can be read from the bundle. */
export interface DeriveInput {
  readonly run: EvidenceRun;
  readonly scope: EvidenceScope;
  readonly assessment: Assessment;
  readonly files: Readonly<Files>;
}

/** Files that can be made again from the others, by path below `derived/`: sheets and reports. */
export type Derive = (judged: DeriveInput) => AsyncIterable<readonly [path: string, content: string | Uint8Array]>;

export interface OutcomeRequest {
  readonly folder: string;
  /** What of `run.json` was known before it was judged. */
  readonly before: Omit<
    EvidenceRun,
    'organization' | 'rules' | 'configSha256' | 'waiversSha256' | 'frameworks' | 'counts'
  > & { readonly counts: Pick<EvidenceRun['counts'], 'resources' | 'calls'> };
  readonly judged: JudgedBundle;
  readonly config: Config;
  readonly scope: EvidenceScope;
  readonly catalogSha256: string;
  /** What is written already. */
  readonly files: Readonly<Files>;
  readonly derive: Derive;
}

/** Writes results, assessment, the account of the run, tables and what else is derived. */
export async function writeOutcome(
  request: OutcomeRequest,
): Promise<{ readonly run: EvidenceRun; readonly files: Files }> {
  const { folder, judged } = request;
  const { assessment, rules } = judged;
  const run = describeRun(request);
  const files: Files = { ...request.files, ...(await writeResults(folder, assessment, rules)) };
  files[evidenceFiles.assessment] = writeWhole(folder, evidenceFiles.assessment, assessmentText(assessment));
  Object.assign(files, await writeControls(folder, assessment));
  files[evidenceFiles.run] = writeWhole(folder, evidenceFiles.run, toCanonicalJson(run));
  const scopeSha256 = files[evidenceFiles.scope]?.sha256 ?? '';
  Object.assign(files, await writeTables(folder, tablesOf({ run, judged, scopeSha256 })));
  for await (const [path, content] of request.derive({
    run,
    scope: request.scope,
    assessment,
    files: inOrder(files),
  })) {
    files[path] = writeWhole(folder, path, content, { derived: true });
  }
  return { run, files };
}

/** By path, as a manifest has them. */
function inOrder(files: Readonly<Files>): Readonly<Files> {
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => compareText(a, b)));
}

/** The assessment without its results, which have a file of their own. */
export function assessmentText({ results: _, ...rest }: Assessment): string {
  return toCanonicalJson(rest);
}

/** The controls of an assessment, each by itself. */
export function* controlsOf({ frameworks }: Assessment): Iterable<EvidenceControl> {
  for (const { id: framework, edition, controls } of frameworks) {
    for (const control of controls) yield { framework, edition, ...control };
  }
}

async function writeControls(folder: string, assessment: Assessment): Promise<Files> {
  const lines = openLineFile(folder, evidenceFiles.controls);
  for (const control of controlsOf(assessment)) lines.add(toCanonicalJson(control));
  return { [evidenceFiles.controls]: await lines.close() };
}

async function writeResults(folder: string, { run, results }: Assessment, rules: readonly Rule[]): Promise<Files> {
  const digests = new Map(rules.map(({ id, digest }) => [id, digest]));
  const lines = openLineFile(folder, evidenceFiles.results);
  const table = openLineFile(folder, evidenceFiles.resultTable, { derived: true });
  for (const result of results) {
    const line = toEvidenceResult(result, digests.get(result.rule) ?? '');
    lines.add(toCanonicalJson(line));
    table.add(toCanonicalJson(toResultRow(line, run.id)));
    if (lines.isBehind()) await lines.settle();
  }
  return { [evidenceFiles.results]: await lines.close(), [evidenceFiles.resultTable]: await table.close() };
}

async function writeTables(folder: string, tables: readonly Table[]): Promise<Files> {
  const files: Files = {};
  for (const { path, rows } of tables) {
    const table = openLineFile(folder, path, { derived: true });
    for (const row of rows) table.add(toCanonicalJson(row));
    files[path] = await table.close();
  }
  return files;
}

function describeRun({ before, judged, config, catalogSha256 }: OutcomeRequest): EvidenceRun {
  const { frameworks, counts, results, organization } = judged.assessment;
  const { pass, fail, unknown, 'not-applicable': notApplicable, waived } = counts;
  return {
    ...before,
    ...(organization !== undefined && { organization }),
    rules: { catalogSha256, count: judged.rules.length },
    configSha256: digestOfJson(configOf(config)),
    waiversSha256: digestOfJson(config.waivers),
    frameworks: frameworks.map(({ id, edition }) => ({ id, edition })),
    counts: {
      ...before.counts,
      results: results.length,
      outcomes: { pass, fail, unknown, notApplicable },
      waived,
    },
  };
}

function digestOfJson(value: unknown): string {
  return digestOf(Buffer.from(toCanonicalJson(value))).sha256;
}
