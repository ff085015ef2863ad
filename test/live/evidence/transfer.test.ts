import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CreateAliasCommand, CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { uploadEvidence } from '../../../src/cli/commands/evidence-upload.ts';
import { openDestination } from '../../../src/cli/evidence/destination.ts';
import { fetchBundle } from '../../../src/cli/evidence/fetch-bundle.ts';
import { fetchRuns, isForPeriod } from '../../../src/cli/evidence/fetch-runs.ts';
import type { Io } from '../../../src/cli/io.ts';
import { openKmsSigner } from '../../../src/evidence/sign/kms-signer.ts';
import { parseReceipt, type UploadReceipt } from '../../../src/evidence/upload/receipt.ts';
import { openAwsServices } from '../../../src/providers/index.ts';
import { createTransferIo } from '../../cli/evidence/transfer-io.ts';
import { makeBundle } from '../../evidence/upload/make-bundle.ts';
import { awsEnvironment, comply, emptyFolder } from '../support/comply.ts';
import { type Moto, startMoto } from '../support/moto.ts';
import { given, region, settingsFor } from '../support/seed/settings.ts';

const bucket = 'acme-evidence';
const run = 'run-20261122T010203Z-1a2b3c4d';
const sixYears = '2032-11-22T23:59:59.000Z';

let moto: Moto;
let s3: S3Client;
beforeAll(async () => {
  const found = inject('moto');
  if ('missing' in found) throw new Error(found.missing);
  moto = await startMoto(found.server);
  s3 = new S3Client({ ...settingsFor(moto.url), forcePathStyle: true });
  const CreateBucketConfiguration = { LocationConstraint: region } as const;
  await s3.send(
    new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration, ObjectLockEnabledForBucket: true }),
  );
});
afterAll(() => moto?.stop());

const versionsBelow = async (Prefix: string) =>
  (await s3.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix }))).Versions ?? [];

function filesOf(directory: string): Readonly<Record<string, string>> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(directory.length), readFileSync(path, 'latin1')]));
}

async function expectLocked({ objects }: UploadReceipt, mode: string): Promise<void> {
  for (const { key: Key, versionId } of objects) {
    const which = { Bucket: bucket, Key, VersionId: versionId ?? '' };
    const head = await s3.send(new HeadObjectCommand(which));
    expect([head.ObjectLockMode, head.ObjectLockRetainUntilDate?.toISOString()]).toEqual([mode, sixYears]);
    const erase = s3.send(new DeleteObjectCommand(which));
    await expect(erase).rejects.toMatchObject({ name: 'AccessDenied' });
  }
}

describe('evidence by way of an emulator that a third party wrote', () => {
  let io: Io;
  beforeEach(() => {
    const environment = awsEnvironment(moto.url) as Readonly<Record<string, string>>;
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent/config');
    io = createTransferIo({ env: environment });
  });

  it('goes up under its lock and comes back the same', async () => {
    const bundle = makeBundle({
      files: { 'scope.json': '{}', 'records/aws-s3.ndjson.gz': Buffer.alloc(20_000_000, 'comply') },
    });
    const words = { bundle, destination: `s3://${bucket}/functions` };
    expect(await uploadEvidence(words, { lockUntil: '6y', color: false, progress: false }, io)).toBe(0);
    const receipt = join(io.cwd, `${run}.uploads.json`);
    await expectLocked(JSON.parse(readFileSync(receipt, 'utf8')), 'GOVERNANCE');
    const fetched = await fetchBundle(`s3://${bucket}/functions`, io, { receipt });
    expect(fetched.notices).toEqual([]);
    expect(filesOf(fetched.directory)).toEqual(filesOf(bundle));
    fetched.dispose();
    const runs = await fetchRuns([`s3://${bucket}/functions`], io, { wants: isForPeriod });
    expect(runs.directories.map((directory) => Object.keys(filesOf(directory)))).toEqual([
      ['/attestation.sigstore.json', '/manifest.json', '/run.json', '/scope.json'],
    ]);
    runs.dispose();
  });

  it('follows the newest run there', async () => {
    const bundle = makeBundle({ seq: 11 });
    await uploadEvidence({ bundle, destination: `s3://${bucket}/chain` }, { color: false, progress: false }, io);
    const place = await openDestination({ evidence: `s3://${bucket}/chain`, lockUntil: '6y' }, io);
    if (place.kind !== 's3') throw new Error('not a bucket');
    expect(place.chain).toMatchObject({ seq: 12, prev: { runId: '1a2b3c4d-0000-4000-8000-000000000000' } });
    place.dispose();
  });

  it('finds a key of KMS the same way', async () => {
    const kms = new KMSClient(settingsFor(moto.url));
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }));
    const id = given(KeyMetadata?.KeyId, 'key');
    await kms.send(new CreateAliasCommand({ AliasName: 'alias/comply-transfer', TargetKeyId: id }));
    const services = await openAwsServices({ env: io.env, now: io.now, timeout: 10_000 });
    const signer = await openKmsSigner({ kind: 'awskms', key: 'alias/comply-transfer' }, services('KMS'));
    expect(signer.intent.key).toContain(id);
    // What the emulator signs is the digest of the digest, and is told from a signature over the message.
    await expect(signer.sign(Buffer.from('message'))).rejects.toThrow(/is not one of this key over what was sent/);
    await expect(openKmsSigner({ kind: 'awskms', key: 'alias/nobody' }, services('KMS'))).rejects.toThrow(
      `there is no such key in ${region}`,
    );
  });
});

