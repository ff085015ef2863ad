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

/** What several times of one contestant come down to. */
type Estimate = (times: readonly number[]) => number;

/** For what takes turns with others: the quickest of many is a lucky one. */
export const median: Estimate = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

/** For what is held against one long run, in which luck evens out: what else the machine does only adds. */
export const least: Estimate = (times) => Math.min(...times);

/** Runs each contestant `rounds` times, taking turns, and returns an estimate of its wall time in milliseconds by name. */
export async function interleave(
  contestants: readonly Contestant[],
  rounds: number,
  estimate: Estimate,
): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (const contestant of contestants) await time(contestant);
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) times.get(contestant.name)?.push(await time(contestant));
  }
  return new Map([...times].map(([name, all]) => [name, estimate(all)]));
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
