import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type EvidenceFile, type EvidenceManifest, evidenceFiles } from '../../src/model/evidence.ts';
import type { CoverageRow, ResourceRow, ResultRow, RuleMapRow, RunRow } from '../../src/model/evidence-table.ts';
import type { Severity } from '../../src/model/rule.ts';
import { parseRunHead, readScopeNotes } from '../../src/period/parse-head.ts';
import type { RunSource } from '../../src/period/run-source.ts';
import { toCanonicalJson } from '../../src/text/canonical-json.ts';

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** First 8 bytes of SHA-256(rule id, 0x00, resource id), the top bit cleared. */
export function keyOf(rule: string, resource: string): string {
  const digest = createHash('sha256').update(`${rule}\0${resource}`).digest();
  return (digest.readBigUInt64BE(0) & 0x7fff_ffff_ffff_ffffn).toString();
}

/** One result, with what is left out filled in. */
export interface ResultSpec {
  readonly rule: string;
  readonly id: string;
  /** `pass`, `fail`, `unknown`, `not-applicable`, or `waived`: a finding that a waiver accepts. */
  readonly state: string;
  readonly type?: string;
  readonly target?: string;
  readonly account?: string;
  readonly region?: string;
  readonly digest?: string;
  readonly severity?: Severity;
  readonly observedS?: number;
}
export interface MapSpec {
  readonly rule: string;
  readonly control: string;
  readonly framework?: string;
  readonly edition?: string;
  readonly strength?: string;
}
/** One run, with what is left out filled in: every resource that has a result, its place as covered, and every rule as `soc2:CC6.1`. */
export interface RunSpec {
  readonly seq: number;
  readonly startedAt: string;
  readonly results: readonly ResultSpec[];
  readonly runId?: string;
  readonly finishedAt?: string;
  readonly complete?: boolean;
  readonly interrupted?: boolean;
  readonly organization?: string;
  readonly expectedIntervalS?: number;
  readonly toolVersion?: string;
  readonly catalog?: string;
  readonly config?: string;
  readonly resources?: readonly (Omit<ResultSpec, 'rule' | 'state'> & { readonly type: string })[];
  readonly coverage?: readonly Partial<CoverageRow>[];
  readonly ruleMap?: readonly MapSpec[];
  readonly scope?: unknown;
  readonly prev?: EvidenceManifest['prev'];
}

