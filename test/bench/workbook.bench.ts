import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { measure } from './measure.ts';

const child = fileURLToPath(new URL('./report-child.ts', import.meta.url));
const run = (count: number, what: 'xlsx' | 'make') =>
  measure(['--no-warnings', '--experimental-strip-types', child, String(count), what], [0]);

it('writes a workbook of 20,000 findings in time and memory that grow no faster than they do', async () => {
  const [few, many] = [5_000, 20_000];
  await run(few, 'xlsx');
  const [small, large, base] = [await run(few, 'xlsx'), await run(many, 'xlsx'), await run(many, 'make')];
  const growth = large.milliseconds / small.milliseconds / (many / few);
  const memory = large.megabytes - base.megabytes;
  console.info(
    `${few} findings ${Math.round(small.milliseconds)} ms, ${many} findings ${Math.round(large.milliseconds)} ms: ` +
      `${growth.toFixed(2)} times what is proportional; ${Math.round(memory)} MB above the assessment itself`,
  );
  expect(growth).toBeLessThan(1.5);
  expect(memory).toBeLessThan(800);
});
