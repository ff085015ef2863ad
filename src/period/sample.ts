import { UsageError } from '../model/errors.ts';
import type { ResultRow } from '../model/evidence-table.ts';
import type { PeriodException } from '../model/period.ts';
import type { Sample } from '../model/sample.ts';
import { toTime } from './calendar.ts';
import { copyText } from './copy-text.ts';
import { type Draw, drawSmallest } from './draw.ts';
import { readPeriod } from './read-period.ts';
import type { RunSource } from './run-source.ts';

export interface SampleOptions {
  /** `results`, `control:soc2:CC6.1`, `rule:aws/s3/encrypted`, `resources`, `resources:aws/s3/bucket` or `exceptions`. */
  readonly population: string;
  readonly size: number;
  /** The auditor's. */
  readonly seed: string;
}

/** Larger is no sample. */
export const mostItems = 10_000;

/**
 * Draws a sample that anyone with the runs and the seed draws again: items sorted by SHA-256(seed || key), the first `size`. The
 * key of a result is `run/finding key/target`, of a resource `target/id`, of an exception `finding key/opened by`. The order of
 * the runs does not matter; they are read once, and only the sample is held (of resources, their keys).
 * @throws UsageError for a population there is no such of. @throws BrokenRunError where a bundle is not what its manifest says.
 */
export async function samplePopulation(
  runs: readonly RunSource[],
  { population, size, seed }: SampleOptions,
): Promise<Sample> {
  const draw = drawSmallest(size, seed);
  const distinct = [...new Map(runs.map((run) => [run.head.manifestSha256, run])).values()];
  const of = await offerAll(distinct, readPopulation(population), draw);
  return { population, seed, size, of, runs: distinct.length, items: draw.finish() };
}

type Population =
  | { readonly kind: 'results' | 'exceptions' }
  | { readonly kind: 'control' | 'rule'; readonly id: string }
  | { readonly kind: 'resources'; readonly type: string | undefined };

function readPopulation(text: string): Population {
  if (text === 'results' || text === 'exceptions') return { kind: text };
  if (text === 'resources') return { kind: 'resources', type: undefined };
  const [, kind, id = ''] = /^(resources|rule|control):(.+)$/.exec(text) ?? [];
  if (kind === 'resources') return { kind, type: id };
  if (kind === 'rule') return { kind, id };
  if (kind === 'control' && /^[^:]+:.+$/.test(id)) return { kind, id };
  const shown = text.slice(0, 80);
  const known = 'results, control:soc2:CC6.1, rule:ID, resources, resources:TYPE, exceptions';
  throw new UsageError({
    en: `--population ${shown}: there is no such population; use one of ${known}`,
    ja: `--population ${shown}: その母集団はない。使える値: ${known}`,
  });
}

/** Offers every item, and says how many there are. */
async function offerAll(runs: readonly RunSource[], population: Population, draw: Draw): Promise<number> {
  if (population.kind === 'exceptions') return offerExceptions(runs, draw);
  if (population.kind === 'resources') return offerResources(runs, population.type, draw);
  let count = 0;
  for (const run of runs) {
    const takes = await resultFilter(run, population);
    for await (const rows of run.results()) {
      for (const row of rows) {
        if (!takes(row)) continue;
        count += 1;
        draw.offer(`${row.run_id}/${row.finding_key}/${row.target}`, () => describeResult(row));
      }
    }
  }
  return count;
}

/** Of a control: results of the rules that decide it, by the run's own map. */
async function resultFilter(run: RunSource, population: Population): Promise<(row: ResultRow) => boolean> {
  if (population.kind === 'rule') return ({ rule_id }) => rule_id === population.id;
  if (population.kind !== 'control') return () => true;
  const rules = new Set<string>();
  for await (const rows of run.ruleMap()) {
    for (const { strength, framework, control_id, rule_id } of rows) {
      if (strength === 'primary' && `${framework}:${control_id}` === population.id) rules.add(rule_id);
    }
  }
  return ({ rule_id }) => rules.has(rule_id);
}

function describeResult(row: ResultRow) {
  const { target, account, region } = row;
  return {
    runId: row.run_id,
    resource: copyText(row.resource_uid),
    ...{ target, account, region },
    type: row.resource_type,
    findingKey: copyText(row.finding_key),
    rule: row.rule_id,
    state: row.state,
    waived: row.waived,
    severity: row.severity,
    observedAt: toTime(row.observed_s),
    ...(row.evidence_sha256 !== '' && { evidenceSha256: copyText(row.evidence_sha256) }),
  };
}

async function offerResources(runs: readonly RunSource[], type: string | undefined, draw: Draw): Promise<number> {
  const seen = new Set<string>();
  for (const run of runs) {
    for await (const rows of run.resources()) {
      for (const row of rows) {
        if (type !== undefined && row.type !== type) continue;
        const key = `${row.target}/${row.resource_uid}`;
        seen.add(key);
        draw.offer(key, () => ({
          runId: row.run_id,
          resource: row.resource_uid,
          ...{ target: row.target, account: row.account, region: row.region, type: row.type },
          observedAt: toTime(row.observed_s),
        }));
      }
    }
  }
  return seen.size;
}

/** Exceptions without a waiver. */
async function offerExceptions(runs: readonly RunSource[], draw: Draw): Promise<number> {
  const period = await readPeriod(runs, { timeZone: 'UTC' });
  const starts = period.runs.map(({ runId, startedAt, finishedAt }) => ({ runId, startedAt, finishedAt }));
  const exceptions = period.exceptions.filter(({ waived }) => !waived);
  for (const exception of exceptions) {
    draw.offer(`${exception.findingKey}/${exception.opened.by}`, () => ({
      ...describeException(exception),
      // The run that saw it first: the last one that had begun by then.
      runId: starts.findLast(({ startedAt }) => startedAt <= exception.opened.by)?.runId ?? '',
    }));
  }
  return exceptions.length;
}

function describeException({ resource, findingKey, rule, severity, opened, waived }: PeriodException) {
  const { id, type, target, account, region } = resource;
  return {
    resource: id,
    ...{ type, target, account, region },
    ...{ findingKey, rule, severity, waived, state: 'fail', observedAt: opened.by },
  };
}
