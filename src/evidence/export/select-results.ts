import { hash } from 'node:crypto';
import type { OutcomeCounts } from '../../model/assessment.ts';
import type { ControlDossier, DossierResult, Excerpt, Strength } from '../../model/dossier.ts';
import { type EvidencePointer, evidenceFiles } from '../../model/evidence.ts';
import { type Outcome, outcomes } from '../../model/result.ts';
import { compareText } from '../../text/order.ts';
import { readLines } from '../bundle/read-file.ts';
import { parseAt } from './open-bundle.ts';
import { parseResult } from './parse-result.ts';

/** Results of one outcome that are kept; a sheet of Excel holds a million rows, but writing 20,000 takes 3.4 s and 400 MB (measured). */
export const resultLimit = 25_000;

/** What of the results file belongs to a control. */
export interface SelectedResults {
  readonly results: ControlDossier['results'];
  /** By rule; each outcome, and how many findings are waived. */
  readonly tallies: ReadonlyMap<string, OutcomeCounts & { readonly waived: number }>;
  /** Positions of the waivers that accept one of them. */
  readonly waivers: ReadonlySet<number>;
  /** Every record that one of them points to: file to its lines and their digests. */
  readonly pointed: PointedRecords;
}

export type PointedRecords = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** Reads the results of these rules, line by line. Throws InputError on what is no result. */
export async function selectResults(
  folder: string,
  strengths: ReadonlyMap<string, Strength>,
): Promise<SelectedResults> {
  const kept = new Map<Outcome, { rows: DossierResult[]; total: number }>(
    outcomes.map((outcome) => [outcome, { rows: [], total: 0 }]),
  );
  const tallies = new Map<string, Record<keyof OutcomeCounts | 'waived', number>>();
  const waivers = new Set<number>();
  const pointed = new Map<string, Map<number, string>>();
  const path = evidenceFiles.results;
  for await (const line of readLines(folder, path)) {
    const { value, place } = parseAt(folder, path, line);
    const strength = strengths.get(ruleOf(value));
    if (strength === undefined) continue;
    const result = parseResult(value, place);
    const tally = tallies.get(result.rule) ?? { pass: 0, fail: 0, unknown: 0, notApplicable: 0, waived: 0 };
    tallies.set(result.rule, tally);
    tally[result.outcome === 'not-applicable' ? 'notApplicable' : result.outcome] += 1;
    if (result.waiver !== undefined) {
      tally.waived += 1;
      waivers.add(result.waiver);
    }
    for (const pointer of result.evidence) note(pointed, pointer);
    const excerpt = kept.get(result.outcome);
    if (!excerpt) continue;
    excerpt.total += 1;
    if (excerpt.rows.length >= resultLimit) continue;
    const sha256 = hash('sha256', line.text);
    excerpt.rows.push({ ...result, strength, place: { file: path, line: line.line, sha256 } });
  }
  const of = (outcome: Outcome): Excerpt<DossierResult> => {
    const { rows, total } = kept.get(outcome) ?? { rows: [], total: 0 };
    // What decides comes first.
    return { rows: rows.sort((a, b) => compareText(a.strength, b.strength)), total };
  };
  const results = {
    fail: of('fail'),
    unknown: of('unknown'),
    pass: of('pass'),
    'not-applicable': of('not-applicable'),
  };
  return { results, tallies, waivers, pointed };
}

/** Asked before a line is parsed whole: most are of other rules. */
function ruleOf(value: unknown): string {
  const rule: unknown = typeof value === 'object' && value !== null && 'rule' in value ? value.rule : undefined;
  return typeof rule === 'string' ? rule : '';
}

function note(pointed: Map<string, Map<number, string>>, { file, line, sha256 }: EvidencePointer): void {
  const lines = pointed.get(file) ?? new Map<number, string>();
  pointed.set(file, lines);
  lines.set(line, sha256);
}
