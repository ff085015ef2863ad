import { join } from 'node:path';
import { type Facts, type JudgeRequest, judgeFacts } from '../judge.ts';
import type { AssessedEvidence, Assessment } from '../model/assessment.ts';
import type { Attestation } from '../model/attestation.ts';
import type { Catalog } from '../model/catalog.ts';
import { type EvidenceRun, evidenceFiles } from '../model/evidence.ts';
import type { Result } from '../model/result.ts';
import type { Rule } from '../model/rule.ts';
import type { Waiver } from '../model/waiver.ts';
import { openFacts } from './bundle/open-facts.ts';
import { indexPlaces } from './bundle/point.ts';
import { readJsonFile, readLines } from './bundle/read-file.ts';
import { parseLock } from './verify/parse-lock.ts';
import { parseScope } from './verify/parse-scope.ts';

export interface JudgeBundleRequest {
  readonly folder: string;
  /** The paths of the files in it. */
  readonly paths: Iterable<string>;
  readonly run: Pick<
    EvidenceRun,
    'runId' | 'startedAt' | 'finishedAt' | 'asOf' | 'complete' | 'interrupted' | 'tool' | 'signature'
  > & { readonly redaction: Pick<EvidenceRun['redaction'], 'pseudonymised' | 'pseudonymKey'> };
  /** What is kept of a result until it is reported. */
  readonly keep: (result: Result) => Result;
}

/** What a bundle says, judged from nothing but the bundle, and the rules it was judged by. */
export interface JudgedBundle {
  readonly assessment: Assessment;
  readonly rules: readonly Rule[];
}

/**
 * Judges the facts of a bundle by the rules of the bundle. A scan that writes one takes its verdicts from here, so whoever
 * repeats it comes to the same bytes. Nothing outside the folder is asked: no clock, no environment, no locale.
 * @throws InputError where a file is broken
 */
export async function judgeBundle({ folder, paths, run, keep }: JudgeBundleRequest): Promise<JudgedBundle> {
  const { rules, places, ...inputs } = await readInputs(folder);
  const { startedAt, finishedAt, asOf, complete, interrupted } = run;
  const facts = openFacts(folder, paths, {
    ...inputs.manifest,
    run: { id: run.runId, startedAt, finishedAt, asOf, complete, interrupted },
  });
  const assessment = await judgeFacts({
    ...inputs.judging,
    facts,
    rules,
    asOf,
    tool: run.tool,
    note: places.note,
    keep: (result, from) => keep({ ...result, evidence: places.pointersOf(result, from) }),
  });
  return { assessment: { ...assessment, evidence: evidenceOf(run) }, rules };
}

function evidenceOf({ signature, redaction }: JudgeBundleRequest['run']): AssessedEvidence {
  const { pseudonymised, pseudonymKey } = redaction;
  return { signature, pseudonymised, ...(pseudonymKey !== undefined && { pseudonymKey }) };
}

/**
 * What the bundle was judged by. Of rules, frameworks, waivers and attestations only that they are JSON is checked: what no
 * comply wrote makes other verdicts or none, and that is what a reader of the bundle is told.
 */
async function readInputs(folder: string) {
  const rules = await readAll<Rule>(folder, evidenceFiles.rules);
  const lock = parseLock(readJsonFile(folder, evidenceFiles.lock), { file: join(folder, evidenceFiles.lock) });
  const scope = parseScope(readJsonFile(folder, evidenceFiles.scope), { file: join(folder, evidenceFiles.scope) });
  const catalog = readJsonFile(folder, evidenceFiles.catalog) as Omit<Catalog, 'rules'>;
  const waivers = await readAll<Waiver>(folder, evidenceFiles.waivers);
  const attestations = await readAll<Attestation>(folder, evidenceFiles.attestations);
  const { targets, asked, parts, statistics, config } = scope;
  const judging: Pick<JudgeRequest, 'catalog' | 'config' | 'parameters' | 'overrides' | 'severities' | 'gate'> = {
    catalog: { ...catalog, rules, packs: lock.packs ?? [] },
    config: { ...config, targets: [], parameters: {}, evidence: { exclusions: [] }, waivers, attestations },
    parameters: new Map(Object.entries(lock.parameters)),
    overrides: new Map(Object.entries(lock.overrides)),
    severities: new Map(Object.entries(lock.severities ?? {})),
    gate: lock.gate,
  };
  const manifest: Omit<Facts['manifest'], 'run'> = { targets, asked, parts, ...(statistics && { statistics }) };
  const joinable = new Set(rules.flatMap(({ lookups }) => lookups.map(({ resource }) => resource)));
  return { rules, judging, manifest, places: indexPlaces(joinable) };
}

async function readAll<T>(folder: string, path: string): Promise<readonly T[]> {
  const values: T[] = [];
  for await (const { text } of readLines(folder, path)) values.push(JSON.parse(text) as T);
  return values;
}
