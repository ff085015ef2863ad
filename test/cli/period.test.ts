import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildChain, type RunSpec, writeRun } from '../support/period-runs.ts';
import { runComply } from '../support/run-comply.ts';

const root = mkdtempSync(join(tmpdir(), 'comply-period-cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const specs = Array.from(
  { length: 5 },
  (_, index): RunSpec => ({
    seq: index + 1,
    startedAt: `2026-11-1${index}T01:00:00Z`,
    results: [{ rule: 'aws/s3/encrypted', id: 'acme', state: index === 2 ? 'fail' : 'pass' }],
    scope: { exclusions: [], config: { timeZone: 'Asia/Tokyo' } },
  }),
);
const runs = buildChain(specs);
const all = join(root, 'all');
for (const run of runs) writeRun(join(all, run.runId), run);
mkdirSync(join(all, 'run-9.part'));
writeFileSync(join(all, 'run-9.part/manifest.json'), '{}');
const folder = (index: number): string => join(all, `run-${index}`);
const head = runs.at(-1);

const period = (...argv: string[]) => runComply(['period', ...argv], { cwd: root });

describe('comply period', () => {
  it('reads a folder of bundles, and bundles one by one, in the zone of the organisation', async () => {
    const whole = await period('all', '--format', 'json');
    expect([whole.code, whole.stderr]).toEqual([0, '']);
    const one = JSON.parse(whole.stdout);
    expect(one.period).toMatchObject({ from: '2026-11-10', to: '2026-11-14', days: 5, timeZone: 'Asia/Tokyo' });
    expect(one.controls).toMatchObject([{ control: 'CC6.1', days: { compliant: 4, nonCompliant: 1, unmonitored: 0 } }]);
    const each = await period(...runs.map((_, index) => folder(index + 1)), '--format', 'json');
    expect(each.stdout).toBe(whole.stdout);
    expect((await period('all')).stdout).toContain('SOC 2 2017 CC6.1');
    expect((await period('all', '--lang', 'ja')).stdout).toContain('期間を通じた運用状況');
  });

  it('ends with 13 where a run was taken out, the newest was cut off, or a day was missed', async () => {
    const some = (...taken: number[]) => taken.map(folder);
    expect((await period(...some(1, 2, 4, 5))).code).toBe(13);
    const kept = `${head?.runId}:${head?.manifestSha256}`;
    expect((await period('all', '--head', kept)).code).toBe(0);
    expect((await period(...some(1, 2, 3, 4))).code).toBe(0);
    const cut = await period(...some(1, 2, 3, 4), '--head', kept);
    expect([cut.code, cut.stdout]).toEqual([13, expect.stringContaining('It may have been cut off.')]);
    const due = await period('all', '--to', '2026-11-30');
    expect([due.code, due.stdout]).toEqual([13, expect.stringContaining('After run-5 a run was due')]);
    expect((await period('all', '--to', '2026-11-30', '--interval', '7d')).code).toBe(0);
  });

  it('ends with 10 and one line where a bundle is not what it was', async () => {
    const place = join(root, 'broken');
    for (const run of runs) writeRun(join(place, run.runId), run);
    const table = join(place, 'run-3/derived/tables/result.ndjson.gz');
    const bytes = readFileSync(table);
    bytes[5] = (bytes[5] ?? 0) ^ 1;
    writeFileSync(table, bytes);
    const { code, stdout, stderr } = await period('broken', '-o', 'json=never.json');
    expect([code, stdout]).toEqual([10, '']);
    expect(stderr).toMatch(/^comply: broken\/run-3\/derived\/tables\/result\.ndjson\.gz: run run-3: .*\n$/);
    expect(readdirSync(root)).not.toContain('never.json');
    expect((await runComply(['period', 'broken', '--lang', 'ja'], { cwd: root })).stderr).toContain('マニフェスト');
  });

  it('writes files, in one step', async () => {
    const { code } = await period(
      'all',
      ...['json=p.json', 'xlsx=p.xlsx', 'text=p.txt', 'html=p.html'].flatMap((output) => ['-o', output]),
    );
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(join(root, 'p.json'), 'utf8')).schemaVersion).toBe('1');
    expect(readFileSync(join(root, 'p.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(join(root, 'p.txt'), 'utf8')).toContain('Chain of runs');
    const page = readFileSync(join(root, 'p.html'), 'utf8');
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('aria-label="CC6.1, of 5 days: 4 without a finding, 1 with a finding, 0 not monitored"');
    expect(page).toMatch(/<\/html>\n$/);
    expect(readdirSync(root).filter((name) => name.endsWith('.part'))).toEqual([]);
    const refused = await period('all', '-o', 'json=nowhere/p.json');
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining('nowhere/p.json: cannot be written (ENOENT)'),
    ]);
  });

  it.each([
    [['nothing'], 'cannot be read (ENOENT)'],
    [['all/run-1/derived'], 'no evidence bundle there'],
    [['all', '--from', '2026-02-30'], '--from 2026-02-30: not a day'],
    [['all', '--from', '2027-01-01'], 'before it begins'],
    [['all', '--from', '2026-11-20', '--to', '2026-11-21'], 'none of the runs began between'],
    [['all', '--from', '1999-01-01'], 'longer than 3660 days'],
    [['all', '--time-zone', 'Asia/Tokio'], 'unknown time zone'],
    [['all', '--interval', 'daily'], 'not a duration'],
    [['all', '--head', 'run-5'], 'write RUN:SHA256'],
    [['all', '--control', 'CC6.1'], 'soc2:CC6.1'],
    [['all', '-o', 'pdf=x'], "unknown format 'pdf'"],
    [['all', '-o', 'json='], 'name a file'],
  ])('refuses %j before anything is written', async (argv, why) => {
    const { code, stdout, stderr } = await period(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    const japanese = await runComply(['period', ...argv, '--lang', 'ja'], { cwd: root });
    expect(japanese.stderr).toMatch(/[\p{sc=Hiragana}\p{sc=Han}]/u);
  });
});

describe('comply evidence sample', () => {
  it('draws the same by the same seed, and from one bundle', async () => {
    const argv = ['evidence', 'sample', 'all', '--population', 'results', '--size', '2', '--format', 'json'];
    const draw = (...more: string[]) => runComply([...argv, ...more], { cwd: root });
    const [one, again] = [await draw('--seed', 'x'), await draw('--seed', 'x')];
    expect([one.code, one.stdout]).toEqual([0, again.stdout]);
    expect(JSON.parse(one.stdout)).toMatchObject({ of: 5, runs: 5, size: 2, seed: 'x' });
    const single = await runComply(
      ['evidence', 'sample', folder(3), '--population', 'exceptions', '--size', '9', '--seed', 'x'],
      { cwd: root },
    );
    expect([single.code, single.stdout]).toEqual([0, expect.stringContaining('aws/s3/encrypted')]);
    const seeds = [await draw(), await draw()].map(({ stdout }) => JSON.parse(stdout).seed);
    expect(seeds[0]).not.toBe(seeds[1]);
  });

  it('refuses a size that is none', async () => {
    for (const size of ['0', '-1', '1.5', 'all', '10001']) {
      const argv = ['evidence', 'sample', 'all', '--population', 'results', `--size=${size}`, '--seed', 'x'];
      const { code, stderr } = await runComply(argv, { cwd: root });
      expect([code, stderr]).toEqual([2, expect.stringContaining('write a number from 1 to 10000')]);
    }
  });
});
