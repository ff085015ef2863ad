import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { region, settingsFor } from './seed/settings.ts';

const binary = fileURLToPath(new URL('../../../bin/comply.js', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly env?: object;
  readonly cwd?: string;
  /** Of another copy of the program. */
  readonly binary?: string;
  /** Sends a signal as soon as this is so. */
  readonly stop?: { readonly signal: 'SIGINT' | 'SIGKILL'; readonly when: () => boolean };
}

/** Runs the binary as a user does, from an empty folder unless told otherwise. */
export async function comply(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, [options.binary ?? binary, ...args], {
    cwd: options.cwd ?? emptyFolder(),
    env: { PATH: process.env.PATH, HOME: emptyFolder(), LANG: 'C.UTF-8', CI: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { stop } = options;
  const watch = stop && setInterval(() => stop.when() && child.kill(stop.signal) && clearInterval(watch), 20);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  clearInterval(watch);
  return { code, stdout, stderr, milliseconds: performance.now() - start };
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'comply-live-'));
}

/** Environment of a process that speaks to an emulator, with the keys that its account is known by. */
export function awsEnvironment(url: string, { credentials } = settingsFor(url)): object {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken && { AWS_SESSION_TOKEN: credentials.sessionToken }),
    AWS_REGION: region,
  };
}

async function text(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
