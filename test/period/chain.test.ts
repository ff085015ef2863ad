import { expect, it } from 'vitest';
import { periodMessagesIn } from '../../src/i18n/period.ts';
import type { ChainProblem } from '../../src/model/period.ts';
import { type PeriodOptions, readPeriod } from '../../src/period/read-period.ts';
import { chainWords } from '../../src/report/period/page.ts';
import { buildChain, buildRun, memoryRun, type RunFiles, type RunSpec } from '../support/period-runs.ts';

const results = [{ rule: 'aws/s3/encrypted', id: 'a', state: 'pass' }];
const specs = Array.from(
  { length: 6 },
  (_, index): RunSpec => ({ seq: index + 1, startedAt: `2026-04-0${index + 1}T01:00:00Z`, results }),
);
const runs = buildChain(specs);
const run = (index: number): RunFiles => runs[index] as RunFiles;

async function problems(
  given: readonly RunFiles[],
  options: Partial<PeriodOptions> = {},
): Promise<readonly ChainProblem[]> {
  const { chain } = await readPeriod(
    given.map((one) => memoryRun(one)),
    { timeZone: 'UTC', ...options },
  );
  for (const problem of chain) {
    for (const language of ['en', 'ja'] as const) {
      const words = chainWords(periodMessagesIn(language), problem);
      expect(words).not.toMatch(/undefined|\{\}/);
      expect(words.length).toBeGreaterThan(20);
    }
  }
  return chain;
}

it('is whole where each run names the one before it, wherever it begins', async () => {
  expect(await problems(runs)).toEqual([]);
  expect(await problems(runs.slice(2))).toEqual([]);
});

it('shows a run that was taken out of the middle', async () => {
  const without = runs.filter((_, index) => index !== 2);
  expect(await problems(without)).toEqual([
    { kind: 'missing', runId: 'run-4', seq: 4, otherRunId: 'run-2', found: '3' },
  ]);
  expect(await problems([run(0), run(5)])).toMatchObject([{ kind: 'missing', found: '2-5' }]);
});

it('shows a run that was changed and written anew, by the run after it', async () => {
  const forged = buildRun({ ...(specs[2] as RunSpec), results: [], prev: prevOf(run(1)) });
  const chain = await problems(runs.map((one, index) => (index === 2 ? forged : one)));
  expect(chain).toMatchObject([{ kind: 'prev-mismatch', runId: 'run-4', expected: run(2).manifestSha256 }]);
});

it('shows a chain that begins again, two runs of one number, and time that runs backwards', async () => {
  const anew = buildRun({ ...(specs[3] as RunSpec), prev: null });
  expect(await problems([run(2), anew])).toMatchObject([{ kind: 'restarted', runId: 'run-4' }]);
  const twin = buildRun({ ...(specs[5] as RunSpec), runId: 'run-6b', prev: prevOf(run(4)) });
  expect(await problems([...runs, twin])).toMatchObject([{ kind: 'duplicate-seq', seq: 6 }]);
  const early = buildRun({ ...(specs[3] as RunSpec), startedAt: '2026-04-02T23:00:00Z', prev: prevOf(run(2)) });
  expect(await problems([run(2), early])).toMatchObject([{ kind: 'out-of-order', runId: 'run-4' }]);
});

it('shows a run of another organisation', async () => {
  const foreign = buildRun({ ...(specs[3] as RunSpec), organization: 'Other', prev: prevOf(run(2)) });
  expect(await problems([run(2), foreign])).toEqual([
    { kind: 'foreign', runId: 'run-4', seq: 4, expected: 'Acme Health', found: 'Other' },
  ]);
});

it('shows that the newest run was cut off, by the interval or by a head kept elsewhere, and by nothing else', async () => {
  const cut = runs.slice(0, 4);
  expect(await problems(cut)).toEqual([]);
  const asOf = '2026-04-06T12:00:00Z';
  const range = { from: '2026-04-01', to: '2026-04-30', asOf };
  expect(await problems(runs, range)).toEqual([]);
  expect(await problems(cut, range)).toEqual([
    { kind: 'overdue', runId: 'run-4', seq: 4, expected: '2026-04-05T01:00:00Z', found: asOf },
  ]);
  expect(await problems(cut, { ...range, expectedIntervalS: 7 * 86_400 })).toEqual([]);
  // Without a last day, who names the interval means until now.
  expect(await problems(cut, { asOf, expectedIntervalS: 86_400 })).toMatchObject([{ kind: 'overdue', runId: 'run-4' }]);
  expect(await problems(runs, { asOf, expectedIntervalS: 86_400 })).toEqual([]);
  const head = prevOf(run(5));
  expect(await problems(runs, { head })).toEqual([]);
  expect(await problems(cut, { head })).toMatchObject([{ kind: 'head-missing', expected: 'run-6', found: 'run-4' }]);
  const old = { head: prevOf(run(3)) };
  expect(await problems(runs, old)).toEqual([]);
  const other = { head: { ...head, manifestSha256: '0'.repeat(64) } };
  expect(await problems(runs, other)).toMatchObject([{ kind: 'head-mismatch', runId: 'run-6' }]);
});

function prevOf({ runId, manifestSha256 }: RunFiles) {
  return { runId, manifestSha256 };
}
