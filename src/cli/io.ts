import { userInfo } from 'node:os';
import { env, pid, stderr, stdout } from 'node:process';

/** One output stream as the commands see it. */
export interface Output {
  /** Resolves when the stream can take more. */
  write(text: string): Promise<void>;
  readonly isTerminal: boolean;
  /** Width in columns; 80 where there is no terminal. */
  readonly columns: number;
  /** 0 none, 1 sixteen, 2 256, 3 16 million colours. */
  readonly colorLevel: 0 | 1 | 2 | 3;
}

/** Everything outside the program. Tests hand in their own. */
export interface Io {
  readonly argv: readonly string[];
  readonly stdout: Output;
  readonly stderr: Output;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** What the program runs on: `v26.1.0`, `linux-x64`; and who runs it, where the system says. */
  readonly host: () => { readonly node: string; readonly platform: string; readonly user?: string };
  /** Calls `handler` at the first SIGINT or SIGTERM; a second one ends the process at once. Returns what stops listening. */
  onInterrupt(handler: (signal: 'SIGINT' | 'SIGTERM') => void): () => void;
}

/** The real process. The only place that touches it. */
export function processIo(): Io {
  return {
    argv: process.argv.slice(2),
    stdout: output(stdout),
    stderr: output(stderr),
    cwd: process.cwd(),
    env,
    now: () => new Date(),
    host: () => ({ node: process.version, platform: `${process.platform}-${process.arch}`, ...readUser() }),
    onInterrupt: listen,
  };
}

/** A container may run as a user that the system has no name for. */
function readUser(): { readonly user?: string } {
  try {
    return { user: userInfo().username };
  } catch {
    return {};
  }
}

/** Ends with this code once everything written has left. */
export function exitWith(code: number): void {
  process.exitCode = code;
}

function output(stream: NodeJS.WriteStream): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader went away (`comply scan | head`): nothing is left to say to it.
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  return {
    write: (text) =>
      new Promise((resolve) => {
        if (stream.write(text)) resolve();
        else stream.once('drain', resolve);
      }),
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY === true ? stream.columns : 80,
    colorLevel: stream.isTTY === true ? colorLevel(stream.getColorDepth()) : 0,
  };
}

function colorLevel(depth: number): 0 | 1 | 2 | 3 {
  if (depth >= 24) return 3;
  if (depth >= 8) return 2;
  return depth >= 4 ? 1 : 0;
}

function listen(handler: (signal: 'SIGINT' | 'SIGTERM') => void): () => void {
  let seen = false;
  const react = (signal: 'SIGINT' | 'SIGTERM') => {
    if (seen) {
      process.removeListener('SIGINT', react);
      process.removeListener('SIGTERM', react);
      process.kill(pid, signal);
      return;
    }
    seen = true;
    handler(signal);
  };
  process.on('SIGINT', react);
  process.on('SIGTERM', react);
  return () => {
    process.removeListener('SIGINT', react);
    process.removeListener('SIGTERM', react);
  };
}
