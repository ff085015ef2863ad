import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { formats } from '../../src/report/index.ts';
import { type Measured, measure } from './measure.ts';

const child = fileURLToPath(new URL('./report-child.ts', import.meta.url));
const run = (count: number, what: string): Promise<Measured> =>
  measure(['--no-warnings', '--experimental-strip-types', child, String(count), what], [0]);

/** Above the assessment itself, at 100,000 findings and as many passes. OSCAL keeps three ids of each. */
const bars: Readonly<Record<string, number>> = { oscal: 300, 'oscal-poam': 300, xlsx: 1000 };

const [few, many] = [25_000, 100_000];
let made: Measured | undefined;

it.each([...formats, 'xlsx'])(
  'writes %s of 100,000 findings without holding it',
  { timeout: 600_000 },
  async (what) => {
    made ??= await run(many, 'make');
    const [small, large] = [await run(few, what), await run(many, what)];
    const memory = large.megabytes - made.megabytes;
    const growth = large.milliseconds / small.milliseconds / (many / few);
    const bar = bars[what] ?? 200;
    console.info(
      `${what}: ${(large.milliseconds / 1000).toFixed(1)} s, ${growth.toFixed(2)} times what is proportional to ${few}; ` +
        `${Math.round(memory)} MB above the assessment itself (bar ${bar})`,
    );
    expect(memory).toBeLessThan(bar);
    expect(growth).toBeLessThan(1.5);
  },
);
