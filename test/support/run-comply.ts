import type { Io, Output } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

/** What a run printed and how it ended. */
export interface ComplyRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as a JSON assessment. Throws when it is none. */
  readonly json: RunJson;
}

/** The parts of a JSON assessment that tests read. */
export interface RunJson {
  readonly results: readonly {
    readonly rule: string;
    readonly outcome: string;
    readonly resource: { readonly id: string };
    readonly waiver?: unknown;
    readonly cause?: { readonly permission?: string };
  }[];
  readonly frameworks: readonly {
    readonly id: string;
    readonly controls: readonly { readonly id: string; readonly status: string }[];
  }[];
  readonly waivers: readonly { readonly state: string }[];
  readonly attestations: readonly {
    readonly state: string;
    readonly control?: string;
    readonly safeguard?: string;
  }[];
}

/** Runs one command line in this process, with streams of its own; `terminal` is what stdout is like. */
export async function runComply(
  argv: readonly string[],
  changes: Partial<Io> = {},
  terminal: Partial<Output> = {},
): Promise<ComplyRun> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr'): Output => ({
    write: async (text) => {
      written[name] += text;
    },
    isTerminal: false,
    columns: 80,
    colorLevel: 0,
  });
  const io: Io = {
    argv,
    stdout: { ...stream('stdout'), ...terminal },
    stderr: stream('stderr'),
    cwd: '/',
    env: { CI: '1' },
    now: () => new Date('2026-11-20T00:00:00Z'),
    host: () => ({ node: 'v26.0.0', platform: 'linux-x64', user: 'acme' }),
    onInterrupt: () => () => {},
    ...changes,
  };
  const code = await main(io);
  return {
    code,
    ...written,
    get json() {
      return JSON.parse(written.stdout) as RunJson;
    },
  };
}
