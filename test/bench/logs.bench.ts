import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { measure } from './measure.ts';
import { writeLog } from './write-log.ts';

const root = mkdtempSync(join(tmpdir(), 'comply-logs-bench-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const gigabyte = 1_000_000_000;

it('checks 1 GB of JSON lines', async () => {
  const file = join(root, 'ai-audit.jsonl');
  const lines = await writeLog(file, gigabyte);
  const plain = await measure([script('logs-plain.ts'), file], [0]);
  const check = await measure([script('logs-cli.ts'), 'logs', 'check', file, '--format', 'json'], [1]);
  const ratio = check.milliseconds / plain.milliseconds;
  console.log(
    `${lines} lines, ${(statSync(file).size / 1e9).toFixed(2)} GB: checked in ${(check.milliseconds / 1000).toFixed(1)} s (bar 60), ` +
      `${ratio.toFixed(1)} x reading and parsing its lines alone (${(plain.milliseconds / 1000).toFixed(1)} s; bar 9); ` +
      `peak ${check.megabytes.toFixed(0)} MB (bar 200)`,
  );
  expect(check.megabytes).toBeLessThanOrEqual(200);
  expect(ratio).toBeLessThanOrEqual(9);
});
