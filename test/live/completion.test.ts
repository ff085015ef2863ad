import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shells } from '../../src/cli/completion/shells.ts';
import { languages } from '../../src/model/text.ts';
import { completionScript, hostileProgram, programIn } from '../support/completion-script.ts';

const terminal = fileURLToPath(new URL('./support/terminal.py', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'comply-completion-'));
const cwd = join(folder, 'work');
const script = (name: string) => join(folder, name);

/** Names that a shell would run or split if they were not quoted. */
const files = [
  'a b.json',
  'plain.json',
  '$(touch pwned).json',
  '`touch pwned`.json',
  'q\'uote".json',
  ';touch pwned;.json',
];

const missing = shells.filter((shell) => spawnSync(shell, ['--version']).status !== 0);
if (missing.length > 0) {
  if (process.env.CI) throw new Error(`not installed: ${missing.join(', ')}; apt-get install zsh fish`);
  console.warn(`completion is not tried in ${missing.join(', ')}: not installed`);
}

beforeAll(async () => {
  mkdirSync(join(cwd, 'dir one'), { recursive: true });
  for (const file of files) writeFileSync(join(cwd, file), '');
  for (const shell of shells) {
    writeFileSync(script(`en.${shell}`), await completionScript(shell, programIn('en')));
    writeFileSync(script(`ja.${shell}`), await completionScript(shell, programIn('ja')));
    writeFileSync(script(`hostile.${shell}`), await completionScript(shell, hostileProgram()));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What is typed, and the words that the program then gets; a tab completes. */
const typed: readonly (readonly [line: string, words: readonly string[]])[] = [
  ['comply sc\t', ['scan']],
  ['comply evidence v\t', ['evidence', 'verify']],
  ['comply help ev\t', ['help', 'evidence']],
  ['comply scan --format js\t', ['scan', '--format', 'json']],
  ['comply scan --format=ma\t', ['scan', '--format=markdown']],
  ['comply scan --demo --lang ja --min-s\t hi\t', ['scan', '--demo', '--lang', 'ja', '--min-severity', 'high']],
  ['comply scan --target "a b" --framework jp\t', ['scan', '--target', 'a b', '--framework', 'jp-3sho2']],
  // The value of an option is no command and no place.
  ['comply evidence --l\t', ['evidence', '--l']],
  ['comply permissions --target scan az\t', ['permissions', '--target', 'scan', 'azure']],
  ['comply permissions aws e\t', ['permissions', 'aws', 'e']],
  ['comply scan -o js\tpl\t', ['scan', '-o', 'json=plain.json']],
  ['comply scan --output xl\ta\t', ['scan', '--output', 'xlsx=a b.json']],
  ['comply scan --output=json=pl\t', ['scan', '--output=json=plain.json']],
  ['comply scan --sign ke\tpl\t', ['scan', '--sign', 'key:plain.json']],
  ['comply rules show aws/kms/has\t', ['rules', 'show', 'aws/kms/has-alias']],
  ["comply scan --rule 'aws/kms/has\t", ['scan', '--rule', 'aws/kms/has-alias']],
  ['comply report a\t', ['report', 'a b.json']],
  ['comply report "a\t', ['report', 'a b.json']],
  ['comply report q\t', ['report', 'q\'uote".json']],
  ['comply report \\$\t', ['report', '$(touch pwned).json']],
  ['comply report \\;\t', ['report', ';touch pwned;.json']],
  ['comply scan -o json=\\`\t', ['scan', '-o', 'json=`touch pwned`.json']],
  [
    "comply scan --from '$(touch pwned)' --sav\t di\t",
    ['scan', '--from', '$(touch pwned)', '--save-snapshot', 'dir one'],
  ],
  // Where only the user knows, nothing is offered; what stands there is left as it is.
  ['comply scan --timeout pl\t', ['scan', '--timeout', 'pl']],
  ["comply scan --target '$(touch pwned) *\t'", ['scan', '--target', '$(touch pwned) *']],
  ['comply scan -- --fo\t', ['scan', '--', '--fo']],
  ['comply nothing sc\t', ['nothing', 'sc']],
];

const echo = `comply() { printf '[%s]' "$@"; echo '<'END'>'; }`;
const interactive: Readonly<
  Record<'bash' | 'zsh', { readonly argv: readonly string[]; readonly setup: (file: string) => string }>
> = {
  bash: {
    argv: ['bash', '--norc', '--noprofile', '-i'],
    setup: (file) =>
      `bind 'set bell-style none'; bind 'set show-all-if-ambiguous on'; ${echo}; . ${file}; echo REA''DY`,
  },
  zsh: {
    argv: ['zsh', '-f', '-i'],
    setup: (file) =>
      `PS1='$ '; unsetopt beep list_beep; LISTMAX=9999; autoload -Uz compinit; compinit -u -D; ${echo}; . ${file}; echo REA''DY`,
  },
};

function type(shell: 'bash' | 'zsh', file: string, lines: readonly string[]): readonly string[] {
  const { argv, setup } = interactive[shell];
  const input = JSON.stringify({ argv, setup: setup(file), lines, cwd });
  return JSON.parse(execFileSync('python3', [terminal], { input, encoding: 'utf8' })) as string[];
}

/** The words that the program got: the last thing printed. A path keeps or loses its slash as the shell likes. */
function wordsIn(shown: string): readonly string[] {
  const printed = shown.slice(shown.lastIndexOf('\n') + 1);
  return printed
    .slice(1, -1)
    .split('][')
    .map((word) => word.replace(/\/$/, ''));
}

function wantedWords(words: readonly string[]): readonly string[] {
  return words.map((word) => word.replace(/\/$/, ''));
}

function fish(file: string, lines: readonly string[]): readonly (readonly string[])[] {
  const program = `source ${file}\nfor line in $argv\n  complete -C $line\n  echo '<END>'\nend\n`;
  const done = spawnSync('fish', ['--no-config', '-c', program, ...lines], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8' },
  });
  expect(done.stderr).toBe('');
  return done.stdout
    .split('<END>\n')
    .slice(0, -1)
    .map((part) => part.split('\n').filter((line) => line !== ''));
}

describe.each(['bash', 'zsh'] as const)('completion in a real %s', (shell) => {
  const skip = missing.includes(shell);

  it.skipIf(skip)('completes what is typed, and runs nothing of it', () => {
    const shown = type(
      shell,
      script(`en.${shell}`),
      typed.map(([line]) => line),
    );
    const got = shown.map(wordsIn);
    const wanted = typed.map(([, words]) => wantedWords(words));
    expect(got).toEqual(wanted);
    expect(readdirSync(cwd).filter((name) => name.startsWith('pwned'))).toEqual([]);
    console.info(`${shell}: ${typed.length} lines`);
  });

  it.skipIf(skip).each(languages)('lists commands and options (%s)', (language) => {
    const [commands = '', options = ''] = type(shell, script(`${language}.${shell}`), [
      'comply \t\t',
      'comply scan --\t\t',
    ]);
    for (const word of ['scan', 'preflight', 'evidence', 'help']) expect(commands).toContain(word);
    for (const word of ['--framework', '--fail-on', '--no-color', '--help']) expect(options).toContain(word);
    if (shell === 'zsh') expect(options).toContain(language === 'ja' ? 'ゲート' : 'gate threshold: critical');
  });

  it.skipIf(skip)('shows a hostile help text as it is', () => {
    const lines = ['comply o\t\tn\t', 'comply one --\t\t', 'comply one --fl\t', 'comply one pl\t'];
    const [commands = '', options = '', flag = '', file = ''] = type(shell, script(`hostile.${shell}`), lines);
    if (shell === 'zsh')
      for (const shown of [commands, options]) expect(shown).toContain(`it's [a] "b" c:d \\ e $(touch pwned-text)`);
    expect(wordsIn(flag)).toEqual(['one', '--flag']);
    expect(wordsIn(file)).toEqual(['one', 'plain.json']);
    expect(readdirSync(cwd).filter((name) => name.startsWith('pwned'))).toEqual([]);
  });
});

describe.skipIf(missing.includes('fish'))('completion in a real fish', () => {
  const names = (lines: readonly string[]) => lines.map((line) => line.split('\t')[0]?.replace(/\/$/, '') ?? '');

  it('offers the word that the line lacks, and runs nothing of it', () => {
    // fish escapes a candidate itself once it is chosen, and is asked for one word at a time.
    const single = typed.filter(([line]) => line.indexOf('\t') === line.length - 1);
    const offered = fish(
      script('en.fish'),
      single.map(([line]) => line.slice(0, -1)),
    ).map(names);
    const got = single.map(([line, words], index) => {
      const last = words.at(-1) ?? '';
      return [line, line.endsWith(`${last}\t`) ? offered[index] : offered[index]?.includes(last)];
    });
    expect(got).toEqual(single.map(([line, words]) => [line, line.endsWith(`${words.at(-1)}\t`) ? [] : true]));
    expect(readdirSync(cwd).filter((name) => name.startsWith('pwned'))).toEqual([]);
    console.info(`fish: ${single.length} lines`);
  });

  it.each(languages)('lists commands and options with what they do (%s)', (language) => {
    const [commands = [], options = []] = fish(script(`${language}.fish`), ['comply ', 'comply scan --']);
    expect(names(commands)).toEqual(expect.arrayContaining(['scan', 'preflight', 'evidence', 'help']));
    expect(names(options)).toEqual(expect.arrayContaining(['--framework', '--fail-on', '--no-color', '--help']));
    expect(options.join('\n')).toContain(language === 'ja' ? 'ゲート' : 'gate threshold: critical');
  });

  it('offers formats, then files behind them', () => {
    const [formats = [], sarif = []] = fish(script('en.fish'), ['comply scan -o ', 'comply scan -o json=']);
    expect(names(formats)).toEqual(expect.arrayContaining(['json=', 'text=', 'xlsx=']));
    expect(names(sarif)).toEqual(expect.arrayContaining(files.map((file) => `json=${file}`)));
  });

  it('shows a hostile help text as it is', () => {
    const [commands = [], options = []] = fish(script('hostile.fish'), ['comply o', 'comply one --']);
    for (const shown of [commands, options])
      expect(shown.join('\n')).toContain(`it's [a] "b" c:d \\ e $(touch pwned-text)`);
    expect(readdirSync(cwd).filter((name) => name.startsWith('pwned'))).toEqual([]);
  });
});

it.skipIf(missing.includes('zsh'))('serves zsh as a file in fpath too', () => {
  const functions = join(folder, 'functions');
  mkdirSync(functions);
  execFileSync('cp', [script('en.zsh'), join(functions, '_comply')]);
  const setup = `PS1='$ '; fpath=(${functions} $fpath); autoload -Uz compinit; compinit -u -D; ${echo}; echo REA''DY`;
  const input = JSON.stringify({ argv: interactive.zsh.argv, setup, lines: ['comply sc\t', 'comply ev\tver\t'], cwd });
  const shown = JSON.parse(execFileSync('python3', [terminal], { input, encoding: 'utf8' })) as string[];
  expect(shown.map(wordsIn)).toEqual([['scan'], ['evidence', 'verify']]);
});
