import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { deriveSheets } from '../../../src/cli/deriving.ts';
import { generateKey } from '../../../src/evidence/sign/keygen.ts';
import { evidenceFiles } from '../../../src/model/evidence.ts';
import {
  failedChecks,
  installedCatalog,
  openTestKey,
  readManifest,
  temporaryFolder,
  verify,
} from '../../support/evidence-bundle.ts';
import { seeded } from '../../support/seeded.ts';

const child = fileURLToPath(new URL('write-child.ts', import.meta.url));
const kills = 50;

interface Writing {
  readonly process: ChildProcess;
  /** Resolves when it begins to write. */
  readonly begun: Promise<unknown>;
  readonly ended: Promise<unknown>;
}

it(`a bundle killed at ${kills} random moments of writing is never one that verifies, and the next run starts clean`, async () => {
  const folder = temporaryFolder();
  const scratch = join(folder, 'tmp');
  mkdirSync(scratch);
  const pair = generateKey();
  const key = openTestKey(pair);
  const inputs = join(folder, 'inputs.json');
  writeFileSync(inputs, JSON.stringify({ catalog: await installedCatalog(), pair }));
  const write = (directory: string): Writing => {
    const process_ = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, directory, inputs], {
      env: { ...process.env, TMPDIR: scratch },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return { process: process_, begun: once(process_.stdout, 'data'), ended: once(process_, 'close') };
  };
  const first = write(join(folder, 'whole'));
  await first.begun;
  const start = performance.now();
  await first.ended;
  const whole = performance.now() - start;

  const random = seeded(50);
  const seen = { nothing: 0, part: 0, manifest: 0, signed: 0, complete: 0 };
  let directory = join(folder, 'run-0');
  for (let kill = 0; kill < kills; kill += 1) {
    const writing = write(directory);
    await writing.begun;
    await setTimeout(random() * whole * 1.1);
    writing.process.kill('SIGKILL');
    await writing.ended;
    const part = `${directory}.part`;
    if (existsSync(part)) {
      const hasManifest = existsSync(join(part, evidenceFiles.manifest));
      const isSigned = existsSync(join(part, evidenceFiles.attestation));
      seen[isSigned ? 'signed' : hasManifest ? 'manifest' : 'part'] += 1;
      for (const trusted of [key, undefined]) {
        expect((await verify(part, trusted, { reperform: false })).exitCode).toBe(10);
      }
      // Under another name it is still not whole, but for the moment between its signature and its renaming.
      const renamed = join(folder, 'renamed');
      cpSync(part, renamed, { recursive: true });
      if (!isSigned) {
        for (const trusted of [key, undefined]) {
          expect([10, 11]).toContain((await verify(renamed, trusted, { reperform: false })).exitCode);
        }
      }
      rmSync(renamed, { recursive: true });
    }
    if (!existsSync(directory)) {
      if (!existsSync(part)) seen.nothing += 1;
      continue;
    }
    // It was renamed into its place before the signal came: then it is whole.
    expect(existsSync(part)).toBe(false);
    expect(failedChecks(await verify(directory, key, { derive: deriveSheets }))).toEqual(['coverage']);
    seen.complete += 1;
    directory = join(folder, `run-${kill + 1}`);
  }
  const last = write(directory);
  await last.ended;
  expect(existsSync(`${directory}.part`)).toBe(false);
  expect(failedChecks(await verify(directory, key, { derive: deriveSheets }))).toEqual(['coverage']);
  expect(readManifest(directory).files).toEqual(readManifest(join(folder, 'whole')).files);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  console.log(
    `writing takes ${whole.toFixed(0)} ms; ${kills} kills: ${seen.nothing} before anything was written, ${seen.part} without a manifest, ` +
      `${seen.manifest} without a signature, ${seen.signed} not yet renamed, ${seen.complete} after it was whole`,
  );
  expect(seen.part + seen.manifest + seen.signed).toBeGreaterThan(kills / 3);
}, 300_000);
