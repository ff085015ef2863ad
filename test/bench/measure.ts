import { spawn } from 'node:child_process';

/** What one process took. */
export interface Measured {
  readonly milliseconds: number;
  /** Its peak resident set. */
  readonly megabytes: number;
}

/** Prints the peak as the process ends. */
const reporter = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS+'\\n'))`;

/** Runs Node with these arguments to its end, which has to be with one of these codes. What it prints is read and dropped. */
export async function measure(
  args: readonly string[],
  codes: readonly number[],
  env: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', reporter, ...args], {
    env: { ...process.env, ...env, CI: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.resume();
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const status = await new Promise((resolve) => child.on('close', resolve));
  const milliseconds = performance.now() - start;
  const peak = /\npeak (\d+)\n/.exec(said)?.[1];
  if (!codes.includes(Number(status)) || peak === undefined)
    throw new Error(`${args.join(' ')} ended with ${status}: ${said}`);
  return { milliseconds, megabytes: Number(peak) / 1024 };
}
