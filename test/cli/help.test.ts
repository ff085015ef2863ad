import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { manualEn } from '../../src/i18n/manual.en.ts';
import { manualJa } from '../../src/i18n/manual.ja.ts';
import { languages } from '../../src/model/text.ts';
import { widthOf } from '../../src/report/width.ts';
import { programIn } from '../support/completion-script.ts';
import { runComply } from '../support/run-comply.ts';

const golden = (name: string) => fileURLToPath(new URL(`../../fixtures/golden/${name}`, import.meta.url));
const main = new URL('../../src/cli/main.ts', import.meta.url).href;

/** Every command, as it is typed; the program itself is the empty one. */
function listCommands(command: Command, path: readonly string[] = []): readonly string[] {
  return [path.join(' '), ...command.commands.flatMap((child) => listCommands(child, [...path, child.name()]))];
}
const commands = listCommands(programIn('en'));

describe.each(languages)('help in %s', (language) => {
  const manual = language === 'ja' ? manualJa : manualEn;
  it.each(commands)('comply %s --help', async (command) => {
    const argv = [...command.split(' ').filter((word) => word !== ''), '--help'];
    const { code, stdout, stderr } = await runComply(argv, { env: { COMPLY_LANG: language } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
    for (const part of [manual.examples, 'comply ', manual.exitCodes.done.split('\n')[0], manual.seeAlso]) {
      expect(stdout).toContain(part);
    }
    const name = ['help', ...argv.slice(0, -1), language, 'txt'];
    await expect(stdout).toMatchFileSnapshot(golden(name.join('.')));
  });

  it('holds no word of the other language, but names and examples', async () => {
    const pages = commands.map((command) => [...command.split(' ').filter((word) => word !== ''), '--help']);
    const runs = await Promise.all(pages.map((argv) => runComply(argv, { env: { COMPLY_LANG: language } })));
    const text = runs.map(({ stdout }) => stdout).join('');
    const named = new Set(text.match(/docs\/[\w.-]+\.md/g));
    expect(named.size).toBeGreaterThan(5);
    expect([...named].filter((page) => !existsSync(new URL(`../../${page}`, import.meta.url)))).toEqual([]);
    if (language === 'en') expect(text).not.toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
    else {
      expect(text).not.toMatch(/\b(?:the|choices|default|display|help for)\b/);
      // Half-width brackets and colons beside Japanese.
      expect(text).not.toMatch(
        /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]\s?\(|\)[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
      );
    }
  });
});

const trace = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
  const { run } = await import(${JSON.stringify(main)});
  await run();
  process.stderr.write('\\n' + JSON.stringify(loaded));
`;

/** Every module that a command line loads, by address. */
function loadedBy(...argv: readonly string[]): readonly string[] {
  const flags = ['--no-warnings', '--experimental-strip-types', '--input-type=module', '--eval', trace];
  // Nobody is asked for credentials, and none are there.
  const env = { ...process.env, AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential' };
  const { stderr } = spawnSync(process.execPath, [...flags, '--', 'comply', ...argv], { encoding: 'utf8', env });
  return JSON.parse(stderr.split('\n').at(-1) ?? '') as readonly string[];
}

const heavy = /node_modules\/(?:yaml|@aws-sdk|@smithy|@azure)\/|\/src\/tls-scanner-lite\//;

describe('what a scan loads', () => {
  // Two whole scans, from sources that are compiled as they load.
  it('is nothing of Azure unless an Azure target is scanned', { timeout: 120_000 }, () => {
    const azure = /node_modules\/(?:@azure|@typespec)\//;
    const rule = ['--rule', 'endpoint/tls/*', '--timeout', '1s'];
    const other = loadedBy('scan', '--endpoint', '127.0.0.1:1', ...rule);
    expect(other.some((url) => url.includes('/src/tls-scanner-lite/'))).toBe(true);
    expect(other.filter((url) => azure.test(url))).toEqual([]);
    const own = ['--azure-subscription', '11111111-2222-3333-4444-555555555555', '--rule', 'azure/storage/*'];
    expect(loadedBy('scan', ...own).some((url) => azure.test(url))).toBe(true);
  });
});

describe('what help loads', () => {
  it.each(languages)('is neither a YAML parser nor an SDK nor the TLS scanner, in %s', (language) => {
    const loaded = loadedBy('--help', '--lang', language);
    expect(loaded.some((url) => url.endsWith('/src/cli/program.ts'))).toBe(true);
    expect(loaded.filter((url) => heavy.test(url))).toEqual([]);
  });

  it('would show, as it does for a command that reads rules', () => {
    expect(loadedBy('rules', 'list').some((url) => heavy.test(url))).toBe(true);
  });
});
