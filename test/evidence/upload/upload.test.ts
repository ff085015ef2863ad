import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDestination } from '../../../src/evidence/upload/destination.ts';
import { downloadRun } from '../../../src/evidence/upload/download-run.ts';
import { listRuns } from '../../../src/evidence/upload/list-runs.ts';
import type { LockRequest } from '../../../src/evidence/upload/lock.ts';
import { previousRun } from '../../../src/evidence/upload/previous-run.ts';
import { formatReceipt, parseReceipt } from '../../../src/evidence/upload/receipt.ts';
import { describeNotice } from '../../../src/evidence/upload/run-notice.ts';
import { openStore, type Store } from '../../../src/evidence/upload/store.ts';
import { type UploadProgress, uploadBundle } from '../../../src/evidence/upload/upload-bundle.ts';
import { InputError, UsageError } from '../../../src/model/errors.ts';
import { makeBundle, someFiles } from './make-bundle.ts';
import { type Fault, type ReplayS3, startReplayS3 } from './replay-s3.ts';

const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const destination = parseDestination('s3://acme-evidence/comply');
const root = 'comply/run-20261122T010203Z-1a2b3c4d/';
const sixYears: LockRequest = { term: { years: 6 } };
const total = Object.keys(someFiles).length + 3;

let s3: ReplayS3;
beforeEach(async () => {
  s3 = await startReplayS3();
});
afterEach(() => s3.close());

async function open(to = destination, signal?: AbortSignal): Promise<Store> {
  const settings = (region = 'ap-northeast-1') => ({ region, endpoint: s3.url, credentials, maxAttempts: 2 });
  return openStore({ destination: to, settings, signal });
}

async function upload(directory: string, lock?: LockRequest, onProgress?: (progress: UploadProgress) => void) {
  return uploadBundle({ directory, store: await open(), lock, onProgress });
}

/** The keys put, in order. */
const puts = (): string[] => s3.requests.filter(({ operation }) => operation === 'PutObject').map(({ key }) => key);
const emptyFolder = (): string => join(mkdtempSync(join(tmpdir(), 'comply-download-')), 'run');
const once = (operation: string, fault: Fault): void => {
  s3.fault = (seen, before) => (seen.operation === operation && before === 0 ? fault : undefined);
};

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UsageError) && !(error instanceof InputError)) throw error ?? new Error('it did not fail');
  for (const line of [error.text.en, error.text.ja]) expect(line).toMatch(/^[^\p{Cc}\p{Cf}]+$/u);
  expect(error.text.ja).toMatch(/\p{sc=Hiragana}/u);
  return error.message;
}

