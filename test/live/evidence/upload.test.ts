import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parseDestination } from '../../../src/evidence/upload/destination.ts';
import { downloadRun } from '../../../src/evidence/upload/download-run.ts';
import { listRuns } from '../../../src/evidence/upload/list-runs.ts';
import { parseLock } from '../../../src/evidence/upload/lock.ts';
import { previousRun } from '../../../src/evidence/upload/previous-run.ts';
import type { UploadReceipt } from '../../../src/evidence/upload/receipt.ts';
import { openStore } from '../../../src/evidence/upload/store.ts';
import { uploadBundle } from '../../../src/evidence/upload/upload-bundle.ts';
import { makeBundle } from '../../evidence/upload/make-bundle.ts';
import { hasNoEmulator } from '../support/account.ts';
import { type Moto, startMoto } from '../support/moto.ts';
import { region, settingsFor } from '../support/seed/settings.ts';

const child = fileURLToPath(new URL('upload-child.ts', import.meta.url));
const today = new Date('2026-11-22T00:00:00Z');
const startedAt = '2026-11-22T01:02:03Z';

/**
 * The emulator keeps versions, locks and conditional writes. It takes any SHA-256 for the content's, knows no regions and
 * encodes no keys: test/evidence/upload has a server of its own for those.
 */
