import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveSheets } from '../../../src/cli/deriving.ts';
import { evidenceFiles } from '../../../src/model/evidence.ts';
import type { Verification } from '../../../src/model/verification.ts';
import { verificationSchema } from '../../../src/report/evidence/verification-schema.ts';
import {
  buildBundle,
  copyBundle,
  createTestKey,
  editLine,
  readContent,
  temporaryFolder,
} from '../../support/evidence-bundle.ts';
import { runComply } from '../../support/run-comply.ts';

const cwd = temporaryFolder();
const key = createTestKey();

beforeAll(async () => {
  writeFileSync(join(cwd, 'key.pub'), key.publicKeyPem);
  writeFileSync(join(cwd, 'private.pem'), key.privateKeyPem);
  await buildBundle({ directory: join(cwd, 'bundle'), key, ruleGlob: ['aws/kms/*'], derive: deriveSheets });
});

const hidden = ['\u001b', '\u202e'];
const run = (...argv: readonly string[]) => runComply(['evidence', ...argv], { cwd });
const validate = new Ajv2020({ strict: true }).compile(verificationSchema);

describe('comply evidence verify', () => {
  it('checks, judges again, and says so in either language', async () => {
    const en = await run('verify', 'bundle', '--key', 'key.pub', '--reperform', '--lang', 'en');
    expect(en.code).toBe(14);
    expect(en.stderr).toBe('');
    expect(en.stdout).toContain('✓ signature');
    expect(en.stdout).toContain('✓ re-performance');
    expect(en.stdout).toMatch(/✗ coverage +\d+ problems?/);
    expect(en.stdout).toMatch(/Exit\s+code\s+14\./);
    const ja = await run('verify', 'bundle', '--key', 'key.pub', '--reperform', '--lang', 'ja');
    expect(ja.code).toBe(14);
    expect(ja.stdout).toContain('✓ 再実施');
    expect(ja.stdout).toMatch(/終了コード\s+14。/);
    for (const { stdout } of [en, ja]) expect(stdout).not.toMatch(/undefined|\bNaN\b|\[object/);
  });

  it('writes JSON as its schema says, and ends with the same code', async () => {
    for (const argv of [['--key', 'key.pub', '--reperform'], [], ['--unsigned']]) {
      const text = await run('verify', 'bundle', ...argv);
      const json = await run('verify', 'bundle', ...argv, '--format', 'json');
      const found = JSON.parse(json.stdout) as Verification;
      expect(validate(found), JSON.stringify(validate.errors)).toBe(true);
      expect([found.exitCode, json.code]).toEqual([text.code, text.code]);
      expect(found.checks).toHaveLength(10);
    }
  });

  it('is 11 without a key, and names both ways on', async () => {
    const { code, stdout } = await run('verify', 'bundle');
    expect(code).toBe(11);
    expect(stdout).toContain('no key is given (--key FILE)');
  });

  it('shows a stranger’s hidden characters as what they are', async () => {
    const copy = copyBundle(join(cwd, 'bundle'));
    writeFileSync(join(copy, `a${hidden.join('[31m')}b`), '');
    const { code, stdout } = await run('verify', copy, '--key', 'key.pub');
    expect(code).toBe(10);
    for (const sign of hidden) expect(stdout).not.toContain(sign);
    const json = await run('verify', copy, '--key', 'key.pub', '--format', 'json');
    for (const sign of hidden) expect(json.stdout).not.toContain(sign);
  });

  it.each([
    [['verify', 'nowhere', '--unsigned'], 'cannot be read (ENOENT)'],
    [['verify', 'bundle', '--key', 'key.pub', '--unsigned'], 'give one of them'],
    [['verify', 'bundle', '--key', 'private.pem'], 'is a private key'],
    [['verify', 'bundle', '--key', 'nowhere.pub'], 'no such file'],
    [['verify', 'bundle', '--key', 'bundle/run.json'], 'lies in the bundle itself'],
    [['verify', 'bundle', '--unsigned', '--tsa-ca', 'bundle/run.json'], 'lies in the bundle itself'],
    [['extract', 'nowhere', '17'], 'name the folder of an evidence bundle'],
    [['extract', 'bundle', '17'], 'no such result'],
    [['extract', 'bundle', 'x'], 'is none of'],
  ])('does not run for %j: 2', async (argv, words) => {
    const { code, stderr, stdout } = await run(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect((await run(...argv, '--lang', 'ja')).stderr).toMatch(/[ぁ-ん]/);
  });
});

describe('comply evidence extract', () => {
  it('writes one file, which verifies alone', async () => {
    const [line = ''] = readContent(join(cwd, 'bundle'), evidenceFiles.results).split('\n');
    const { findingKey } = JSON.parse(line) as { findingKey: string };
    const { code, stderr, stdout } = await run('extract', 'bundle', findingKey, '-o', 'one.json');
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^one\.json: \d+ records, 1 result among them; the longest proof is \d+ bytes\n$/);
    const verified = await run('verify', 'one.json', '--key', 'key.pub');
    expect(verified.code).toBe(0);
    expect(verified.stdout).toContain('Extract of an evidence bundle');
    const json = await run('verify', 'one.json', '--key', 'key.pub', '--format', 'json');
    expect(validate(JSON.parse(json.stdout)), JSON.stringify(validate.errors)).toBe(true);
    writeFileSync(join(cwd, 'other.json'), readFileSync(join(cwd, 'one.json'), 'utf8').replace('"line":1', '"line":2'));
    expect((await run('verify', 'other.json', '--key', 'key.pub')).code).toBe(10);
    expect((await run('verify', 'one.json', '--key', 'key.pub', '--reperform')).code).toBe(2);
    const printed = await run('extract', 'bundle', findingKey);
    expect(printed.stdout).toBe(readFileSync(join(cwd, 'one.json'), 'utf8'));
  });

  it('leaves nothing half where it cannot write, and nothing at all of a broken bundle', async () => {
    const refused = await run('extract', 'bundle', 'control:hipaa:164.312(b)', '-o', 'no/such/folder.json');
    expect([refused.code, existsSync(join(cwd, 'no'))]).toEqual([2, false]);
    mkdirSync(join(cwd, 'taken'));
    expect((await run('extract', 'bundle', 'control:hipaa:164.312(b)', '-o', 'taken')).code).toBe(2);
    expect(readdirSync(cwd).filter((name) => name.endsWith('.part'))).toEqual([]);
    const copy = copyBundle(join(cwd, 'bundle'));
    editLine(copy, evidenceFiles.results, (line) => line.replace('"outcome":"fail"', '"outcome":"pass"'));
    const broken = await run('extract', copy, 'control:hipaa:164.312(b)', '-o', 'broken.json');
    expect([broken.code, existsSync(join(cwd, 'broken.json'))]).toEqual([2, false]);
  });
});
