import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceManifest } from '../../../src/model/evidence.ts';
import type { SnapshotLine, SnapshotManifest } from '../../../src/model/snapshot.ts';
import type { Verification } from '../../../src/model/verification.ts';
import { toCanonicalJson } from '../../../src/text/canonical-json.ts';
import { hasNoEmulator, useAccount } from '../support/account.ts';
import { awsEnvironment, comply, emptyFolder } from '../support/comply.ts';

const folder = emptyFolder();
const bundle = join(folder, 'runs', 'one');
const snapshot = join(folder, 'snapshot');
const signing = ['--sign', 'key:k.pem', '--format', 'json'];

/** Says of every bucket in the snapshot that it keeps versions, as an insider would before anything is judged or signed. */
function forgeSnapshot(): number {
  const file = join(snapshot, 'snapshot.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as SnapshotManifest;
  let forged = 0;
  const parts = manifest.parts.map((part) => {
    const place = join(snapshot, part.file);
    const lines = readFileSync(place, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const fact = JSON.parse(line) as SnapshotLine;
        if (fact.kind !== 'resource' || fact.type !== 'aws/s3/bucket') return line;
        forged += 1;
        const attributes = { ...fact.attributes, Versioning: { MFADelete: 'Enabled', Status: 'Enabled' } };
        return toCanonicalJson({ ...fact, attributes });
      });
    const text = `${lines.join('\n')}\n`;
    writeFileSync(place, text);
    return { ...part, sha256: createHash('sha256').update(text).digest('hex') };
  });
  writeFileSync(file, JSON.stringify({ ...manifest, parts }));
  return forged;
}

async function verify(
  place: string,
): Promise<{ readonly code: number | null; readonly checks: Verification['checks'] }> {
  const args = ['evidence', 'verify', place, '--key', join(folder, 'k.pem.pub'), '--reperform', '--format', 'json'];
  const { code, stdout } = await comply(args, { cwd: folder });
  return { code, checks: (JSON.parse(stdout) as Verification).checks };
}

describe.skipIf(hasNoEmulator)('a bundle of an account, with the answers it was made of', () => {
  const account = useAccount();

  beforeAll(async () => {
    await comply(['evidence', 'keygen', '--out', 'k.pem'], { cwd: folder });
    const args = ['scan', '--region', 'ap-northeast-1', '--save-snapshot', snapshot, '--evidence', bundle, ...signing];
    const { code, stderr } = await comply(args, { cwd: folder, env: awsEnvironment(account().emulator.url) });
    expect([1, 3], stderr).toContain(code);
  }, 120_000);

  it('makes every record from them again', async () => {
    const { checks } = await verify(bundle);
    const reperform = checks.find(({ check }) => check === 'reperform');
    expect(reperform?.problems).toEqual([]);
    const { units = 0, records = 0, answers = 0, results = 0 } = reperform?.figures ?? {};
    console.log(
      `${records} records of ${units} tasks made again from ${answers} answers, ${results} results: the same bytes`,
    );
    expect(records).toBeGreaterThan(50);
    expect(answers).toBeGreaterThan(100);
    const { files } = JSON.parse(readFileSync(join(bundle, 'manifest.json'), 'utf8')) as EvidenceManifest;
    expect(Object.keys(files).filter((path) => path.startsWith('raw/')).length).toBeGreaterThan(10);
  });

  it('shows a record that its answers do not make, though all was judged, listed and signed anew', async () => {
    expect(forgeSnapshot()).toBeGreaterThan(0);
    const forged = join(folder, 'forged', 'one');
    const scan = await comply(['scan', '--from', snapshot, '--evidence', forged, ...signing], { cwd: folder });
    expect([1, 3], scan.stderr).toContain(scan.code);
    const { code, checks } = await verify(forged);
    const failed = checks.filter(({ status }) => status === 'failed').map(({ check }) => check);
    expect(failed).toContain('reperform');
    expect(failed.filter((check) => check !== 'reperform' && check !== 'coverage')).toEqual([]);
    expect(checks.find(({ check }) => check === 'reperform')?.problems.map(({ code: name }) => name)).toContain(
      'record',
    );
    expect(code).toBe(12);
  });

  it('holds no answer that was not written as one', () => {
    const text = gunzipSync(readFileSync(join(bundle, 'calls.ndjson.gz'))).toString();
    expect(text).not.toContain('"kind":"answer"');
  });
});