describe.skipIf(hasNoEmulator)('a bucket of an emulator that a third party wrote', () => {
  let moto: Moto;
  let s3: S3Client;
  beforeAll(async () => {
    const found = inject('moto');
    if ('missing' in found) throw new Error(found.missing);
    moto = await startMoto(found.server);
    s3 = new S3Client({ ...settingsFor(moto.url), forcePathStyle: true });
    const CreateBucketConfiguration = { LocationConstraint: region } as const;
    await s3.send(
      new CreateBucketCommand({ Bucket: 'acme-evidence', CreateBucketConfiguration, ObjectLockEnabledForBucket: true }),
    );
    await s3.send(new CreateBucketCommand({ Bucket: 'acme-plain', CreateBucketConfiguration }));
    await s3.send(
      new PutBucketVersioningCommand({ Bucket: 'acme-evidence', VersioningConfiguration: { Status: 'Enabled' } }),
    );
  });
  afterAll(() => moto?.stop());

  const open = (uri: string) =>
    openStore({ destination: parseDestination(uri), settings: () => settingsFor(moto.url) });
  const versionsBelow = async (Prefix: string) =>
    (await s3.send(new ListObjectVersionsCommand({ Bucket: 'acme-evidence', Prefix }))).Versions ?? [];

  it('keeps an upload under its lock, whoever asks', async () => {
    const store = await open('s3://acme-evidence/locked');
    const receipt = await uploadBundle({ directory: makeBundle(), store, lock: parseLock('6y', 'compliance', today) });
    expect(receipt.objects.length).toBe(9);
    for (const { key: Key, versionId } of receipt.objects) {
      const which = { Bucket: 'acme-evidence', Key, VersionId: versionId ?? '' };
      const head = await s3.send(new HeadObjectCommand(which));
      expect(head.ObjectLockMode).toBe('COMPLIANCE');
      expect(head.ObjectLockRetainUntilDate?.toISOString()).toBe('2032-11-22T23:59:59.000Z');
      const erase = s3.send(new DeleteObjectCommand({ ...which, BypassGovernanceRetention: true }));
      await expect(erase).rejects.toMatchObject({ name: 'AccessDenied' });
    }
  });

  it('governance lets go for who may lift it, and a second upload asks for more', async () => {
    const directory = makeBundle({ runId: '22222222-0000-4000-8000-000000000000' });
    const store = await open('s3://acme-evidence/governed');
    await uploadBundle({ directory, store });
    const receipt = await uploadBundle({ directory, store, lock: parseLock('6y', undefined, today) });
    expect(receipt.lock?.mode).toBe('GOVERNANCE');
    expect((await versionsBelow('governed/')).length).toBe(9);
    const [first] = receipt.objects;
    const which = { Bucket: 'acme-evidence', Key: first?.key ?? '', VersionId: first?.versionId ?? '' };
    await expect(s3.send(new DeleteObjectCommand(which))).rejects.toMatchObject({ name: 'AccessDenied' });
    await s3.send(new DeleteObjectCommand({ ...which, BypassGovernanceRetention: true }));
    expect((await versionsBelow('governed/')).length).toBe(8);
  });

  it('is read by first version, whatever was put on top or hidden', async () => {
    const directory = makeBundle({ runId: '33333333-0000-4000-8000-000000000000', seq: 7 });
    const store = await open('s3://acme-evidence/covered');
    const receipt = await uploadBundle({ directory, store, lock: parseLock('30d', 'governance', today) });
    const root = receipt.keyPrefix;
    for (const path of ['manifest.json', 'results.ndjson.gz']) {
      await s3.send(
        new PutObjectCommand({
          Bucket: 'acme-evidence',
          Key: root + path,
          Body: 'forged',
          ChecksumAlgorithm: 'SHA256',
        }),
      );
    }
    await s3.send(new DeleteObjectCommand({ Bucket: 'acme-evidence', Key: `${root}scope.json` }));
    const [run] = await listRuns(store);
    if (!run) throw new Error('no run');
    const target = join(mkdtempSync(join(tmpdir(), 'comply-live-')), 'run');
    const download = await downloadRun({ store, run, directory: target });
    expect(download.notices).toEqual([
      { kind: 'later-version', path: 'manifest.json' },
      { kind: 'later-version', path: 'results.ndjson.gz' },
      { kind: 'delete-marker', path: 'scope.json' },
    ]);
    expect(filesOf(target)).toEqual(filesOf(directory));
    const { head } = await previousRun(store);
    expect(head).toEqual({ runId: receipt.runId, seq: 7, manifestSha256: receipt.manifestSha256 });
    expect(await uploadBundle({ directory, store, lock: parseLock('30d', 'governance', today) })).toEqual(receipt);
  });

  it('is refused in one line where it is not there or cannot lock', async () => {
    await expect(open('s3://acme-nowhere/x')).rejects.toThrow('s3://acme-nowhere/x: there is no such bucket');
    const store = await open('s3://acme-plain/x');
    const lock = parseLock('6y', undefined, today);
    await expect(uploadBundle({ directory: makeBundle(), store, lock })).rejects.toThrow(/keeps no versions/);
    await s3.send(
      new PutBucketVersioningCommand({ Bucket: 'acme-plain', VersioningConfiguration: { Status: 'Enabled' } }),
    );
    await expect(uploadBundle({ directory: makeBundle(), store, lock })).rejects.toThrow(/has no Object Lock/);
    const { Versions } = await s3.send(new ListObjectVersionsCommand({ Bucket: 'acme-plain' }));
    expect(Versions).toBeUndefined();
  });

  it('ends with a whole run after SIGKILL at ten random moments', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`records/aws-s${n}.ndjson.gz`, Buffer.alloc(20_000 + n, n)]),
    );
    const random = seeded(20_261_122);
    const stood: number[] = [];
    let killed = 0;
    for (let round = 0; round < 10; round += 1) {
      const runId = `${String(round).padStart(8, '0')}-0000-4000-8000-000000000000`;
      const args = [makeBundle({ files, runId, startedAt }), 's3://acme-evidence/killed', moto.url];
      const root = `killed/run-20261122T010203Z-${runId.slice(0, 8)}/`;
      // After so many objects and so many milliseconds: within a request, or between two.
      const run = await runChild(args, { objects: Math.floor(random() * 61), milliseconds: Math.floor(random() * 12) });
      if (run.signal === 'SIGKILL') killed += 1;
      const keys = (await versionsBelow(root)).map(({ Key }) => Key);
      stood.push(keys.length);
      if (keys.includes(`${root}manifest.json`)) expect(keys.length).toBe(63);
      const whole = await runChild(args);
      expect(whole.code).toBe(0);
      const versions = await versionsBelow(root);
      expect(versions.length).toBe(63);
      expect(new Set(versions.map(({ Key }) => Key)).size).toBe(63);
      const ids = (whole.receipt?.objects ?? []).map(({ key, versionId }) => `${key} ${versionId}`);
      expect(ids.sort()).toEqual(versions.map(({ Key, VersionId }) => `${Key} ${VersionId}`).sort());
    }
    const runs = await listRuns(await open('s3://acme-evidence/killed'));
    expect(runs.filter(({ complete }) => complete).length).toBe(10);
    expect(killed).toBeGreaterThanOrEqual(8);
    console.log(
      `${killed} of 10 uploads killed, with ${stood.join(', ')} of 63 objects there; each was continued to its end`,
    );
  });
});

interface ChildRun {
  readonly code: number | null;
  readonly signal: string | null;
  readonly receipt: UploadReceipt | undefined;
}

interface Kill {
  readonly objects: number;
  readonly milliseconds: number;
}

/** Runs an upload, and kills it so long after so many objects were done. */
async function runChild(args: readonly string[], kill?: Kill): Promise<ChildRun> {
  const running = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(running, 'exit');
  let receipt: UploadReceipt | undefined;
  let done = -1;
  for await (const line of createInterface({ input: running.stdout })) {
    if (line.startsWith('receipt ')) receipt = JSON.parse(line.slice('receipt '.length));
    else done += 1;
    if (done === kill?.objects) setTimeout(() => running.kill('SIGKILL'), kill.milliseconds);
  }
  const [code, signal] = await ended;
  return { code, signal, receipt };
}

/** The same numbers in every run: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function filesOf(directory: string): Readonly<Record<string, string>> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(directory.length), readFileSync(path).toString('latin1')]));
}