describe('an upload', () => {
  it('puts each file once under its digest and a lock, signature and manifest last', async () => {
    const directory = makeBundle();
    const seen: UploadProgress[] = [];
    const receipt = await upload(directory, { ...sixYears, mode: 'COMPLIANCE' }, (progress) => seen.push(progress));
    const keys = puts();
    expect(keys.length).toBe(total);
    expect(keys.slice(-2)).toEqual([`${root}attestation.sigstore.json`, `${root}manifest.json`]);
    for (const { operation, key, headers } of s3.requests) {
      if (operation !== 'PutObject') continue;
      const content = readFileSync(join(directory, key.slice(root.length)));
      expect(headers).toMatchObject({
        'if-none-match': '*',
        'x-amz-checksum-sha256': createHash('sha256').update(content).digest('base64'),
        'x-amz-sdk-checksum-algorithm': 'SHA256',
        'x-amz-object-lock-mode': 'COMPLIANCE',
        'x-amz-object-lock-retain-until-date': '2032-11-22T23:59:59Z',
        'content-length': String(content.length),
      });
      expect(headers['content-encoding']).toBeUndefined();
      if (key.endsWith('.gz')) expect(headers['content-type']).toBe('application/gzip');
      if (key.endsWith('.html')) expect(headers['content-type']).toBe('text/html; charset=utf-8');
    }
    expect(receipt).toMatchObject({
      bucket: 'acme-evidence',
      region: 'ap-northeast-1',
      keyPrefix: root,
      lock: { mode: 'COMPLIANCE', retainUntil: '2032-11-22T23:59:59.000Z' },
    });
    expect(receipt.objects.map(({ key, versionId }) => [key, versionId])).toEqual(
      [...s3.objects].map(([key, [version]]) => [key, version?.id]).sort(),
    );
    expect(seen.map(({ done }) => done)).toEqual(Array.from({ length: total }, (_, index) => index + 1));
    expect(seen.at(-1)?.bytes).toBe(seen[0]?.totalBytes);
  });

  it('continues: what is there with the same content counts, with its first version', async () => {
    const directory = makeBundle();
    const first = await upload(directory, sixYears);
    s3.requests.length = 0;
    expect(await upload(directory, sixYears)).toEqual(first);
    expect(puts()).toEqual([]);
    // Hidden, or with something on top: still the same versions, and nothing is put.
    s3.hide(`${root}run.json`);
    s3.put(`${root}scope.json`, 'forged');
    expect(await upload(directory, sixYears)).toEqual(first);
    expect(puts()).toEqual([]);
  });

  it('continues after a run without a lock by locking what is there', async () => {
    const directory = makeBundle();
    await upload(directory);
    const locked = (): number =>
      [...s3.objects.values()].filter(([version]) => version?.headers['x-amz-object-lock-mode'] === 'GOVERNANCE')
        .length;
    expect(locked()).toBe(0);
    const receipt = await upload(directory, sixYears);
    expect(locked()).toBe(total);
    expect(receipt.lock?.mode).toBe('GOVERNANCE');
    await upload(directory, { term: { years: 1 } });
    const ends = [...s3.objects.values()].map(([version]) => version?.headers['x-amz-object-lock-retain-until-date']);
    expect(new Set(ends)).toEqual(new Set(['2032-11-22T23:59:59Z']));
  });

  it('ends before anything is sent where something else is at one of its keys', async () => {
    s3.put(`${root}records/aws-s3.ndjson.gz`, 'other');
    expect(await refusal(upload(makeBundle()))).toBe(
      `s3://acme-evidence/${root}records/aws-s3.ndjson.gz: something else is there already, and nothing is overwritten; name another prefix`,
    );
    expect(puts()).toEqual([]);
  });

  it('takes what another program put without a digest, and reads it to know', async () => {
    s3.put(`${root}scope.json`, someFiles['scope.json']);
    await upload(makeBundle());
    expect(s3.requests.filter(({ operation }) => operation === 'GetObject').map(({ key }) => key)).toEqual([
      `${root}scope.json`,
    ]);
  });

  it.each([
    ['an answer that was lost', { hangUp: 'after' }],
    ['a connection that was cut', { hangUp: 'before' }],
    ['another writer at the key', { status: 409, code: 'ConditionalRequestConflict' }],
    ['a busy S3', { status: 503, code: 'SlowDown' }],
    ['a fault of S3', { status: 500, code: 'InternalError' }],
  ] satisfies [string, Fault][])('outlives %s, and puts one version of each', async (_, fault) => {
    once('PutObject', fault);
    const receipt = await upload(makeBundle(), sixYears);
    expect(receipt.objects.length).toBe(total);
    expect([...s3.objects.values()].map((versions) => versions.length)).toEqual(Array(total).fill(1));
  });

  it('streams a large file, and sends it again after a fault', async () => {
    const large = Buffer.alloc(20 * 1024 * 1024, 'comply');
    once('PutObject', { status: 503, code: 'SlowDown' });
    await upload(makeBundle({ files: { 'records/aws-iam.ndjson.gz': large } }));
    expect(s3.objects.get(`${root}records/aws-iam.ndjson.gz`)?.[0]?.body?.equals(large)).toBe(true);
  });

  it('never has more than four under way, and stops at once when told', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`records/f${n}.ndjson.gz`, `${n}`]));
    const stop = new AbortController();
    const store = await open(destination, stop.signal);
    const done = uploadBundle({
      directory: makeBundle({ files }),
      store,
      onProgress: ({ done: count }) => count === 8 && stop.abort(),
    });
    await expect(done).rejects.toMatchObject({ name: 'AbortError' });
    expect(puts().length).toBeLessThanOrEqual(8 + 4);
    expect(puts().length).toBeGreaterThanOrEqual(8);
    expect(puts()).not.toContain(`${root}manifest.json`);
  });

  it('after a refusal in the middle leaves no manifest, and says how to go on', async () => {
    s3.fault = ({ operation, key }) =>
      operation === 'PutObject' && key.endsWith('results.ndjson.gz')
        ? { status: 503, code: 'ServiceUnavailable' }
        : undefined;
    expect(await refusal(upload(makeBundle()))).toMatch(/did not take it \(ServiceUnavailable, 503\); run it again/);
    expect([...s3.objects.keys()]).not.toContain(`${root}manifest.json`);
    s3.fault = () => undefined;
    expect((await upload(makeBundle())).objects.length).toBe(total);
  });
});

