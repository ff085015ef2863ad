import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { runComply } from '../support/run-comply.ts';

const demo = fileURLToPath(new URL('../../fixtures/demo/', import.meta.url));

describe('comply scan', () => {
  const folder = mkdtempSync(join(tmpdir(), 'comply-scan-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The demo with a part of its configuration replaced. */
  const withConfig = (from: string, to: string) => {
    const config = join(folder, 'comply.yaml');
    const text = readFileSync(join(demo, 'comply.yaml'), 'utf8');
    expect(text).toContain(from);
    writeFileSync(config, text.replace(from, to).replaceAll('compliance/', join(demo, 'compliance/')));
    return ['scan', '--from', join(demo, 'snapshot'), '--config', config];
  };

  it('writes files beside what it prints, whatever the format, with the same exit code', async () => {
    const [json, markdown] = [join(folder, 'a.json'), join(folder, 'a.md')];
    const run = await runComply(['scan', '--demo', '-o', `json=${json}`, '-o', `markdown=${markdown}`]);
    expect(run.code).toBe(1);
    expect(JSON.parse(readFileSync(json, 'utf8')).gate.exitCode).toBe(1);
    expect(readFileSync(markdown, 'utf8')).toMatch(/^#/);
  });

  it('gates by --fail-on, and exits 3 where something could not be read', async () => {
    expect((await runComply(['scan', '--demo', '--fail-on', 'critical'])).code).toBe(3);
    expect((await runComply(['scan', '--demo', '--fail-on', 'critical', '--allow-unknown'])).code).toBe(0);
    expect((await runComply(['scan', '--demo', '--fail-on', 'low', '--allow-unknown'])).code).toBe(1);
  });

  it('judges dates as of the moment it is told', async () => {
    const later = await runComply(['scan', '--demo', '--format', 'json', '--as-of', '2027-04-01']);
    expect(new Set(later.json.waivers.map(({ state }) => state))).toEqual(new Set(['expired']));
    const expiry = (run: typeof later) => {
      const judged = run.json.results.filter(({ rule }) => rule === 'endpoint/tls/certificate-expiry');
      return Object.fromEntries(judged.map(({ resource, outcome }) => [resource.id.split(':')[1], outcome]));
    };
    expect(expiry(later)).toEqual({
      'acme-app-1234567890.ap-northeast-1.elb.amazonaws.com': 'pass',
      'intra.acme.example': 'fail',
      'karte.acme.example': 'fail',
      'legacy.acme.example': 'fail',
      'portal.acme.example': 'pass',
    });
    const now = await runComply(['scan', '--demo', '--format', 'json']);
    expect(new Set(Object.values(expiry(now)))).toEqual(new Set(['pass']));
  });

  it('says when an override has ended, and uses the default again', async () => {
    const run = await runComply(withConfig('until: 2027-03-31', 'until: 2026-10-31'));
    expect(run.stderr).toMatch(
      /^comply: \S+comply\.yaml:\d+:\d+: the override of aws\/kms\/rotation maxDays ended on /,
    );
    expect(run.stdout).not.toContain('maxDays is 730');
    expect((await runComply(withConfig('until: 2027-03-31', 'until: 2027-03-30'))).stdout).toContain('maxDays is 730');
  });

  it('takes the language of the config, unless told otherwise', async () => {
    const argv = withConfig('organization:', 'language: ja\norganization:');
    expect((await runComply(argv)).stdout).toContain('ゲート');
    expect((await runComply([...argv, '--lang', 'en'])).stdout).toContain('Gate');
  });

  it('says that there is nothing to scan', async () => {
    const run = await runComply(['scan'], { cwd: folder, env: {} });
    expect(run.code).toBe(2);
  });
});
