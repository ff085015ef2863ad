import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPeriodJson } from '../../src/report/period/json.ts';
import { samplePeriod } from '../report/period/sample.ts';
import { runComply } from '../support/run-comply.ts';

const folder = mkdtempSync(join(tmpdir(), 'comply-report-period-'));
afterAll(() => rmSync(folder, { recursive: true }));

const report = (...argv: string[]) => runComply(['report', 'assessment.json', ...argv], { cwd: folder });

beforeAll(async () => {
  const { stdout } = await runComply(['scan', '--demo', '--format', 'json']);
  writeFileSync(join(folder, 'assessment.json'), stdout);
  const period = await samplePeriod();
  const { organization } = JSON.parse(stdout);
  const write = (name: string, named: string) =>
    writeFileSync(join(folder, name), [...reportPeriodJson({ ...period, organization: named })].join(''));
  write('period.json', organization);
  write('other.json', 'Beta Clinic\u202e');
  writeFileSync(join(folder, 'broken.json'), '{"schemaVersion":"1"}');
}, 60_000);

describe('comply report --period', () => {
  it('puts the period into the HTML report, on stdout and in a file alike', async () => {
    const printed = await report('--period', 'period.json', '--format', 'html', '--lang', 'ja');
    expect([printed.code, printed.stderr]).toEqual([0, '']);
    expect(printed.stdout).toContain('<a href="#ja-period">期間を通じた運用状況</a>');
    expect(printed.stdout).toContain('<a href="#en-period">Operation over a period</a>');
    const written = await report('--period', 'period.json', '-o', 'html=report.html', '--lang', 'ja');
    expect(written.code).toBe(0);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe(printed.stdout);
    const without = await report('--format', 'html', '--lang', 'ja');
    expect(without.stdout).not.toContain('"#ja-period"');
  }, 60_000);

  it.each([
    [['--period', 'period.json'], '--period: only the HTML report shows a period; add --format html'],
    [['--period', 'period.json', '-o', 'json=never.json'], '--period: only the HTML report shows a period'],
    [['--period', 'period.json', '--period', 'other.json', '--format', 'html'], '--period is given twice'],
    [
      ['--period', 'none.json', '--format', 'html'],
      'none.json: cannot be read (ENOENT); give a file that comply period',
    ],
    [['--period', '.', '--format', 'html'], '.: cannot be read (EISDIR); give a file that comply period'],
    [['--period', 'broken.json', '--format', 'html'], 'broken.json: not a period of comply period --format json: '],
    [
      ['--period', 'assessment.json', '--format', 'html'],
      'assessment.json: not a period of comply period --format json: ',
    ],
    [
      ['--period', 'other.json', '--format', 'html'],
      'other.json: the period is of another organisation (Beta Clinic\\u{202e})',
    ],
  ])('refuses %j in one line, in both languages', async (argv, why) => {
    const { code, stdout, stderr } = await report(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect((await report(...argv, '--lang', 'ja')).stderr).toMatch(/[\p{sc=Hiragana}\p{sc=Han}]/u);
  });
});
