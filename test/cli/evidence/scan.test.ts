import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceManifest, EvidenceRun } from '../../../src/model/evidence.ts';
import type { Verification } from '../../../src/model/verification.ts';
import { runComply } from '../../support/run-comply.ts';

const cwd = mkdtempSync(join(tmpdir(), 'comply-evidence-cli-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const run = (...args: readonly string[]) => runComply(args, { cwd });
const scan = (...flags: readonly string[]) => run('scan', '--demo', '--format', 'json', ...flags);
const readJson = <T>(...path: readonly string[]) => JSON.parse(readFileSync(join(cwd, ...path), 'utf8')) as T;

async function verify(...args: readonly string[]): Promise<Verification & { readonly code: number }> {
  const { code, stdout } = await run('evidence', 'verify', ...args, '--format', 'json');
  return { ...(JSON.parse(stdout) as Verification), code };
}

beforeAll(async () => {
  await run('evidence', 'keygen', '--out', 'k.pem');
  await scan('--evidence', 'runs/one', '--sign', 'key:k.pem');
  await scan('--evidence', 'runs/two', '--sign', 'key:k.pem');
});

describe('comply scan --evidence', () => {
  it('writes a bundle that verifies and re-performs; the demo is not read whole, so 14', async () => {
    const { code, checks } = await verify('runs/one', '--key', 'k.pem.pub', '--reperform');
    expect(checks.filter(({ status }) => status === 'failed').map(({ check }) => check)).toEqual(['coverage']);
    expect(code).toBe(14);
    expect(statSync(join(cwd, 'runs/one')).mode & 0o777).toBe(0o700);
    expect(existsSync(join(cwd, 'runs/one.part'))).toBe(false);
  });

  it('gives the results that a scan without evidence gives', async () => {
    const plain = await scan();
    const kept = await scan('--evidence', 'same');
    const bare = (text: string) =>
      (JSON.parse(text) as { results: { message: unknown; outcome: string }[] }).results.map(({ outcome, message }) => [
        outcome,
        message,
      ]);
    expect(bare(kept.stdout)).toEqual(bare(plain.stdout));
    expect(kept.code).toBe(plain.code);
    expect(kept.stderr).toContain('evidence: ');
    expect(kept.stderr).toContain('(not signed)');
  });

  it('follows the bundle before it in the same folder, which --prev checks', async () => {
    const [one, two] = [
      readJson<EvidenceManifest>('runs/one/manifest.json'),
      readJson<EvidenceManifest>('runs/two/manifest.json'),
    ];
    expect([one.seq, two.seq, two.prev?.runId]).toEqual([1, 2, one.runId]);
    const { checks } = await verify('runs/two', '--key', 'k.pem.pub', '--prev', 'runs/one');
    expect(checks.find(({ check }) => check === 'chain')?.status).toBe('ok');
    const other = await verify('runs/one', '--key', 'k.pem.pub', '--prev', 'runs/two');
    expect(other.code).toBe(13);
    await scan('--evidence', 'runs/anew', '--prev', 'none');
    expect(readJson<EvidenceManifest>('runs/anew/manifest.json').seq).toBe(1);
  });

  it('says who ran it, what settings it was told, and no path of this machine', async () => {
    const about = readJson<EvidenceRun>('runs/one/run.json');
    expect(about).toMatchObject({
      actor: { user: 'acme' },
      node: 'v26.0.0',
      trigger: 'ci',
      signature: { kind: 'key' },
    });
    expect(about.permissions.map(({ policy }) => policy)).toEqual(['aws', 'azure', 'entra']);
    expect(JSON.stringify(about)).not.toContain(tmpdir());
  });

  it('puts pseudonyms in place of names, the same in the report, and tells them apart outside of the bundle', async () => {
    const { stdout, stderr } = await scan('--evidence', 'hidden', '--pseudonymise', 'names,tags');
    // Rules have examples with names of their own.
    const { results } = JSON.parse(stdout) as { readonly results: unknown };
    expect(JSON.stringify(results).includes('acme-records')).toBe(false);
    expect(stderr).toContain('hidden.pseudonyms.ndjson');
    const mapping = readFileSync(join(cwd, 'hidden.pseudonyms.ndjson'), 'utf8');
    expect(mapping).toContain('acme-records');
    for (const line of mapping.trimEnd().split('\n'))
      expect(Object.keys(JSON.parse(line))).toEqual(['pseudonym', 'text']);
    expect(statSync(join(cwd, 'hidden.pseudonyms.ndjson')).mode & 0o777).toBe(0o600);
    expect(statSync(join(cwd, '.comply/redaction.key')).mode & 0o777).toBe(0o600);
    const { code, checks } = await verify('hidden', '--unsigned', '--reperform');
    expect(checks.filter(({ status }) => status === 'failed').map(({ check }) => check)).toEqual(['coverage']);
    expect(code).toBe(14);
  });

  it('keeps waivers in force though they name resources', async () => {
    const waived = (text: string) => (JSON.parse(text) as { counts: { waived: number } }).counts.waived;
    const plain = await scan();
    const hidden = await scan('--evidence', 'waived', '--pseudonymise', 'names');
    expect(waived(plain.stdout)).toBeGreaterThan(0);
    expect(waived(hidden.stdout)).toBe(waived(plain.stdout));
  });

  it.each([
    [['--sign', 'key:k.pem'], '--sign is about an evidence bundle; give --evidence DIR too'],
    [['--evidence', 'runs/one'], 'is not empty: name a new or an empty folder for the evidence'],
    [['--evidence', 'x', '--sign', 'key:none.pem'], 'none.pem'],
    [['--evidence', 'x', '--sign', 'pgp:me'], 'use key:FILE or awskms:alias/NAME'],
    [['--evidence', 'x', '--tsa', 'https://tsa.example.com'], '--tsa stamps a signature; give --sign too'],
    [['--evidence', 'x', '--pseudonymise', 'people'], "--pseudonymise takes names, tags or names,tags, not 'people'"],
    [['--evidence', 'x', '--allow-redaction-hit', ' '], '--allow-redaction-hit needs a reason'],
    [['--evidence', 'x', '--lock-until', '6y'], '--lock-until is a lock of S3'],
    [['--evidence', 'x', '--prev', 'nowhere'], 'is not the manifest of an evidence bundle'],
  ])('refuses %j in one line, and leaves nothing behind', async (flags, message) => {
    const before = readdirSync(cwd).sort();
    const { code, stderr } = await scan(...flags);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(cwd).sort()).toEqual(before);
  });

  it.each([
    [
      'an override',
      'parameters: { aws/logs/retention: { minRetentionDays: { value: 2192, reason: "AKIAQ3EGRZ7BDVTX5WYA" } } }',
    ],
    ['the environment', 'evidence: { environment: "AKIAQ3EGRZ7BDVTX5WYA" }'],
  ])('stops at a secret in the words of %s', async (_, words) => {
    const targets = 'targets: [{ name: web, provider: endpoint, endpoints: [a.example] }]';
    writeFileSync(join(cwd, 'comply.yaml'), `organization: Acme\n${targets}\n${words}\n`);
    const snapshot = join(import.meta.dirname, '../../../fixtures/demo/snapshot');
    const { code, stderr } = await run('scan', '--from', snapshot, '--evidence', 'leaky', '--format', 'json');
    rmSync(join(cwd, 'comply.yaml'));
    expect([code, stderr]).toEqual([2, expect.stringContaining('comply.yaml')]);
    expect(stderr).not.toContain('AKIAQ3EGRZ7BDVTX5WYA');
    expect(existsSync(join(cwd, 'leaky'))).toBe(false);
  });

  it('stops at a secret in the reason for leaving one out', async () => {
    const { code, stderr } = await scan(
      '--evidence',
      'leaky',
      '--allow-redaction-hit',
      'AKIAQ3EGRZ7BDVTX5WYA is revoked',
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining('no evidence was written')]);
    expect(existsSync(join(cwd, 'leaky'))).toBe(false);
  });

  it('stops at a secret in the address of a time stamp authority', async () => {
    const { code, stderr } = await scan(
      '--evidence',
      'leaky',
      '--sign',
      'key:k.pem',
      '--tsa',
      'http://127.0.0.1:9/?api_key=AKIAQ3EGRZ7BDVTX5WYA',
    );
    expect(code).toBe(2);
    expect(stderr).toContain('no evidence was written');
    expect(stderr).not.toContain('AKIAQ3EGRZ7BDVTX5WYA');
  });

  it('stops at a secret in a waiver, and names the file', async () => {
    writeFileSync(
      join(cwd, 'comply.yaml'),
      'organization: Acme\ntargets: [{ name: web, provider: endpoint, endpoints: [a.example] }]\nevidence:\n  exclusions: [{ what: "AKIAQ3EGRZ7BDVTX5WYA", reason: none, approvedBy: me }]\n',
    );
    const snapshot = join(import.meta.dirname, '../../../fixtures/demo/snapshot');
    const { code, stderr } = await run('scan', '--from', snapshot, '--evidence', 'leaky', '--format', 'json');
    rmSync(join(cwd, 'comply.yaml'));
    expect(code).toBe(2);
    expect(stderr).toContain('comply.yaml');
    expect(stderr).not.toContain('AKIAQ3EGRZ7BDVTX5WYA');
    expect(existsSync(join(cwd, 'leaky'))).toBe(false);
  });
});

