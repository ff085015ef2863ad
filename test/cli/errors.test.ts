import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { languages } from '../../src/model/text.ts';
import { runComply } from '../support/run-comply.ts';
import { badFiles } from './bad-files.ts';
import { badFlags } from './bad-flags.ts';

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comply-errors-'));
  const empty = join(folder, 'empty');
  writeFileSync(empty, '');
  // The SDK reads these of the process itself.
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', empty);
  vi.stubEnv('AWS_CONFIG_FILE', empty);
  vi.stubEnv('AWS_REGION', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe.each([...badFiles, ...badFlags])('$what', ({ prepare, argv, place, remedy, remedyJa, absent = [] }) => {
  it.each(languages)('is one clear line in %s', async (language) => {
    prepare?.(folder);
    const before = readdirSync(folder);
    const { code, stdout, stderr } = await runComply(argv, { cwd: folder, env: { CI: '1', COMPLY_LANG: language } });
    expect(stderr).toMatch(/^comply: [^\n]+\n$/);
    expect(stderr).toContain(place);
    expect(stderr).toContain(language === 'ja' ? remedyJa : remedy);
    expect(japanese.test(stderr)).toBe(language === 'ja');
    expect(stdout).toBe('');
    expect(code).toBe(2);
    for (const name of absent) expect(existsSync(join(folder, name)), name).toBe(false);
    const added = readdirSync(folder).filter((name) => !before.includes(name));
    // An empty folder for the snapshot may stay: the next try fills it.
    expect(added.flatMap((name) => readdirSync(join(folder, name)))).toEqual([]);
  });
});

describe('an error in a folder whose config names a language', () => {
  const said = async (config: string, argv: readonly string[] = ['scan'], env: Record<string, string> = {}) => {
    writeFileSync(join(folder, 'comply.yaml'), config);
    const { code, stderr } = await runComply(argv, { cwd: folder, env: { CI: '1', LANG: 'en_US.UTF-8', ...env } });
    expect(code).toBe(2);
    return japanese.test(stderr) ? 'ja' : 'en';
  };

  it('is in that language, though the config is what is wrong', async () => {
    expect(await said('language: ja\nbogus: 1\n')).toBe('ja');
    expect(await said('language: "ja" # comment\ntargets: [\n')).toBe('ja');
    expect(await said('bogus: 1\n')).toBe('en');
    expect(await said('language: fr\n')).toBe('en');
    expect(await said('language: en\nbogus: 1\n', ['scan'], { LANG: 'ja_JP.UTF-8' })).toBe('en');
  });

  it('is in the one that was asked for', async () => {
    expect(await said('language: ja\nbogus: 1\n', ['scan', '--lang', 'en'])).toBe('en');
    expect(await said('language: ja\nbogus: 1\n', ['scan'], { COMPLY_LANG: 'en' })).toBe('en');
  });

  it('is found with --config, too', async () => {
    writeFileSync(join(folder, 'other.yaml'), 'language: ja\nbogus: 1\n');
    expect(await said('', ['scan', '--config', 'other.yaml'])).toBe('ja');
    expect(await said('', ['scan', '--config=other.yaml'])).toBe('ja');
    expect(await said('', ['scan', '-c', 'other.yaml'])).toBe('ja');
    expect(await said('language: ja\n', ['scan', '--config', 'gone.yaml'])).toBe('en');
  });
});
