import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io, Output } from '../../../src/cli/io.ts';

/** Streams, clock and signals of a test, in an empty folder. */
export interface TransferIo extends Io {
  /** What was written to stderr so far. */
  readonly said: () => string;
  /** Sends a signal to whoever listens. */
  readonly interrupt: (signal: 'SIGINT' | 'SIGTERM') => void;
  /** How many listen for one. */
  readonly listening: () => number;
}

export function createTransferIo(changes: Partial<Io> = {}, terminal: Partial<Output> = {}): TransferIo {
  let said = '';
  const handlers = new Set<(signal: 'SIGINT' | 'SIGTERM') => void>();
  const output = (write: (text: string) => void): Output => ({
    write: async (text) => write(text),
    isTerminal: false,
    columns: 80,
    colorLevel: 0,
  });
  return {
    argv: [],
    stdout: output(() => undefined),
    stderr: {
      ...output((text) => {
        said += text;
      }),
      ...terminal,
    },
    cwd: mkdtempSync(join(tmpdir(), 'comply-cwd-')),
    env: {},
    now: () => new Date('2026-11-22T00:00:00Z'),
    host: () => ({ node: 'v26.0.0', platform: 'linux-x64' }),
    onInterrupt: (handler) => {
      handlers.add(handler);
      return () => void handlers.delete(handler);
    },
    said: () => said,
    interrupt: (signal) => {
      for (const handler of handlers) handler(signal);
    },
    listening: () => handlers.size,
    ...changes,
  };
}
