import { writeSync } from 'node:fs';
import { userInfo } from 'node:os';
import { env, pid, stderr, stdin, stdout } from 'node:process';
import { InputError, UsageError } from '../model/errors.ts';

/** One output stream as the commands see it. */
export interface Output {
  /**
   * Resolves when the text has left, and where its reader went away: how the program ends is not the reader's to say.
   * Rejects with an InputError where stdout cannot be written.
   */
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
  /** What is handed in. Absent: a terminal, where somebody would have to type it. */
  readonly input?: AsyncIterable<Uint8Array>;
  /** Asks the person at the terminal for a line; undefined where they gave up. Absent: nobody is there to answer. */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** Calls `handler` at the first SIGINT or SIGTERM; a second one ends the process at once. Returns what stops listening. */
  onInterrupt(handler: (signal: 'SIGINT' | 'SIGTERM') => void): () => void;
}

/** The real process. The only place that touches it. */
export function processIo(): Io {
  return {
    argv: process.argv.slice(2),
    stdout: output(stdout, 'stdout'),
    stderr: output(stderr, 'stderr'),
    get cwd() {
      return currentFolder();
    },
    env,
    now: () => new Date(),
    host: () => ({ node: process.version, platform: `${process.platform}-${process.arch}`, ...readUser() }),
    // Looked at when it is asked for: to touch it is to open it.
    get input(): AsyncIterable<Uint8Array> {
      return stdin;
    },
    ...(stdin.isTTY === true && stderr.isTTY === true && { ask }),
    onInterrupt: listen,
  };
}

/** Throws UsageError where somebody took the folder away. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new UsageError({
      en: 'the current folder is not there any more; go to one that is',
      ja: '現在のフォルダーがなくなっている。存在するフォルダーに移動すること',
    });
  }
}

/** On stderr, as stdout may go to a file. Ctrl-C and Ctrl-D close the line without an answer. */
async function ask(question: string): Promise<string | undefined> {
  const { createInterface } = await import('node:readline');
  const line = createInterface({ input: stdin, output: stderr });
  return new Promise((resolve) => {
    line.on('close', () => resolve(undefined));
    line.question(question, (answer) => {
      resolve(answer);
      line.close();
    });
  });
}

/** A container may run as a user that the system has no name for. */
function readUser(): { readonly user?: string } {
  try {
    return { user: userInfo().username };
  } catch {
    return {};
  }
}

/** Calls `tell` with what nothing caught, which then ends the process with this code at once: Node's own would be 1. */
export function onUncaught(code: number, tell: (error: unknown) => string): void {
  process.on('uncaughtException', (error: unknown) => {
    writeSync(stderr.fd, tell(error));
    process.exit(code);
  });
}

/** Ends with this code once everything written has left. */
export function exitWith(code: number): void {
  process.exitCode = code;
}

function output(stream: NodeJS.WriteStream, name: 'stdout' | 'stderr'): Output {
  let isLost = false;
  // Told to whoever wrote, by the callback; without a listener it would end the process before the exit code is known.
  stream.on('error', () => {
    isLost = true;
  });
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        if (isLost) return resolve();
        stream.write(text, (error: NodeJS.ErrnoException | null | undefined) => {
          // The reader went away (`comply scan | head`): nothing is left to say to it. Of stderr nothing can be said at all.
          if (!error || error.code === 'EPIPE' || name === 'stderr') resolve();
          else reject(unwritable(name, error));
        });
      }),
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY === true ? stream.columns : 80,
    colorLevel: stream.isTTY === true ? colorLevel(stream.getColorDepth()) : 0,
  };
}

function unwritable(file: string, { code = '' }: NodeJS.ErrnoException): InputError {
  const ja = `書き込めない（${code}）。出力は途中までである。出力先の空き容量を確認すること`;
  return new InputError(
    { file },
    { en: `cannot be written (${code}), so the output is not whole; see whether there is room where it goes`, ja },
  );
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
