import { describe, expect, it } from 'vitest';
import type { Period } from '../../src/model/period.ts';
import { readPeriod } from '../../src/period/read-period.ts';
import { buildChain, memoryRun, type RunFiles } from '../support/period-runs.ts';
import { randomRuns } from '../support/period-world.ts';

const seeds = Array.from({ length: 30 }, (_, seed) => seed);
const readAll = (runs: readonly RunFiles[], batch?: number): Promise<Period> =>
  readPeriod(
    runs.map((run) => memoryRun(run, batch)),
    { timeZone: 'Asia/Tokyo', from: '2026-03-28', to: '2026-06-20' },
  );

describe('of random worlds', () => {
  it('days add up, and are what the rows say, counted one by one', async () => {
    let compared = 0;
    for (const seed of seeds) {
      const runs = buildChain(randomRuns(seed, 70));
      const { controls, days } = await readAll(runs);
      expect(controls).toHaveLength(1);
      for (const { strip, days: counts, partlyRead } of controls) {
        expect(counts.compliant + counts.nonCompliant + counts.unmonitored).toBe(days);
        expect(strip).toHaveLength(days);
        expect(partlyRead).toBeLessThanOrEqual(counts.nonCompliant);
        compared += checkDays(runs, strip);
      }
    }
    console.log(`${compared} days of ${seeds.length} worlds`);
    expect(compared).toBeGreaterThan(1500);
  });

  it('spans of a finding follow one another, their bounds in order and their lengths within the period', async () => {
    let spans = 0;
    for (const seed of seeds) {
      const { exceptions, days } = await readAll(buildChain(randomRuns(seed, 70)));
      for (const [, own] of Map.groupBy(exceptions, ({ findingKey }) => findingKey)) {
        let last = '';
        for (const { opened, closed, lastSeen, length, seen } of own) {
          expect(opened.after === null || opened.after <= opened.by).toBe(true);
          expect(last <= opened.by && opened.by <= lastSeen).toBe(true);
          if (closed) expect(closed.after === lastSeen && closed.after <= closed.by).toBe(true);
          expect(length.minS <= length.maxS && length.maxS <= days * 86_400 && seen >= 1).toBe(true);
          last = closed?.by ?? '9999';
          spans += 1;
        }
      }
    }
    console.log(`${spans} spans`);
    expect(spans).toBeGreaterThan(1000);
  });

  it('neither the order in which runs are given nor how their rows come changes anything', async () => {
    for (const seed of seeds.slice(0, 10)) {
      const runs = buildChain(randomRuns(seed, 40));
      const whole = await readAll(runs);
      expect(await readAll([...runs].reverse(), 1)).toEqual(whole);
      expect(await readAll([...runs, ...runs], 1000)).toEqual(whole);
    }
  });
});

/** A day is non-compliant where a row of it fails, compliant where a run has no unknown row, by nothing but the rows. */
function checkDays(runs: readonly RunFiles[], strip: string): number {
  const first = Date.parse('2026-03-28T00:00:00+09:00') / 1000;
  const days = Map.groupBy(runs, ({ results }) => Math.floor(((results[0]?.observed_s ?? 0) - first) / 86_400));
  let compared = 0;
  for (const [day, own] of days) {
    if (own.some(({ results }) => results.length === 0)) continue;
    const failed = own.some(({ results }) => results.some(({ state, waived }) => state === 'fail' && !waived));
    const sign = strip[day];
    if (failed) expect(sign).toBe('n');
    else if (own.every(({ results }) => results.some(({ state }) => state === 'unknown'))) expect(sign).toBe('u');
    else expect('cu').toContain(sign);
    compared += 1;
  }
  return compared;
}
