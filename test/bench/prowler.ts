import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emptyFolder } from '../live/support/comply.ts';

const environment = fileURLToPath(new URL('../../.cache/prowler', import.meta.url));
const requirements = fileURLToPath(new URL('./prowler-requirements.txt', import.meta.url));

const uv = 'uv==0.13.9';

/** For installing it and for its run together, in milliseconds. */
const patience = 5 * 60_000;

export interface ProwlerRun {
  readonly version: string;
  readonly seconds: number;
  /** Rows of its report. */
  readonly findings: number;
}

/** A scan of one region for HIPAA by Prowler, installed for it alone; or why there is none. */
export async function runProwler(env: Readonly<Record<string, string>>, region: string): Promise<ProwlerRun | string> {
  const deadline = Date.now() + patience;
  try {
    install(deadline);
    return await run(env, region, deadline);
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
  }
}

function install(deadline: number): void {
  const pins = readFileSync(requirements, 'utf8');
  const done = join(environment, createHash('sha256').update(pins).digest('hex').slice(0, 16));
  if (existsSync(done)) return;
  const execute = (file: string, ...args: string[]) =>
    execFileSync(file, args, { stdio: 'pipe', timeout: Math.max(1, deadline - Date.now()) });
  execute('python3', '-m', 'venv', '--clear', environment);
  // It fetches and compiles in parallel: half the time that pip takes.
  execute(join(environment, 'bin', 'pip'), 'install', '--quiet', uv);
  const options = ['--quiet', '--no-deps', '--compile-bytecode', '--python', join(environment, 'bin', 'python')];
  execute(join(environment, 'bin', 'uv'), 'pip', 'install', ...options, '-r', requirements);
  writeFileSync(done, '');
}

async function run(env: Readonly<Record<string, string>>, region: string, deadline: number): Promise<ProwlerRun> {
  const folder = emptyFolder();
  const args = ['aws', '--compliance', 'hipaa_aws', '--region', region, '--output-formats', 'csv'];
  const rest = ['--output-directory', folder, '--output-filename', 'prowler', '--no-banner', '--ignore-exit-code-3'];
  const start = performance.now();
  const child = spawn(join(environment, 'bin', 'prowler'), [...args, ...rest], {
    cwd: folder,
    // A proxy that is not there: it asks nobody but the emulator.
    env: { ...env, PATH: process.env.PATH, HOME: folder, HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: Math.max(1, deadline - Date.now()),
  });
  const code = await ending(child);
  if (code !== 0) throw new Error(`it ended with ${code}`);
  const report = readdirSync(folder).find((name) => name.endsWith('.csv')) ?? '';
  const rows = readFileSync(join(folder, report), 'utf8').trim().split('\n').length - 1;
  const version = /^prowler==(\S+)$/m.exec(readFileSync(requirements, 'utf8'))?.[1] ?? '';
  return { version, seconds: (performance.now() - start) / 1000, findings: rows };
}

async function ending(child: ChildProcess): Promise<number | string | null> {
  child.stderr?.resume();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
}
