import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import type { Round, Rounds } from './evidence-rounds.ts';

const run = promisify(execFile);
const child = fileURLToPath(new URL('evidence-rounds.ts', import.meta.url));
const resources = 20_000;

let found: Rounds;

beforeAll(async () => {
  const args = ['--disable-warning=ExperimentalWarning', child, String(resources), '5'];
  found = JSON.parse((await run(process.execPath, args)).stdout) as Rounds;
}, 120_000);

function median(part: (round: Round) => number): number {
  const values = found.rounds.map(part).sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? Number.NaN;
}

it(`builds, signs, verifies and judges again ${resources} records`, () => {
  const { results, rules, bytes, failed } = found;
  const [build, verify] = [median((round) => round.build), median((round) => round.verify)];
  const [building, verifying] = [
    median((round) => round.build / round.plain),
    median((round) => round.verify / round.plain),
  ];
  console.log(
    `${resources} records, ${results} results of ${rules} rules, ${(bytes / 1024 / 1024).toFixed(1)} MiB: ` +
      `build and sign ${(build / 1000).toFixed(2)} s (bar 2 s), ${building.toFixed(1)} x parsing and compressing the same; ` +
      `verify and judge again ${(verify / 1000).toFixed(2)} s (bar 3 s), ${verifying.toFixed(1)} x`,
  );
  expect(failed).toEqual([]);
  expect(results).toBeGreaterThanOrEqual(20_000);
  expect(results).toBeLessThanOrEqual(26_000);
  expect(building).toBeLessThanOrEqual(6);
  expect(verifying).toBeLessThanOrEqual(7);
});

it('extracts one of them with at most 1 KiB of proof', () => {
  const { milliseconds, bytes, proofBytes, exitCode } = found.extract;
  console.log(
    `one of ${found.results} results in ${milliseconds.toFixed(0)} ms, ${bytes} bytes, longest proof ${proofBytes} bytes of base64 (bar 1,024)`,
  );
  expect(exitCode).toBe(0);
  expect(proofBytes).toBeLessThanOrEqual(1024);
});
