import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runComply } from '../support/run-comply.ts';

describe('comply report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'comply-report-'));
  const file = join(folder, 'assessment.json');
  let json = '';
  beforeAll(async () => {
    json = (await runComply(['scan', '--demo', '--format', 'json'])).stdout;
    writeFileSync(file, json);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints a saved assessment to the same bytes', async () => {
    expect(await runComply(['report', file, '--format', 'json'])).toMatchObject({ code: 0, stdout: json, stderr: '' });
  });

  it.each(['text', 'markdown'])('prints it as %s as the scan did, in either language', async (format) => {
    for (const lang of ['en', 'ja']) {
      const scanned = await runComply(['scan', '--demo', '--format', format, '--lang', lang]);
      const reported = await runComply(['report', file, '--format', format, '--lang', lang]);
      expect(reported.stdout).toBe(scanned.stdout);
      expect(scanned.stdout.length).toBeGreaterThan(1000);
    }
  });

  it.each([
    ['en', 'comply: asff holds no finding: Security Hub takes what belongs to an AWS account'],
    ['ja', 'comply: ASFFに検出事項はない'],
  ])('says that ASFF holds nothing where nothing is of AWS, in %s', async (lang, said) => {
    const argv = (rule: string) => ['scan', '--demo', '--rule', rule, '--format', 'asff', '--lang', lang];
    const elsewhere = await runComply(argv('endpoint/*'));
    expect(JSON.parse(elsewhere.stdout)).toEqual([]);
    expect(elsewhere.stderr).toContain(said);
    const inAws = await runComply(argv('aws/s3/*'));
    expect(JSON.parse(inAws.stdout).length).toBeGreaterThan(0);
    expect(inAws.stderr).not.toContain(said);
  });

  it('says in one line what it cannot read', async () => {
    const missing = await runComply(['report', join(folder, 'nothing.json')]);
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toMatch(/^comply: \S+nothing\.json: cannot be read \(ENOENT\); .*\n$/);
    const foreign = join(folder, 'foreign.json');
    writeFileSync(foreign, '{"schemaVersion":"2"}');
    expect((await runComply(['report', foreign])).stderr).toMatch(/schema version 2; this comply reads version 1\n$/);
  });
});