export interface RunFiles {
  readonly runId: string;
  readonly manifestSha256: string;
  /** Path to its bytes, the manifest among them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly results: readonly ResultRow[];
  readonly resources: readonly ResourceRow[];
  readonly coverage: readonly CoverageRow[];
  readonly ruleMap: readonly RuleMapRow[];
}

const place = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
export const secondsOf = (time: string): number => Math.floor(Date.parse(time) / 1000);

/** The rows and the files of one run. */
export function buildRun(spec: RunSpec): RunFiles {
  const runId = spec.runId ?? `run-${spec.seq}`;
  const results = resultRows(spec, runId);
  const resources = resourceRows(spec, runId, results);
  const coverage = coverageRows(spec, runId, results);
  const ruleMap = mapRows(spec, runId, results);
  const files = new Map<string, Uint8Array>();
  const listed: Record<string, EvidenceFile> = {};
  const put = (path: string, content: string, lines?: number) => {
    const isGzip = path.endsWith('.gz');
    const bytes = isGzip ? gzipSync(content, { level: 1 }) : Buffer.from(content);
    files.set(path, bytes);
    listed[path] = {
      ...{ sha256: sha256(bytes), bytes: bytes.length },
      ...(isGzip && {
        encoding: 'gzip',
        content: { sha256: sha256(content), bytes: Buffer.byteLength(content) },
      }),
      ...(lines !== undefined && { lines }),
    };
  };
  const putTable = (path: string, rows: readonly object[]) =>
    put(path, rows.map((row) => `${toCanonicalJson(row)}\n`).join(''), rows.length);
  put(evidenceFiles.run, toCanonicalJson(runOf(spec, runId)));
  put(evidenceFiles.scope, toCanonicalJson(spec.scope ?? { exclusions: [] }));
  putTable(evidenceFiles.resultTable, results);
  putTable(evidenceFiles.resourceTable, resources);
  putTable(evidenceFiles.coverageTable, coverage);
  putTable(evidenceFiles.ruleMapTable, ruleMap);
  putTable(evidenceFiles.runTable, [runRow(spec, runId)]);
  const manifest = {
    ...{ schemaVersion: 1, runId, seq: spec.seq, prev: spec.prev ?? null },
    ...{ files: listed, merkle: sha256('merkle') },
  };
  const text = toCanonicalJson(manifest);
  files.set(evidenceFiles.manifest, Buffer.from(text));
  return { runId, manifestSha256: sha256(text), files, results, resources, coverage, ruleMap };
}

/** Runs as a chain: each names the one before it. */
export function buildChain(specs: readonly RunSpec[]): readonly RunFiles[] {
  const runs: RunFiles[] = [];
  for (const spec of specs) {
    const before = runs.at(-1);
    const prev = before ? { runId: before.runId, manifestSha256: before.manifestSha256 } : null;
    runs.push(buildRun({ prev, ...spec }));
  }
  return runs;
}

/** Writes a run as a bundle folder. */
export function writeRun(folder: string, { files }: RunFiles): string {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

/** The run without a disk. `batch`: rows at a time. */
export function memoryRun(run: RunFiles, batch = 7): RunSource {
  const text = (path: string) => Buffer.from(run.files.get(path) ?? []).toString('utf8');
  const manifest = JSON.parse(text(evidenceFiles.manifest)) as EvidenceManifest;
  const { manifestSha256 } = run;
  const origin = { manifest, manifestSha256, place: run.runId, file: `${run.runId}/run.json` };
  return {
    head: parseRunHead(text(evidenceFiles.run), origin),
    ruleMap: () => batches(run.ruleMap, batch),
    coverage: () => batches(run.coverage, batch),
    resources: () => batches(run.resources, batch),
    results: () => batches(run.results, batch),
    scope: async () => readScopeNotes(JSON.parse(text(evidenceFiles.scope))),
  };
}

async function* batches<Row>(rows: readonly Row[], size: number): AsyncIterable<readonly Row[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}

function runOf(spec: RunSpec, runId: string): object {
  const { seq, startedAt, organization = 'Acme Health', expectedIntervalS } = spec;
  return {
    ...{ runId, seq, prev: spec.prev ?? null, startedAt, finishedAt: finishOf(spec), asOf: startedAt },
    ...{ complete: spec.complete ?? true, interrupted: spec.interrupted ?? false, trigger: 'schedule', organization },
    ...(expectedIntervalS !== undefined && { expectedIntervalS }),
    tool: { name: 'comply', version: spec.toolVersion ?? '0.1.0' },
    rules: { catalogSha256: sha256(spec.catalog ?? 'catalog'), count: 3 },
    configSha256: sha256(spec.config ?? 'config'),
    waiversSha256: sha256('waivers'),
  };
}

function finishOf({ startedAt, finishedAt }: RunSpec): string {
  return finishedAt ?? `${new Date(Date.parse(startedAt) + 600_000).toISOString().slice(0, 19)}Z`;
}

function runRow(spec: RunSpec, runId: string): RunRow {
  return {
    run_id: runId,
    seq: spec.seq,
    started_s: secondsOf(spec.startedAt),
    finished_s: secondsOf(finishOf(spec)),
    trigger: 'schedule',
    tool_version: spec.toolVersion ?? '0.1.0',
    rules_digest: sha256(spec.catalog ?? 'catalog'),
    config_digest: sha256(spec.config ?? 'config'),
    scope_digest: sha256('scope'),
    prev_manifest_sha256: spec.prev?.manifestSha256 ?? null,
    complete: spec.complete ?? true,
  };
}

function resultRows(spec: RunSpec, runId: string): ResultRow[] {
  return spec.results
    .map((one) => ({
      run_id: runId,
      observed_s: one.observedS ?? secondsOf(spec.startedAt) + 60,
      finding_key: keyOf(one.rule, one.id),
      rule_id: one.rule,
      rule_digest: sha256(one.digest ?? one.rule),
      resource_uid: one.id,
      resource_type: one.type ?? 'aws/s3/bucket',
      target: one.target ?? place.target,
      account: one.account ?? place.account,
      region: one.region ?? place.region,
      state: one.state === 'waived' ? 'fail' : one.state,
      severity: one.severity ?? 'high',
      waived: one.state === 'waived',
      evidence_sha256: sha256(one.id),
    }))
    .sort(
      (a, b) => compare(a.rule_id, b.rule_id) || compare(a.resource_uid, b.resource_uid) || compare(a.target, b.target),
    );
}

function resourceRows(spec: RunSpec, runId: string, results: readonly ResultRow[]): ResourceRow[] {
  const named = spec.resources?.map((one) => ({ ...place, ...one })) ?? [
    ...new Map(
      results
        .filter(({ resource_uid, resource_type }) => !resource_uid.startsWith(`${resource_type}@`))
        .map((row) => [row.resource_uid, { ...row, id: row.resource_uid, type: row.resource_type }]),
    ).values(),
  ];
  return named.map(({ id, type, target, account, region }) => ({
    ...{ run_id: runId, resource_uid: id, type, target, account, region },
    observed_s: secondsOf(spec.startedAt) + 60,
  }));
}

function coverageRows(spec: RunSpec, runId: string, results: readonly ResultRow[]): CoverageRow[] {
  const row = (one: Partial<CoverageRow>): CoverageRow => ({
    ...{ run_id: runId, ...place, service: 's3', status: 'ok', resources: 1, pages: 1 },
    ...one,
  });
  if (spec.coverage) return spec.coverage.map(row);
  const places = new Map(
    results.map(({ target, account, region, resource_type }) => {
      const service = resource_type.split('/')[1] ?? '';
      return [JSON.stringify([target, account, region, service]), { target, account, region, service }];
    }),
  );
  return places.size > 0 ? [...places.values()].map(row) : [row({})];
}

function mapRows(spec: RunSpec, runId: string, results: readonly ResultRow[]): RuleMapRow[] {
  const digests = new Map(results.map(({ rule_id, rule_digest }) => [rule_id, rule_digest]));
  const edges = spec.ruleMap ?? [...digests.keys()].map((rule): MapSpec => ({ rule, control: 'CC6.1' }));
  return edges.map(({ rule, control, framework = 'soc2', edition = '2017', strength = 'primary' }) => ({
    ...{ run_id: runId, rule_id: rule, rule_digest: digests.get(rule) ?? sha256(rule), framework, edition },
    ...{ control_id: control, strength, extent: 'full' },
  }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
