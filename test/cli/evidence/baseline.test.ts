import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EvidenceLock, evidenceFiles } from '../../../src/model/evidence.ts';
import type { Verification } from '../../../src/model/verification.ts';
import { copyBundle, editDocument, readContent, recomputeManifest } from '../../support/evidence-bundle.ts';
import { type RunJson, runComply } from '../../support/run-comply.ts';

const cwd = mkdtempSync(join(tmpdir(), 'comply-evidence-baseline-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const run = (...args: readonly string[]) => runComply(args, { cwd });
const scan = (...flags: readonly string[]) => run('scan', '--demo', '--format', 'json', ...flags);

async function failed(...args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await run('evidence', 'verify', ...args, '--reperform', '--format', 'json');
  const { checks } = JSON.parse(stdout) as Verification;
  return checks.filter(({ status }) => status === 'failed').map(({ check }) => check);
}

interface Reported {
  readonly gate: { readonly exitCode: number; readonly baseline?: Readonly<Record<string, unknown>> };
  readonly results: readonly { readonly baseline?: boolean }[];
}
const parse = (text: string) => JSON.parse(text) as Reported;

/** How many findings of the demo are open. */
let open = 0;

beforeAll(async () => {
  await run('evidence', 'keygen', '--out', 'k.pem');
  const base = (await scan('--fail-on', 'medium')).stdout;
  writeFileSync(join(cwd, 'base.json'), base);
  const { results } = JSON.parse(base) as RunJson;
  open = results.filter(({ outcome, waiver }) => outcome === 'fail' && waiver === undefined).length;
  expect(open).toBeGreaterThan(40);
});

describe('a bundle whose gate was held against a baseline', () => {
  it('re-performs to the same bytes from the bundle alone', async () => {
    const flags = ['--fail-on', 'medium', '--baseline', 'base.json'];
    const { stdout, code } = await scan(...flags, '--evidence', 'kept', '--sign', 'key:k.pem');
    const { gate, results } = parse(stdout);
    expect(gate).toMatchObject({ exitCode: 3, holds: true, baseline: { findings: open, present: open } });
    expect(code).toBe(3);
    const known = results.filter(({ baseline }) => baseline).length;
    expect(known).toBe(open);
    // The demo is not read whole.
    expect(await failed('kept', '--key', 'k.pem.pub')).toEqual(['coverage']);
    const plain = parse((await scan(...flags)).stdout);
    expect(plain.gate).toEqual(gate);
    const bundle = join(cwd, 'kept');
    const lines = readContent(bundle, evidenceFiles.results).trimEnd().split('\n');
    expect(lines.filter((line) => (JSON.parse(line) as { baseline?: true }).baseline).length).toBe(known);
    const stored = parse(readContent(bundle, evidenceFiles.assessment));
    expect(stored.gate).toEqual(gate);
  });

  it('says which file it was, and names no resource of it', () => {
    const text = readContent(join(cwd, 'kept'), evidenceFiles.lock);
    const { baseline } = (JSON.parse(text) as EvidenceLock).gate;
    expect(baseline?.sha256).toBe(
      createHash('sha256')
        .update(readFileSync(join(cwd, 'base.json')))
        .digest('hex'),
    );
    expect(baseline?.findings.reduce((sum, { keys }) => sum + keys.length, 0)).toBe(open);
    expect(JSON.stringify(baseline)).not.toMatch(/arn:|\/subscriptions\//);
    console.log(`${open} findings of a baseline take ${JSON.stringify(baseline).length} bytes in a bundle`);
  });

  it('does not re-perform where the baseline was changed afterwards', async () => {
    for (const change of [dropBaseline, forgetOne]) {
      const copy = copyBundle(join(cwd, 'kept'));
      editDocument(copy, evidenceFiles.lock, change);
      recomputeManifest(copy);
      expect(await failed(copy, '--unsigned')).toContain('reperform');
    }
  });

  it('is read where a lock has a baseline of another shape: an integrity problem, not a crash', async () => {
    const copy = copyBundle(join(cwd, 'kept'));
    editDocument(copy, evidenceFiles.lock, (lock: EvidenceLock) => ({
      ...lock,
      gate: { ...lock.gate, baseline: [1] },
    }));
    recomputeManifest(copy);
    const { code, stderr } = await run('evidence', 'verify', copy, '--unsigned', '--reperform');
    expect(code).toBe(10);
    expect(stderr).toBe('');
  });
});

function dropBaseline({ gate: { baseline: _, ...gate }, ...lock }: EvidenceLock) {
  return { ...lock, gate };
}

function forgetOne({ gate, ...lock }: EvidenceLock) {
  const [first, ...rest] = gate.baseline?.findings ?? [];
  if (!gate.baseline || !first) throw new Error('the bundle has no baseline');
  const findings = [{ ...first, keys: first.keys.slice(1) }, ...rest];
  return { ...lock, gate: { ...gate, baseline: { ...gate.baseline, findings } } };
}

describe('pseudonyms', () => {
  const hide = ['--pseudonymise', 'names', '--redaction-key', 'r.key'];

  it('match those of a baseline made with the same key', async () => {
    const before = await scan('--evidence', 'hidden/one', ...hide);
    writeFileSync(join(cwd, 'hidden.json'), before.stdout);
    const after = parse((await scan('--evidence', 'hidden/two', ...hide, '--baseline', 'hidden.json')).stdout);
    expect(after.gate.baseline).toMatchObject({ findings: open, present: open, notAsked: 0 });
    expect(await failed('hidden/two', '--unsigned')).toEqual(['coverage']);
  });

  it.each([
    [
      'a baseline with names for a scan with pseudonyms',
      ['--evidence', 'no', ...hide, '--baseline', 'base.json'],
      'same key',
    ],
    [
      'a baseline with pseudonyms for a scan with names',
      ['--baseline', 'hidden.json'],
      'pseudonyms, and this scan has names',
    ],
  ])('are not compared with names: %s is refused', async (_, flags, text) => {
    const { code, stdout, stderr } = await scan(...flags);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^comply: [^\n]+\n$/);
    expect(stderr).toContain(text);
  });
});