describe('a bundle of somebody without a comply.yaml', () => {
  it('verifies, and a control of it can be written', async () => {
    const snapshot = join(import.meta.dirname, '../../../fixtures/demo/snapshot');
    await run('scan', '--from', snapshot, '--evidence', 'bare', '--prev', 'none', '--format', 'json');
    expect((await verify('bare', '--unsigned', '--reperform')).code).toBe(14);
    const written = await run('evidence', 'export', 'bare', '--control', 'hipaa:164.312(b)', '--out', 'control');
    expect([written.code, written.stderr]).toEqual([0, expect.stringContaining('45 CFR 164.312(b)')]);
    const extract = await run('evidence', 'extract', 'bare', 'control:hipaa:164.312(b)', '-o', 'proof.json');
    expect(extract.code).toBe(0);
    expect((await verify('proof.json', '--unsigned')).code).toBe(0);
    expect((await run('period', 'bare')).stdout).toContain('164.312(b)');
  });
});

describe('comply evidence keygen', () => {
  it('never writes over a key, and says whether it is encrypted', async () => {
    const again = await run('evidence', 'keygen', '--out', 'k.pem');
    expect(again.code).toBe(2);
    const locked = await runComply(['evidence', 'keygen', '--out', 'l.pem', '--lang', 'ja'], {
      cwd,
      env: { COMPLY_SIGN_PASSPHRASE: 'correct horse' },
    });
    expect(locked.stdout).toContain('暗号化済み');
    expect(readFileSync(join(cwd, 'l.pem'), 'utf8')).toContain('ENCRYPTED PRIVATE KEY');
    const refused = await scan('--evidence', 'locked', '--sign', 'key:l.pem');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('COMPLY_SIGN_PASSPHRASE');
  });
});
