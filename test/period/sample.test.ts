import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { samplePopulation } from '../../src/period/sample.ts';
import { buildChain, memoryRun, type RunFiles } from '../support/period-runs.ts';
import { randomRuns } from '../support/period-world.ts';

const runs = buildChain(randomRuns(5, 40));
const sources = (given: readonly RunFiles[] = runs, batch = 9) => given.map((run) => memoryRun(run, batch));
const draw = (population: string, size = 25, seed = 'auditor 2026') =>
  samplePopulation(sources(), { population, size, seed });
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** The whole population, sorted at once: what the sample has to be the beginning of. */
function sortedKeys(keys: Iterable<string>, seed: string): readonly string[] {
  return [...new Set(keys)].sort((a, b) => (digestOf(seed + a) < digestOf(seed + b) ? -1 : 1));
}

const rows = runs.flatMap(({ results }) => results);
const keys = rows.map(({ run_id, finding_key, target }) => `${run_id}/${finding_key}/${target}`);

describe('samplePopulation', () => {
  it('takes the first by SHA-256 of seed and key, as anyone can work out', async () => {
    const seed = 'auditor 2026';
    const { items, of } = await draw('results');
    expect(of).toBe(rows.length);
    expect(items.map(({ key }) => key)).toEqual(sortedKeys(keys, seed).slice(0, 25));
    for (const { key, digest, runId, findingKey, evidenceSha256 } of items) {
      expect(digest).toBe(digestOf(seed + key));
      const row = rows.find((one) => one.run_id === runId && one.finding_key === findingKey);
      expect(row?.evidence_sha256).toBe(evidenceSha256);
    }
    const [none, whole] = [await draw('results', 1), await draw('results', rows.length + 5)];
    expect(none.items).toEqual(items.slice(0, 1));
    expect(whole.items.map(({ key }) => key)).toEqual(sortedKeys(keys, seed));
  });

  it('does not depend on the order of the runs or the size of a batch, and on the seed it does', async () => {
    for (const population of ['results', 'resources', 'exceptions', 'control:soc2:CC6.1']) {
      const whole = await draw(population);
      const other = { population, size: 25, seed: 'auditor 2026' };
      expect(await samplePopulation(sources([...runs].reverse(), 1), other)).toEqual(whole);
      expect(await samplePopulation(sources([...runs, ...runs]), other)).toEqual(whole);
      const again = await draw(population, 25, 'another');
      expect(again.of).toBe(whole.of);
      if (whole.of > 25) expect(again.items).not.toEqual(whole.items);
    }
  });

  it('draws from what was named', async () => {
    const rule = rows[0]?.rule_id ?? '';
    const ofRule = await draw(`rule:${rule}`);
    expect(ofRule.of).toBe(rows.filter(({ rule_id }) => rule_id === rule).length);
    expect(new Set(ofRule.items.map((item) => item.rule))).toEqual(new Set([rule]));
    const resources = runs.flatMap((run) => run.resources);
    const known = new Set(resources.map(({ resource_uid }) => resource_uid));
    const all = await draw('resources', 1000);
    expect([all.of, all.items.length]).toEqual([known.size, known.size]);
    for (const { resource, runId } of all.items) {
      expect(resources.find(({ resource_uid }) => resource_uid === resource)?.run_id).toBe(runId);
    }
    const type = resources[0]?.type ?? '';
    const typed = await draw(`resources:${type}`);
    expect(typed.of).toBe(new Set(resources.filter((one) => one.type === type).map((one) => one.resource_uid)).size);
    expect((await draw('control:soc2:CC9.9')).of).toBe(0);
    const exceptions = await draw('exceptions', 1000);
    expect(exceptions.items.length).toBe(exceptions.of);
    for (const { runId, findingKey, observedAt } of exceptions.items) {
      const row = rows.find((one) => one.run_id === runId && one.finding_key === findingKey);
      expect([row?.state, row?.observed_s]).toEqual(['fail', Date.parse(observedAt) / 1000]);
    }
  });

  it('refuses a population there is no such of', async () => {
    for (const text of ['', 'everything', 'control:', 'control:soc2', 'resources:', 'rule:']) {
      await expect(draw(text)).rejects.toThrow(/--population .*there is no such population/);
    }
  });
});
