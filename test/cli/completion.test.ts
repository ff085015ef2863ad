import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { loadShippedCatalog } from '../../src/catalog/load.ts';
import { describeProgram, plainWord, withDescendants } from '../../src/cli/completion/describe-program.ts';
import { shells } from '../../src/cli/completion/shells.ts';
import { languages } from '../../src/model/text.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { completionScript, programIn } from '../support/completion-script.ts';

interface Named {
  readonly path: string;
  readonly flags: readonly string[];
}

/** Commands and their flags, read off commander without the code under test. */
function list(command: Command, path = command.name()): readonly Named[] {
  const flags = command.options.flatMap(({ short, long }) => [short, long].filter((flag) => flag !== undefined));
  return [{ path, flags }, ...command.commands.flatMap((child) => list(child, `${path} ${child.name()}`))];
}

/** The part of a script that completes one command. */
function partOf(shell: string, script: string, path: string): string {
  if (shell === 'bash') return script.split('\n').find((line) => line.includes(`'${path}') list='-`)) ?? '';
  if (shell === 'fish') {
    return script
      .split('\n')
      .filter((line) => line.includes(`'__comply_at \\'${path}\\'`))
      .join('\n');
  }
  return new RegExp(`^_${path.replace(/[ -]/g, '_')}\\(\\) \\{\\n(.*?)^\\}`, 'ms').exec(script)?.[1] ?? '';
}

function names(shell: string, part: string, flag: string): boolean {
  const dashless = flag.replace(/^-+/, '');
  if (shell === 'fish') return new RegExp(` -${flag.startsWith('--') ? 'l' : 's'} ${dashless}( |$)`, 'm').test(part);
  if (shell === 'zsh') return new RegExp(`^    '(?:\\*|\\([^)]*\\))?${flag}=?\\[`, 'm').test(part);
  return new RegExp(`[' ]${flag}[' ]`).test(part);
}

describe.each(shells)('the script for %s', (shell) => {
  it.each(languages)('has every command and every option of the program (%s)', async (language) => {
    const program = programIn(language);
    const script = await completionScript(shell, program);
    const all = list(program);
    const missing = all.flatMap(({ path, flags }) => {
      const part = partOf(shell, script, path);
      return [...flags, '--help'].filter((flag) => !names(shell, part, flag)).map((flag) => `${path} ${flag}`);
    });
    expect(missing).toEqual([]);
    expect(all.filter(({ path }) => partOf(shell, script, path) === '')).toEqual([]);
    console.info(
      `${shell}, ${language}: ${all.length} commands, ${all.flatMap(({ flags }) => flags).length} flags, ${script.length} characters`,
    );
  });

  it('offers every rule', async () => {
    const script = await completionScript(shell, programIn('en'));
    const { rules } = await loadShippedCatalog(resourceSchemas);
    expect(rules.filter(({ id }) => !script.includes(` ${id}`) && !script.includes(`'${id}`))).toEqual([]);
    expect(rules.length).toBeGreaterThan(100);
  });

  it('speaks the language of the help', async () => {
    const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
    const [en, ja] = await Promise.all(languages.map((language) => completionScript(shell, programIn(language))));
    expect(en).not.toMatch(japanese);
    // bash shows no descriptions.
    if (shell !== 'bash') expect(ja).toMatch(japanese);
  });
});

describe('what is offered', () => {
  const program = describeProgram(programIn('en'));
  const commands = withDescendants(program);
  const valueAt = (path: string, flag: string) =>
    commands.find((command) => command.path === path)?.options.find(({ flags }) => flags.includes(flag))?.value;

  it('is the choices an option has, and the formats that a file can have', () => {
    expect(valueAt('comply scan', '--format')).toMatchObject({ kind: 'words' });
    expect(valueAt('comply scan', '-o')).toMatchObject({ kind: 'prefixes' });
    expect(JSON.stringify(valueAt('comply scan', '-o'))).toContain('"xlsx="');
    expect(valueAt('comply scan', '--config')).toMatchObject({ kind: 'files' });
    expect(valueAt('comply scan', '--evidence')).toMatchObject({ kind: 'folders' });
    expect(valueAt('comply scan', '--timeout')).toMatchObject({ kind: 'free' });
    expect(valueAt('comply scan', '--quiet')).toBeUndefined();
  });

  it('has a format before every file that is given as format=file', () => {
    const options = commands.flatMap(({ path, options }) => options.map((option) => ({ path, ...option })));
    const pairs = options.filter(({ value }) => value?.name === 'format=file');
    expect(pairs.length).toBeGreaterThan(1);
    expect(pairs.filter(({ value }) => value?.kind !== 'prefixes' || value.words.length === 0)).toEqual([]);
  });

  it('tells options that may be repeated from others', () => {
    const options = commands.find(({ path }) => path === 'comply scan')?.options ?? [];
    const repeatable = options.filter(({ isRepeatable }) => isRepeatable).flatMap(({ flags }) => flags);
    expect(repeatable).toEqual(expect.arrayContaining(['--framework', '--target', '--output', '--rule']));
    expect(repeatable).not.toContain('--format');
  });

  it.each(['a b', "a'b", '$(x)', 'a;b', 'a*', ''])('is never the word %j', (word) => {
    expect(() => plainWord(word)).toThrow('completion script');
  });
});
