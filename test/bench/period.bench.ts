import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { measure } from './measure.ts';
import { writeEstate } from './period-estate.ts';

const root = mkdtempSync(join(tmpdir(), 'comply-period-bench-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const size = { days: 378, rules: 260, resources: 100, missing: 13 };

it('reports on 365 daily runs of 26,000 results', async () => {
  const start = performance.now();
  const [estate, file] = [join(root, 'estate'), join(root, 'period.json')];
  const folders = await writeEstate(estate, size);
  expect(folders).toHaveLength(365);
  const written = (performance.now() - start) / 1000;
  const plain = await measure([script('period-plain.ts'), estate], [0]);
  const engine = await measure([script('period-engine.ts'), estate, file], [13]);
  const { exceptions, controls, gaps, runs } = JSON.parse(readFileSync(file, 'utf8'));
  const ratio = engine.milliseconds / plain.milliseconds;
  console.log(
    `${runs.length} runs (written in ${written.toFixed(0)} s): report in ${(engine.milliseconds / 1000).toFixed(1)} s (bar 60), ` +
      `${ratio.toFixed(2)} x unpacking and parsing their results alone (${(plain.milliseconds / 1000).toFixed(1)} s; bar 3); ` +
      `peak ${engine.megabytes.toFixed(0)} MB (bar 300); ` +
      `${exceptions.length} exceptions, ${controls.length} controls, ${gaps.length} gaps`,
  );
  expect(exceptions.length).toBeGreaterThan(10_000);
  expect(gaps.filter(({ kind }: { readonly kind: string }) => kind === 'whole')).toHaveLength(13);
  expect(engine.megabytes).toBeLessThanOrEqual(300);
  expect(ratio).toBeLessThanOrEqual(3);
});
