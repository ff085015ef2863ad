import { spawn } from 'node:child_process';

/** A whole process to be timed. */
export interface Contestant {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Exit code it must end with; default 0. */
  readonly code?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs each contestant `rounds` times, taking turns, and returns its least wall time in milliseconds by name: what else the
 * machine does only adds.
 */
export async function interleave(
  contestants: readonly Contestant[],
  rounds: number,
): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (const contestant of contestants) await time(contestant);
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) times.get(contestant.name)?.push(await time(contestant));
  }
  return new Map([...times].map(([name, all]) => [name, Math.min(...all)]));
}

/** One run, to the end of the process. The event loop stays free, as what it talks to may live here. */
export async function time({ name, command, args, code = 0, env = {} }: Contestant): Promise<number> {
  const start = performance.now();
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const status = await new Promise((resolve) => child.on('close', resolve));
  const elapsed = performance.now() - start;
  if (status !== code) throw new Error(`${name} ended with ${status}: ${complaint}`);
  return elapsed;
}
