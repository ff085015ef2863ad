import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../report/read-workbook.ts';
import { runComply } from '../support/run-comply.ts';

const folder = mkdtempSync(join(tmpdir(), 'comply-report-'));
const file = join(folder, 'assessment.json');
let json = '';
beforeAll(async () => {
  json = (await runComply(['scan', '--demo', '--format', 'json'])).stdout;
  writeFileSync(file, json);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('comply report', () => {
  it('prints a saved assessment to the same bytes', async () => {
    expect(await runComply(['report', file, '--format', 'json'])).toMatchObject({ code: 0, stdout: json, stderr: '' });
  });

  it.each(['text', 'markdown', 'html'])('prints it as %s as the scan did, in either language', async (format) => {
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

  it('writes further formats to files, each as a scan writes it', async () => {
    const [markdown, html, csv, xlsx] = ['r.md', 'r.html', 'r.csv', 'r.xlsx'].map((name) => join(folder, name));
    const named = [`markdown=${markdown}`, `html=${html}`, `csv=${csv}`, `xlsx=${xlsx}`];
    const outputs = named.flatMap((output) => ['-o', output]);
    const run = await runComply(['report', file, '--format', 'json', ...outputs, '--lang', 'en']);
    expect(run).toMatchObject({ code: 0, stdout: json, stderr: '' });
    const alone = await runComply(['report', file, '--format', 'markdown', '--lang', 'en']);
    expect(readFileSync(markdown ?? '', 'utf8')).toBe(alone.stdout);
    const page = await runComply(['scan', '--demo', '--format', 'html', '--lang', 'en']);
    expect(readFileSync(html ?? '', 'utf8')).toBe(page.stdout);
    expect(readFileSync(csv ?? '', 'utf8')).toContain('aws/');
    expect(readWorkbook(readFileSync(xlsx ?? '')).map(({ name }) => name)).toContain('Plan');
  });

  it.each([
    ['disclosur=x.md', "unknown format 'disclosur' (did you mean 'disclosure'?)"],
    ['disclosure-xlsx=', 'name a file'],
    ['disclosure=-', '-o writes files'],
  ])('refuses -o %s before it reads anything', async (output, said) => {
    const run = await runComply(['report', join(folder, 'nothing.json'), '-o', output]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(said);
  });
});

describe('comply report --format disclosure', () => {
  it('is in Japanese, whatever --lang, on stdout and in files', async () => {
    const [page, book] = [join(folder, 'd.md'), join(folder, 'd.xlsx')];
    const outputs = ['-o', `disclosure=${page}`, '-o', `disclosure-xlsx=${book}`];
    const run = await runComply(['report', file, '--format', 'disclosure', ...outputs, '--lang', 'en']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^# サービス仕様適合開示書の下書き（技術項目）\n/);
    expect(readFileSync(page, 'utf8')).toBe(run.stdout);
    expect((await runComply(['report', file, '--format', 'disclosure', '--lang', 'ja'])).stdout).toBe(run.stdout);
    const sheets = readWorkbook(readFileSync(book));
    expect(sheets.map(({ name }) => name)).toEqual(['概要', '開示項目', '責任分担表']);
    const rows = run.stdout.split('\n').filter((line) => line.startsWith('| 総務省・経産省GL'));
    expect(sheets[1]?.rows.length).toBe(rows.length + 1);
    const tested = rows.filter((line) => line.includes('検査したルール')).length;
    expect(tested).toBeGreaterThan(10);
    console.info(`demo: ${rows.length} rows, ${tested} with results`);
  });

  it('is written beside another format', async () => {
    const page = join(folder, 'beside.md');
    const run = await runComply(['report', file, '--format', 'json', '-o', `disclosure=${page}`]);
    expect(run.code).toBe(0);
    expect(run.json.results.length).toBeGreaterThan(0);
    expect(readFileSync(page, 'utf8')).toContain('開示書の下書き');
  });

  it.each([
    ['en', /^comply: the disclosure is about jp-3sho2, which \S+ was not judged by; scan with --framework jp-3sho2\n$/],
    ['ja', /^comply: 開示書の対象は jp-3sho2 だが、\S+ はこれで判定していない。.*\n$/],
  ])('refuses an assessment without the guideline, in one line and before it writes (%s)', async (lang, said) => {
    const other = join(folder, `hipaa.${lang}.json`);
    const page = join(folder, `none.${lang}.md`);
    const scanned = await runComply(['scan', '--demo', '-f', 'hipaa', '--format', 'json']);
    writeFileSync(other, scanned.stdout);
    for (const asked of [
      ['--format', 'disclosure'],
      ['-o', `disclosure=${page}`],
    ]) {
      const run = await runComply(['report', other, ...asked, '--lang', lang]);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(said);
    }
    expect(existsSync(page)).toBe(false);
  });

  it('is no format of a scan', async () => {
    const run = await runComply(['scan', '--demo', '--format', 'disclosure']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect((await runComply(['scan', '--demo', '-o', 'disclosure=x.md'])).stderr).toContain('unknown format');
  });
});
