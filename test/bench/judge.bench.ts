import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { loadCatalog, shippedRules } from '../../src/catalog/load.ts';
import { selectRules } from '../../src/catalog/select.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { writeManyResources } from '../support/many-resources.ts';
import { type Measured, measure } from './measure.ts';

const comply = fileURLToPath(new URL('../../bin/comply.js', import.meta.url));
const plain = fileURLToPath(new URL('./judge-plain.ts', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'comply-judge-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const catalog = await loadCatalog(shippedRules, resourceSchemas);
const rules = catalog.rules.filter(({ id }) => id.startsWith('aws/'));
const { wanted } = selectRules({ ...catalog, rules }, {});
const asked = Object.fromEntries([...wanted].map(([type, attributes]) => [type, [...attributes].sort()]));

/** Left to itself V8 lets garbage lie; what is alive shows in a heap that is too small for anything else. In it, more ends the run. */
const smallHeap = ['--max-old-space-size=48', '--max-semi-space-size=2'];

/** What parsing the lines costs a process that starts, in milliseconds. */
function parseTime(folder: string): number {
  return Number(execFileSync(process.execPath, ['--no-warnings', '--experimental-strip-types', plain, folder]));
}

it('judges 20,000 resources by every rule, in memory that does not grow with them', async () => {
  const [small, large] = [2_000, 20_000].map((count) => ({ count, folder: join(root, String(count)) }));
  if (!small || !large) throw new Error('no sizes');
  for (const { folder, count } of [small, large]) writeManyResources(folder, count, asked);
  const scan = (folder: string, ...flags: string[]) =>
    measure([...flags, comply, 'scan', '--from', folder, '--rule', 'aws/*', '--format', 'json'], [1]);
  await scan(small.folder);
  const rounds: { readonly many: Measured; readonly parse: number }[] = [];
  // A busy machine slows both for seconds on end: parsing is timed before and after each scan.
  while (rounds.length < 5) {
    const before = parseTime(large.folder);
    const many = await scan(large.folder);
    rounds.push({ many, parse: (before + parseTime(large.folder)) / 2 });
  }
  const ratios = rounds.map(({ many, parse }) => many.milliseconds / parse).sort((a, b) => a - b);
  const ratio = ratios[2] ?? Number.NaN;
  const [few, held] = [await scan(small.folder, ...smallHeap), await scan(large.folder, ...smallHeap)];
  const growth = held.megabytes - few.megabytes;
  console.log(
    `${rules.length} rules on 20,000 resources: ${(Math.min(...rounds.map(({ many }) => many.milliseconds)) / 1000).toFixed(2)} s from start to exit (bar 3 s), ` +
      `${ratios.map((one) => one.toFixed(1)).join(', ')} x parsing their JSON (bar 60 for the middle one); peak ${Math.max(...rounds.map(({ many }) => many.megabytes)).toFixed(0)} MB; ` +
      `in a heap of 48 MB ${held.megabytes.toFixed(0)} MB, ${growth.toFixed(0)} MB more than with 2,000 (bar 60)`,
  );
  expect(ratio).toBeLessThanOrEqual(60);
  expect(growth).toBeLessThanOrEqual(60);
});