describe('what is refused before anything is sent', () => {
  it.each([
    [
      'an edited file',
      (folder: string) => appendFileSync(join(folder, 'scope.json'), ' '),
      /is not what the manifest lists/,
    ],
    ['a file that is gone', (folder: string) => rmSync(join(folder, 'scope.json')), /does not exist/],
    ['no manifest', (folder: string) => rmSync(join(folder, 'manifest.json')), /manifest.json: does not exist/],
    ['a link', (folder: string) => relink(join(folder, 'scope.json')), /is not what the manifest lists/],
  ])('%s', async (_, spoil, words) => {
    const directory = makeBundle();
    spoil(directory);
    expect(await refusal(upload(directory))).toMatch(words);
    expect(puts()).toEqual([]);
  });

  function relink(file: string): void {
    const copy = join(mkdtempSync(join(tmpdir(), 'comply-link-')), 'copy');
    appendFileSync(copy, readFileSync(file));
    rmSync(file);
    symlinkSync(copy, file);
  }

  it('a bucket without versions, without Object Lock, or that locks more by itself', async () => {
    s3.versioning = 'Suspended';
    expect(await refusal(upload(makeBundle(), sixYears))).toMatch(/keeps no versions.*put-bucket-versioning/);
    s3.versioning = 'Enabled';
    s3.lock = undefined;
    expect(await refusal(upload(makeBundle(), sixYears))).toMatch(/no Object Lock.*put-object-lock-configuration/);
    const standard = (mode: string, period: string): string =>
      `<ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Mode>${mode}</Mode>${period}</DefaultRetention></Rule>`;
    s3.lock = standard('GOVERNANCE', '<Years>7</Years>');
    expect(await refusal(upload(makeBundle(), sixYears))).toBe(
      's3://acme-evidence: the bucket would lock until GOVERNANCE 2033-11-22 by itself, and GOVERNANCE 2032-11-22 is weaker; ask for no less, or leave --lock-until out',
    );
    s3.lock = standard('COMPLIANCE', '<Days>2192</Days>');
    expect(await refusal(upload(makeBundle(), { ...sixYears, mode: 'GOVERNANCE' }))).toMatch(/is weaker/);
    expect(puts()).toEqual([]);
    // Without a word of the user's the bucket's own mode.
    expect((await upload(makeBundle(), sixYears)).lock?.mode).toBe('COMPLIANCE');
  });

  it('a manifest that leads out of the folder, or is of another program', async () => {
    for (const path of [
      '../x',
      '/etc/passwd',
      'a/../../b',
      'a\\b',
      'C:x',
      '.hidden',
      'manifest.json',
      `${'a'.repeat(301)}`,
    ]) {
      const directory = makeBundle({ files: {} });
      const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
      manifest.files[path] = { sha256: '0'.repeat(64), bytes: 1 };
      rmSync(join(directory, 'manifest.json'));
      appendFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest));
      expect(await refusal(upload(directory))).toMatch(/is not a file of a bundle/);
    }
    const directory = makeBundle({ files: {} });
    appendFileSync(join(directory, 'manifest.json'), '{');
    expect(await refusal(upload(directory))).toMatch(/is not of an evidence bundle/);
    expect(puts()).toEqual([]);
  });
});

