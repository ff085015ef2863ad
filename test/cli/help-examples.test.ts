import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { manualEn } from '../../src/i18n/manual.en.ts';
import { manualJa } from '../../src/i18n/manual.ja.ts';
import { programIn } from '../support/completion-script.ts';

const folder = mkdtempSync(join(tmpdir(), 'comply-examples-'));
const examples = Object.entries(manualEn.of).flatMap(([command, own]) =>
  Object.keys(own).map((line) => ({ command: command === 'comply' ? '' : command, line })),
);

afterAll(() => rmSync(folder, { recursive: true }));

/** The words that each `comply` of a line gets, as bash reads it; nothing is run. */
function wordsOf(line: string): readonly (readonly string[])[] {
  const record = `comply() { printf '%s\\0' "$@" >&3; printf '\\0' >&3; }; read() { :; }; source() { :; }`;
  const out = join(folder, 'words');
  const script = `${record}; fpath=x; set --; exec 3>"$OUT"; ${line.replaceAll(/> \S+$/gm, '> /dev/null')}; wait`;
  execFileSync('bash', ['-c', script], { cwd: folder, env: { OUT: out, PATH: '/usr/bin:/bin' }, stdio: 'ignore' });
  const text = readFileSync(out, 'utf8');
  return text.split('\0\0').flatMap((part) => (part === '' ? [] : [part.split('\0')]));
}

function findCommand(words: readonly string[]): { readonly command: Command; readonly path: string } {
  let command = programIn('en');
  const path: string[] = [];
  for (const word of words) {
    const child = command.commands.find((one) => one.name() === word);
    if (!child) break;
    command = child;
    path.push(word);
  }
  return { command, path: path.join(' ') };
}

describe('the examples of help', () => {
  it('are the same command lines in both languages', () => {
    for (const [command, own] of Object.entries(manualEn.of)) {
      expect(Object.keys(manualJa.of[command as keyof typeof manualEn.of])).toEqual(Object.keys(own));
    }
  });

  it.each(examples)('$line is understood', ({ command, line }) => {
    const runs = wordsOf(line);
    expect(runs.length).toBeGreaterThan(0);
    for (const words of runs) {
      if (words[0] === 'help') continue;
      const found = findCommand(words);
      const depth = found.path.split(' ').length;
      found.command.exitOverride().action(() => {});
      found.command.parse(words.slice(depth), { from: 'user' });
      // A command that only holds others shows lines of those, and one line of another command may be needed beforehand.
      if (line === Object.keys(manualEn.of[(command || 'comply') as keyof typeof manualEn.of])[0]) {
        expect(found.path.startsWith(command)).toBe(true);
      }
    }
  });
});
