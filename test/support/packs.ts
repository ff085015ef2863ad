import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { draftRule } from '../../src/catalog/draft-rule.ts';
import type { Io } from '../../src/cli/io.ts';
import { InputError, UsageError } from '../../src/model/errors.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';

const temporary: string[] = [];
process.once('exit', () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes when the process does. */
export function packFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'comply-packs-'));
  temporary.push(folder);
  return folder;
}

/** A rule of a pack, as `comply rules new` begins it, with lines of its own. */
export function packRule(type: string, changes: Readonly<Record<string, string>> = {}): string {
  const schema = resourceSchemas.find((candidate) => candidate.type === type);
  let text = (schema && draftRule(schema)) ?? '';
  for (const [key, line] of Object.entries(changes))
    text = text.replace(new RegExp(`^${key}: .*$`, 'm'), `${key}: ${line}`);
  return text;
}

/** Writes files below a new folder, and gives that folder. A rule is a text; `pack.yaml` is Acme's where none is given. */
export function writePack(files: Readonly<Record<string, string>>, folder = join(packFolder(), 'acme')): string {
  const all = { 'pack.yaml': 'name: acme\nversion: "1.2.0"\ntitle: { en: Acme baseline, ja: Acme基準 }\n', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** What an action printed. */
export interface ActionIo extends Io {
  readonly out: () => string;
  readonly err: () => string;
}

/** Streams and a clock for an action, in this folder. */
export function actionIo(cwd: string, changes: Partial<Io> = {}): ActionIo {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({
    write: async (text: string) => {
      written[name] += text;
    },
    isTerminal: false,
    columns: 100,
    colorLevel: 0 as const,
  });
  return {
    argv: [],
    stdout: output('stdout'),
    stderr: output('stderr'),
    cwd,
    env: { CI: '1' },
    now: () => new Date('2026-11-20T00:00:00Z'),
    host: () => ({ node: 'v26.0.0', platform: 'linux-x64', user: 'acme' }),
    onInterrupt: () => () => {},
    out: () => written.stdout,
    err: () => written.stderr,
    ...changes,
  };
}

/** The English of the user's error that this throws; throws where it throws none. */
export async function refusal(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof InputError || error instanceof UsageError) return error.text.en;
    throw error;
  }
  throw new Error('nothing was refused');
}