describe('a refusal of S3 is one line that says what to do', () => {
  const denied = (action: string) =>
    `User: arn:aws:sts::111122223333:assumed-role/Comply/x is not authorized to perform: ${action} on resource: "x" because no identity-based policy allows the ${action} action`;

  it.each<[operation: string, fault: Fault, words: RegExp]>([
    ['ListObjectVersions', { status: 404, code: 'NoSuchBucket' }, /no such bucket/],
    ['ListObjectVersions', { status: 403, code: 'AccessDenied' }, /grant s3:ListBucketVersions$/],
    ['GetBucketVersioning', { status: 403, code: 'AccessDenied' }, /grant s3:GetBucketVersioning$/],
    ['GetObjectLockConfiguration', { status: 403, code: 'AccessDenied' }, /grant s3:GetBucketObjectLockConfiguration$/],
    [
      'PutObject',
      { status: 403, code: 'AccessDenied' },
      /grant s3:PutObject, s3:PutObjectRetention, kms:GenerateDataKey$/,
    ],
    [
      'PutObject',
      { status: 403, code: 'AccessDenied', message: denied('s3:PutObjectRetention') },
      /grant s3:PutObjectRetention$/,
    ],
    [
      'PutObject',
      {
        status: 403,
        code: 'AccessDenied',
        message: `${denied('s3:PutObject')} with an explicit deny in a resource-based policy`,
      },
      /explicitly denies s3:PutObject$/,
    ],
    ['PutObject', { status: 400, code: 'BadDigest' }, /received other bytes than the manifest lists \(BadDigest\)/],
    ['PutObject', { status: 400, code: 'ExpiredToken' }, /credentials were refused \(ExpiredToken\)/],
    [
      'PutObject',
      { status: 400, code: 'KMS.DisabledException', message: 'a\u001b[2Jkey' },
      /refused PutObject \(KMS.DisabledException\): a \[2Jkey$/,
    ],
    ['PutObject', { hangUp: 'before' }, /could not be reached \(ECONNRESET\); run it again/],
  ])('%s %j', async (operation, fault, words) => {
    s3.fault = (seen) => (seen.operation === operation ? fault : undefined);
    expect(await refusal(upload(makeBundle(), sixYears))).toMatch(words);
    expect([...s3.objects.keys()]).not.toContain(`${root}manifest.json`);
  });

  it('to look at what is there already', async () => {
    await upload(makeBundle());
    s3.fault = ({ operation }) => (operation === 'HeadObject' ? { status: 403, code: 'AccessDenied' } : undefined);
    expect(await refusal(upload(makeBundle()))).toMatch(
      /access denied \(HeadObject\); grant s3:GetObject, s3:GetObjectVersion, kms:Decrypt$/,
    );
    s3.fault = ({ operation }) =>
      operation === 'PutObjectRetention' ? { status: 403, code: 'AccessDenied' } : undefined;
    expect(await refusal(upload(makeBundle(), sixYears))).toMatch(/grant s3:PutObjectRetention$/);
  });

  it.each([
    ['ListObjectVersions', /the answer is not one of S3; a proxy/],
    ['PutObject', /names no version/],
  ])('%s that a proxy answers with a page', async (name, words) => {
    s3.fault = ({ operation }) =>
      operation === name ? { status: 200, code: 'Page', page: '<html><p>Sign in</html>' } : undefined;
    expect(await refusal(upload(makeBundle(), sixYears))).toMatch(words);
  });

  it('a key that another program writes and deletes', async () => {
    s3.fault = ({ operation }) => (operation === 'PutObject' ? { status: 412, code: 'PreconditionFailed' } : undefined);
    expect(await refusal(upload(makeBundle()))).toMatch(/another program writes and deletes there/);
  });

  it('no one at the address', async () => {
    const { url } = s3;
    await s3.close();
    const settings = () => ({ region: 'ap-northeast-1', endpoint: url, credentials, maxAttempts: 1 });
    expect(await refusal(openStore({ destination, settings }))).toMatch(/could not be reached \(ECONNREFUSED\)/);
    s3 = await startReplayS3();
  });
});

describe('the region of the bucket', () => {
  it.each([
    { status: 301, code: 'PermanentRedirect', headers: { 'x-amz-bucket-region': 'eu-west-1' } },
    { status: 400, code: 'AuthorizationHeaderMalformed', extra: '<Region>eu-west-1</Region>' },
  ])('is where S3 says it is: $code', async (fault) => {
    s3.fault = ({ headers }) => (headers.authorization?.includes('/eu-west-1/') ? undefined : fault);
    const store = await open();
    expect(store.region).toBe('eu-west-1');
    const receipt = await uploadBundle({ directory: makeBundle(), store });
    expect(receipt.region).toBe('eu-west-1');
  });

  it('is not taken from an answer that names none', async () => {
    const headers = { 'x-amz-bucket-region': 'evil.example/' };
    s3.fault = () => ({ status: 301, code: 'PermanentRedirect', headers });
    expect(await refusal(open())).toMatch(/refused ListObjectVersions \(PermanentRedirect\)/);
    expect(s3.requests.length).toBe(1);
  });
});

describe('reading back', () => {
  const startedAt = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T01:02:03Z`;
  const runId = (day: number): string => `${String(day).padStart(8, '0')}-0000-4000-8000-000000000000`;
  const uploadDay = (day: number) => upload(makeBundle({ startedAt: startedAt(day), runId: runId(day), seq: day }));

  it('lists the runs over pages of any size, and tells the unfinished ones', async () => {
    for (const day of [3, 1, 2]) await uploadDay(day);
    s3.put('comply/run-20261104T010203Z-00000004/scope.json', '{}');
    s3.put('comply/notes.txt', 'not ours');
    s3.put('comply/run-later/manifest.json', '{}');
    s3.put('comply/run-20261104T010203Z-00000004/a b+c%2F証', 'x');
    s3.put('complyother/run-20261105T010203Z-00000005/manifest.json', '{}');
    for (let n = 0; n < 5; n += 1) s3.put('comply/run-20261102T010203Z-00000002/scope.json', String(n));
    for (const size of [1, 2, 7, 1000]) {
      s3.pageSize = size;
      const runs = await listRuns(await open());
      expect(runs.map(({ name, complete, startedAt: at }) => [name, complete, at])).toEqual([
        ['run-20261101T010203Z-00000001', true, startedAt(1)],
        ['run-20261102T010203Z-00000002', true, startedAt(2)],
        ['run-20261103T010203Z-00000003', true, startedAt(3)],
        ['run-20261104T010203Z-00000004', false, startedAt(4)],
      ]);
      expect(runs[1]?.objects.get('scope.json')).toMatchObject({ laterVersions: 5, deleteMarkers: 0 });
      expect([...(runs[3]?.objects.keys() ?? [])].sort()).toEqual(['a b+c%2F証', 'scope.json']);
    }
  });

  it('names the newest whole run for the chain, and what was cut off after it', async () => {
    expect(await previousRun(await open())).toEqual({ unfinished: [] });
    for (const day of [1, 2]) await uploadDay(day);
    const third = await uploadDay(3);
    s3.put('comply/run-20261104T010203Z-00000004/scope.json', '{}');
    s3.put('comply/run-20261103T010203Z-00000003/manifest.json', '{"forged":true}');
    const unfinished = ['run-20261104T010203Z-00000004'];
    const head = { runId: runId(3), seq: 3, manifestSha256: third.manifestSha256 };
    expect(await previousRun(await open())).toEqual({ head, unfinished });
    s3.hide('comply/run-20261103T010203Z-00000003/manifest.json');
    expect(await previousRun(await open())).toEqual({ head, unfinished });
  });

  it('reads the versions that were put first, and tells what was done since', async () => {
    const directory = makeBundle();
    const receipt = await upload(directory, sixYears);
    s3.put(`${root}results.ndjson.gz`, 'forged');
    s3.put(`${root}manifest.json`, '{"forged":true}');
    s3.hide(`${root}scope.json`);
    s3.put(`${root}extra/../../x`, 'stranger');
    const store = await open(parseDestination(`s3://acme-evidence/${root}`));
    const [run, ...others] = await listRuns(store);
    if (!run) throw new Error('no run');
    expect(others).toEqual([]);
    const download = await downloadRun({ store, run, directory: emptyFolder() });
    expect(download.manifestSha256).toBe(receipt.manifestSha256);
    expect(contentOf(download.directory)).toEqual(contentOf(directory));
    expect(download.notices).toEqual([
      { kind: 'unlisted', path: 'extra/../../x' },
      { kind: 'later-version', path: 'manifest.json' },
      { kind: 'later-version', path: 'results.ndjson.gz' },
      { kind: 'delete-marker', path: 'scope.json' },
    ]);
    for (const notice of download.notices) expect(describeNotice(notice).ja).toMatch(/\p{sc=Hiragana}/u);
  });

  it('reads the versions of the receipt, where there is one', async () => {
    // Someone was at the key before, without a lock, and is gone: the version of the upload is not the first.
    const directory = makeBundle();
    const saved = await upload(directory);
    const receipt = parseReceipt(Buffer.from(formatReceipt(saved)), 'uploads.json');
    const versions = s3.objects.get(`${root}scope.json`) ?? [];
    s3.objects.set(`${root}scope.json`, [...versions, { id: 'v000000', body: Buffer.from('{}'), headers: {} }]);
    const store = await open();
    const [run] = await listRuns(store);
    if (!run) throw new Error('no run');
    const first = await downloadRun({ store, run, directory: emptyFolder() });
    expect(first.notices).toContainEqual({ kind: 'differs', path: 'scope.json' });
    const download = await downloadRun({ store, run, directory: emptyFolder(), receipt });
    expect(download.notices).toEqual([{ kind: 'later-version', path: 'scope.json' }]);
    expect(contentOf(download.directory)).toEqual(contentOf(directory));
    s3.objects.set(`${root}scope.json`, [{ id: 'v9', body: Buffer.from('{}'), headers: {} }]);
    const gone = await downloadRun({ store, run, directory: emptyFolder(), receipt });
    expect(gone.notices).toContainEqual({ kind: 'missing', path: 'scope.json' });
    expect(() => parseReceipt(Buffer.from('{}'), 'uploads.json')).toThrow(/uploads.json: is not the receipt/);
  });

  it('reads only what is wanted, no more bytes than are listed, and nothing of a run without a manifest', async () => {
    await upload(makeBundle());
    const store = await open();
    const [run] = await listRuns(store);
    if (!run) throw new Error('no run');
    const wants = (path: string): boolean => path.startsWith('derived/tables/');
    const part = await downloadRun({ store, run, directory: emptyFolder(), wants });
    expect(Object.keys(contentOf(part.directory))).toEqual([
      'attestation.sigstore.json',
      'derived/tables/run.ndjson',
      'manifest.json',
    ]);
    const [version] = s3.objects.get(`${root}scope.json`) ?? [];
    if (!version) throw new Error('no version');
    s3.objects.set(`${root}scope.json`, [{ ...version, body: Buffer.alloc(5_000_000, ' ') }]);
    const long = await downloadRun({ store, run, directory: emptyFolder() });
    expect(long.notices).toEqual([{ kind: 'differs', path: 'scope.json' }]);
    expect(contentOf(long.directory)['scope.json']?.length).toBe(someFiles['scope.json'].length + 1);
    s3.objects.delete(`${root}manifest.json`);
    const [cut] = await listRuns(store);
    if (!cut) throw new Error('no run');
    expect(await refusal(downloadRun({ store, run: cut, directory: emptyFolder() }))).toMatch(/upload was cut off/);
    s3.objects.clear();
    expect(await refusal(listRuns(store))).toBe(
      's3://acme-evidence/comply: there is no evidence bundle; name the prefix that scan --evidence was given',
    );
  });

  it('reads a bucket that keeps no versions', async () => {
    s3.versioning = undefined;
    const directory = makeBundle();
    const receipt = await upload(directory);
    expect(receipt.objects.every(({ versionId }) => versionId === null)).toBe(true);
    const store = await open();
    const [run] = await listRuns(store);
    if (!run) throw new Error('no run');
    const download = await downloadRun({ store, run, directory: emptyFolder() });
    expect([download.notices, contentOf(download.directory)]).toEqual([[], contentOf(directory)]);
    // Versions came later: what was there before is called "null", and is the first.
    s3.put(`${root}scope.json`, 'forged');
    const [later] = await listRuns(store);
    if (!later) throw new Error('no run');
    const again = await downloadRun({ store, run: later, directory: emptyFolder() });
    expect(contentOf(again.directory)).toEqual(contentOf(directory));
  });
});

function contentOf(directory: string): Readonly<Record<string, string>> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(
    paths.map((path) => [path.slice(directory.length + 1), readFileSync(path).toString('latin1')]),
  );
}
