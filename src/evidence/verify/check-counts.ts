import { type EvidenceManifest, type EvidenceRun, evidenceFiles } from '../../model/evidence.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { digestOf } from '../bundle/write-file.ts';
import type { Checking } from './checking.ts';
import type { Documents } from './documents.ts';
import type { RecordTally } from './read-records.ts';
import type { ResultTally } from './read-results.ts';
import type { RuleTally } from './read-rules.ts';
import type { ScannedFile } from './scan-file.ts';

/** What the lines of a bundle came to. */
export interface Tallies {
  readonly manifest: EvidenceManifest;
  readonly scanned: ReadonlyMap<string, ScannedFile>;
  readonly documents: Documents;
  readonly results: ResultTally;
  readonly records: RecordTally;
  readonly rules: RuleTally;
  /** Of the waivers as one list. */
  readonly waiversSha256: string;
}

/** Holds what the documents of a bundle count against what is there. */
export function checkCounts(counts: Checking, tallies: Tallies): void {
  const { documents } = tallies;
  if (documents.run) {
    checkRun(counts, documents.run, tallies);
    checkDigests(counts, documents.run, tallies);
  }
  checkRules(counts, tallies);
  checkAssessment(counts, tallies);
  const { results, records } = tallies;
  counts.figures({ results: results.lines, resources: records.entries, calls: records.counts.calls });
}

/** A value that a file says, and what it has to be. */
interface Claim {
  readonly file: string;
  readonly what: string;
  readonly said: unknown;
  readonly found: unknown;
}

/** Says where two values that have to be one are not. */
function same(counts: Checking, { file, what, said, found }: Claim): void {
  const [left, right] = [toCanonicalJson(said), toCanonicalJson(found)];
  if (left === right) return;
  counts.problem(
    'count',
    {
      en: `says ${what} is ${short(left)}, and it is ${short(right)}`,
      ja: `${what} の記載は ${short(left)}、実際は ${short(right)}`,
    },
    { file },
  );
}

function short(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 100).replace(/[\ud800-\udbff]$/, '')}…`;
}

function checkRun(counts: Checking, run: EvidenceRun, { manifest, results, records, rules }: Tallies): void {
  const { pass, fail, unknown, 'not-applicable': notApplicable } = results.outcomes;
  const is = (what: string, said: unknown, found: unknown) =>
    same(counts, { file: evidenceFiles.run, what, said, found });
  is('runId', run.runId, manifest.runId);
  is('counts.resources', run.counts.resources, records.counts.resources);
  is('counts.calls', run.counts.calls, records.counts.calls);
  is('counts.results', run.counts.results, results.lines);
  is('counts.outcomes', run.counts.outcomes, { pass, fail, unknown, notApplicable });
  is('counts.waived', run.counts.waived, results.waived);
  is('rules.count', run.rules.count, rules.rules.size);
  is('denied', run.denied, records.denied);
  is('coverage', run.coverage, records.coverage);
  is('clockSkewMs', run.clockSkewMs ?? null, records.clockSkewMs ?? null);
  same(counts, {
    file: evidenceFiles.inventory,
    what: 'the number of resources',
    said: records.entries,
    found: records.counts.resources,
  });
}

function checkDigests(counts: Checking, run: EvidenceRun, { documents, waiversSha256 }: Tallies): void {
  const is = (what: string, said: unknown, found: unknown) =>
    same(counts, { file: evidenceFiles.run, what, said, found });
  const { scope, lock, catalog } = documents;
  if (lock) is('rules.catalogSha256', run.rules.catalogSha256, lock.catalogSha256);
  if (catalog) is('rules.catalogSha256', run.rules.catalogSha256, catalog.digest);
  if (scope) {
    is('organization', run.organization ?? null, scope.config.organization ?? null);
    is('configSha256', run.configSha256, digestOf(Buffer.from(toCanonicalJson(scope.config))).sha256);
  }
  is('waiversSha256', run.waiversSha256, waiversSha256);
}

/** Rules, lock and results name the same rules by the same digests. */
function checkRules(counts: Checking, { documents, results, rules }: Tallies): void {
  if (documents.lock) {
    same(counts, {
      file: evidenceFiles.lock,
      what: 'rules',
      said: documents.lock.rules,
      found: Object.fromEntries(rules.rules),
    });
  }
  for (const [id, digest] of results.rules) {
    if (rules.rules.get(id) === digest) continue;
    counts.problem(
      'rule',
      {
        en: `has results of ${id}, which is not among the rules with that digest`,
        ja: `${id} の結果があるが、そのダイジェストのルールがない`,
      },
      { file: evidenceFiles.results },
    );
  }
}

function checkAssessment(counts: Checking, { manifest, scanned, documents, results, rules }: Tallies): void {
  const { assessment, run } = documents;
  if (!assessment) return;
  const { pass, fail, unknown, 'not-applicable': notApplicable } = results.outcomes;
  const is = (what: string, said: unknown, found: unknown) =>
    same(counts, { file: evidenceFiles.assessment, what, said, found });
  is('run.id', assessment.runId, manifest.runId);
  is(
    'counts',
    { ...assessment.outcomes, waived: assessment.waived },
    { pass, fail, unknown, notApplicable, waived: results.waived },
  );
  is('rules', [...assessment.rules].sort(), [...rules.rules.keys()].sort());
  is('waivers', assessment.waivers.length, scanned.get(evidenceFiles.waivers)?.lines ?? 0);
  is('attestations', assessment.attestations, scanned.get(evidenceFiles.attestations)?.lines ?? 0);
  if (run)
    same(counts, { file: evidenceFiles.run, what: 'frameworks', said: run.frameworks, found: assessment.frameworks });
  for (const [index, findings] of results.waivers) {
    const waiver = assessment.waivers[index];
    if (waiver !== undefined && waiver.state === 'active' && waiver.matches >= findings) continue;
    counts.problem(
      'waiver',
      {
        en: `accepts ${findings} findings by waiver ${index + 1}, which does not accept them`,
        ja: `例外承認${index + 1}による検出事項が${findings}件あるが、その例外承認では承認されない`,
      },
      { file: evidenceFiles.results },
    );
  }
}