describe('comply evidence upload', () => {
  const upload = (args: readonly string[], options: Parameters<typeof comply>[1] = {}) =>
    comply(['evidence', 'upload', ...args], { env: awsEnvironment(moto.url), cwd: emptyFolder(), ...options });

  it('locks what it puts, and leaves the receipt', async () => {
    const [bundle, cwd] = [makeBundle(), emptyFolder()];
    const args = [bundle, `s3://${bucket}/binary`, '--lock-until', '6y', '--lock-mode', 'compliance'];
    const { code, stdout, stderr } = await upload(args, { cwd });
    const file = join(cwd, `${run}.uploads.json`);
    expect([code, stdout, stderr]).toEqual([
      0,
      '',
      `evidence: s3://${bucket}/binary/${run} (locked until 2032-11-22, COMPLIANCE)\nreceipt: ${file} (keep it apart from the bucket)\n`,
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(parseReceipt(readFileSync(file), file).versions.size).toBe(9);
    await expectLocked(JSON.parse(readFileSync(file, 'utf8')), 'COMPLIANCE');
    const again = await upload(args, { cwd });
    expect([again.code, readdirSync(cwd)]).toEqual([0, [`${run}.uploads.json`]]);
    expect((await versionsBelow('binary/')).length).toBe(9);
  });

  it.each([
    ['SIGKILL', null, /^$/],
    [
      'SIGINT',
      130,
      /^interrupted; the bundle is kept in \S+; to go on: comply evidence upload \S+ s3:\S+ --lock-until 6y\n$/,
    ],
  ] as const)('goes on after %s', async (signal, ended, words) => {
    const files = Object.fromEntries(
      Array.from({ length: 120 }, (_, n) => [`records/aws-s${n}.ndjson.gz`, Buffer.alloc(200_000, n)]),
    );
    const args = [makeBundle({ files }), `s3://${bucket}/${signal}`, '--lock-until', '6y'];
    const prefix = `${signal}/${run}/`;
    let there = 0;
    let isWatching = true;
    const watching = (async () => {
      while (isWatching) there = (await versionsBelow(prefix)).length;
    })();
    const cwd = emptyFolder();
    const cut = await upload(args, { cwd, stop: { signal, when: () => there >= 10 } });
    isWatching = false;
    await watching;
    expect(cut.code).toBe(ended);
    expect(cut.stderr).toMatch(words);
    expect(readdirSync(cwd)).toEqual([]);
    const keys = (await versionsBelow(prefix)).map(({ Key }) => Key);
    expect(keys.length).toBeGreaterThanOrEqual(10);
    expect(keys).not.toContain(`${prefix}manifest.json`);
    const { code } = await upload(args, { cwd });
    expect(code).toBe(0);
    const receipt: UploadReceipt = JSON.parse(readFileSync(join(cwd, `${run}.uploads.json`), 'utf8'));
    const versions = await versionsBelow(prefix);
    expect(versions.length).toBe(123);
    const named = receipt.objects.map(({ key, versionId }) => `${key} ${versionId}`).sort();
    expect(named).toEqual(versions.map(({ Key, VersionId }) => `${Key} ${VersionId}`).sort());
    await expectLocked(receipt, 'GOVERNANCE');
    console.log(
      `${signal} with ${keys.length} of 123 objects there; the second upload put the other ${123 - keys.length}`,
    );
  });

  it('refuses in one line, in either language, what is no bundle or no bucket', async () => {
    const bundle = makeBundle();
    rmSync(join(bundle, 'scope.json'));
    const broken = await upload([bundle, `s3://${bucket}/broken`]);
    expect([broken.code, broken.stderr]).toEqual([
      2,
      `comply: ${bundle}/scope.json: does not exist: name the folder of a whole evidence bundle\n`,
    ]);
    expect(await versionsBelow('broken/')).toEqual([]);
    const nowhere = await upload([makeBundle(), 's3://acme-nowhere/x', '--lang', 'ja']);
    expect([nowhere.code, nowhere.stderr]).toEqual([
      2,
      'comply: s3://acme-nowhere/x: バケットが存在しない。作成するか、別のバケットを指定すること\n',
    ]);
    const folder = await upload([makeBundle(), 'elsewhere']);
    expect([folder.code, folder.stderr.split('\n').length, existsSync('elsewhere')]).toEqual([2, 2, false]);
    const mode = await upload([makeBundle(), `s3://${bucket}/x`, '--lock-until', '6y', '--lock-mode', 'soft']);
    expect([mode.code, mode.stderr.split('\n').length]).toEqual([2, 2]);
  });
});
