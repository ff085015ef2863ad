import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import type { Period } from '../../src/model/period.ts';
import { openRun } from '../../src/period/open-run.ts';
import { readPeriod } from '../../src/period/read-period.ts';
import { buildChain, type RunSpec, secondsOf, writeRun } from '../support/period-runs.ts';
import { randomRuns, seeded } from '../support/period-world.ts';

const page = readFileSync(new URL('../../docs/evidence-sql.md', import.meta.url), 'utf8');
const root = mkdtempSync(join(tmpdir(), 'comply-sql-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const fromS = secondsOf('2026-04-01T00:00:00Z');
const days = 80;

/** The block of the page that is marked with this word. */
function block(mark: string): string {
  const [, sql] = new RegExp(`^\`\`\`sql ${mark}\n([\\s\\S]*?)^\`\`\``, 'm').exec(page) ?? [];
  if (sql === undefined) throw new Error(`the page has no block ${mark}`);
  return sql
    .replaceAll('bundles/', `${root}/`)
    .replaceAll(':from_s', String(fromS))
    .replaceAll(':to_s', String(fromS + days * 86_400 - 1))
    .replaceAll(':expected_s', '86400');
}

type Row = Readonly<Record<string, string | number | bigint | boolean | null>>;

interface Asked {
  readonly period: Period;
  readonly query: (mark: string) => Promise<readonly Row[]>;
}

/** The runs on disk, as the engine reports them and as the SQL of the page reads them. */
async function ask(specs: readonly RunSpec[], use: (asked: Asked) => Promise<void>): Promise<void> {
  const folders = buildChain(specs).map((run) => writeRun(join(root, run.runId), run));
  const runs = await Promise.all(folders.map((folder) => openRun(folder, folder)));
  const period = await readPeriod(runs, { timeZone: 'UTC', from: '2026-04-01', to: '2026-06-19' });
  expect(period.days).toBe(days);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of block('duckdb').split(/;$/m)) if (statement.trim() !== '') await connection.run(statement);
  try {
    await use({
      period,
      query: async (mark) => (await connection.runAndReadAll(block(mark))).getRowObjects() as Row[],
    });
  } finally {
    connection.closeSync();
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
}

const seconds = (time: string | null | undefined): number | null => (time ? secondsOf(time) : null);
const number = (value: Row[string] | undefined): number | null => (value === null ? null : Number(value));
const sorted = (rows: readonly (readonly unknown[])[]): readonly string[] =>
  rows.map((row) => JSON.stringify(row)).sort();

describe('the SQL of docs/evidence-sql.md', () => {
  it('finds the same exceptions, waived ones and those of what was removed among them', async () => {
    let found = 0;
    let sharper = 0;
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      await ask(randomRuns(seed, days), async ({ period, query }) => {
        const rows = await query('exceptions');
        const told = rows.map((row) => [
          String(row.finding_key),
          row.rule_id,
          row.resource_uid,
          row.waived,
          ...[row.opened_by, row.last_seen, row.closed_by, row.seen].map(number),
        ]);
        const own = period.exceptions.map((one) => [
          one.findingKey,
          one.rule,
          one.resource.id,
          one.waived,
          seconds(one.opened.by),
          seconds(one.lastSeen),
          seconds(one.closed?.by),
          one.seen,
        ]);
        expect(sorted(told)).toEqual(sorted(own));
        found += own.length;
        sharper += comparePrecise(rows, period);
      });
    }
    console.log(`${found} exceptions, each found by both; ${sharper} openings that one of them bounds more closely`);
    expect(found).toBeGreaterThan(400);
  });

  it('finds the same by its short form, where there are passes and fails alone', async () => {
    await ask(plainRuns(11), async ({ period, query }) => {
      const rows = (await query('short')).map((row) => [
        String(row.finding_key),
        number(row.opened_s),
        number(row.closed_s),
      ]);
      const own = period.exceptions.map((one) => [one.findingKey, seconds(one.opened.by), seconds(one.closed?.by)]);
      expect(sorted(rows)).toEqual(sorted(own));
      expect(rows.length).toBeGreaterThan(100);
    });
  });

  it('counts the same days, and they add up', async () => {
    for (const seed of [7, 8]) {
      await ask(randomRuns(seed, days), async ({ period, query }) => {
        const rows = (await query('days')).map(({ framework, edition, control_id, ...counts }) => [
          ...[framework, edition, control_id],
          ...[counts.compliant, counts.non_compliant, counts.unmonitored].map(number),
        ]);
        const own = period.controls.map(({ framework, edition, control, days: one }) => [
          ...[framework, edition, control],
          ...[one.compliant, one.nonCompliant, one.unmonitored],
        ]);
        expect(sorted(rows)).toEqual(sorted(own));
      });
    }
  });

  it('finds the same gaps between runs, and the same resources', async () => {
    await ask(randomRuns(9, days), async ({ period, query }) => {
      const inside = period.gaps.filter(
        ({ kind, from, to }) => kind === 'whole' && secondsOf(from) > fromS && secondsOf(to) < fromS + days * 86_400,
      );
      const rows = (await query('gaps')).map((row) => [number(row.from_s), number(row.to_s)]);
      expect(sorted(rows)).toEqual(sorted(inside.map(({ from, to }) => [seconds(from), seconds(to)])));
      expect(rows.length).toBeGreaterThan(2);
      expect(await query('population')).toHaveLength(period.population.seen);
    });
  });
});

/**
 * Where both know a lower bound it is the same one. The engine knows it also of what is new; the SQL takes of what passed, went and
 * came back the time it was gone.
 */
function comparePrecise(rows: readonly Row[], { exceptions }: Period): number {
  const after = new Map(rows.map((row) => [`${row.finding_key} ${row.opened_by}`, number(row.opened_after)]));
  let sharper = 0;
  for (const { findingKey, opened } of exceptions) {
    const [told, own] = [after.get(`${findingKey} ${seconds(opened.by)}`) ?? null, seconds(opened.after)];
    if (told === own) continue;
    if (told === null) expect(opened.reason).toBe('resource_added');
    else expect((own ?? 0) < told && told <= secondsOf(opened.by)).toBe(true);
    sharper += 1;
  }
  return sharper;
}

function plainRuns(seed: number): readonly RunSpec[] {
  const next = seeded(seed);
  const states = new Map<string, string>();
  return Array.from({ length: days }, (_, day): RunSpec => {
    const results = Array.from({ length: 20 }, (_, index) => {
      const id = `thing-${index}`;
      if (next() < 0.2) states.set(id, states.get(id) === 'fail' ? 'pass' : 'fail');
      return { rule: 'aws/s3/encrypted', id, state: next() < 0.1 ? 'unknown' : (states.get(id) ?? 'pass') };
    });
    return { seq: day + 1, startedAt: new Date((fromS + day * 86_400 + 3600) * 1000).toISOString(), results };
  }).filter(() => next() > 0.05);
}
