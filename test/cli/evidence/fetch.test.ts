import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchBundle, withBundle } from '../../../src/cli/evidence/fetch-bundle.ts';
import { fetchRuns, isForPeriod, type RunsProgress } from '../../../src/cli/evidence/fetch-runs.ts';
import { parseDestination } from '../../../src/evidence/upload/destination.ts';
import { formatReceipt, type UploadReceipt } from '../../../src/evidence/upload/receipt.ts';
import { openStore } from '../../../src/evidence/upload/store.ts';
import { uploadBundle } from '../../../src/evidence/upload/upload-bundle.ts';
import { InputError, UsageError } from '../../../src/model/errors.ts';
import { makeBundle, someFiles } from '../../evidence/upload/make-bundle.ts';
import { type ReplayS3, startReplayS3 } from '../../evidence/upload/replay-s3.ts';
import { isolateAws } from '../../support/collect-aws.ts';
import { createTransferIo, type TransferIo } from './transfer-io.ts';

const uri = 's3://acme-evidence/comply';

let s3: ReplayS3;
let io: TransferIo;
let temporary: string;
beforeEach(async () => {
  isolateAws();
  s3 = await startReplayS3();
  io = createTransferIo({ env: { AWS_ENDPOINT_URL_S3: s3.url } });
  temporary = mkdtempSync(join(tmpdir(), 'comply-tmp-'));
  vi.stubEnv('TMPDIR', temporary);
});
afterEach(() => s3.close());

const folders = new Map<string, string>();

/** Uploads the bundle of a day in November 2026. */
async function put(day: number, to = uri): Promise<UploadReceipt> {
  const startedAt = `2026-11-${String(day).padStart(2, '0')}T01:02:03Z`;
  const directory = makeBundle({ runId: `${String(day).padStart(8, '0')}-0000-4000-8000-000000000000`, startedAt });
  const credentials = { accessKeyId: 'AKIDACME', secretAccessKey: 'secret' };
  const settings = () => ({ region: 'us-east-1', endpoint: s3.url, credentials });
  const receipt = await uploadBundle({
    directory,
    store: await openStore({ destination: parseDestination(to), settings }),
  });
  folders.set(nameOf(day), directory);
  return receipt;
}

const nameOf = (day: number): string => {
  const two = String(day).padStart(2, '0');
  return `run-202611${two}T010203Z-000000${two}`;
};

/** A run whose upload was cut off. */
function cutOff(day: number): string {
  s3.put(`comply/${nameOf(day)}/run.json`, '{}');
  return nameOf(day);
}

function filesOf(directory: string): Readonly<Record<string, string>> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(directory.length), readFileSync(path, 'latin1')]));
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError) && !(error instanceof InputError)) throw new Error(`not refused: ${error}`);
  for (const line of [error.text.en, error.text.ja]) expect(line).toMatch(/^[^\p{Cc}\p{Cf}]+$/u);
  expect(error.text.ja).toMatch(/\p{sc=Hiragana}/u);
  expect(
    readdirSync(temporary).filter((name) => name.startsWith('comply-fetched') || name.startsWith('comply-runs')),
  ).toEqual([]);
  return error.message;
}

describe('a bundle', () => {
  it('in a folder is taken as it is', async () => {
    const bundle = await fetchBundle('evidence/run', io);
    expect(bundle).toMatchObject({ directory: join(io.cwd, 'evidence/run'), notices: [] });
    const mine = makeBundle();
    (await fetchBundle(mine, io)).dispose();
    expect(existsSync(join(mine, 'manifest.json'))).toBe(true);
    expect(s3.requests).toEqual([]);
  });

  it.each([uri, `${uri}/`, `${uri}/${nameOf(7)}`])('at %s is the one run there, private and whole', async (text) => {
    await put(7);
    const bundle = await fetchBundle(text, io);
    expect(filesOf(bundle.directory)).toEqual(filesOf(folders.get(nameOf(7)) ?? ''));
    expect(bundle.notices).toEqual([]);
    expect(statSync(dirname(bundle.directory)).mode & 0o777).toBe(0o700);
    expect(statSync(join(bundle.directory, 'manifest.json')).mode & 0o777).toBe(0o600);
    bundle.dispose();
    expect(existsSync(dirname(bundle.directory))).toBe(false);
  });

  it('of several is to be named: the newest are listed', async () => {
    for (const day of [3, 1, 4, 2]) await put(day);
    cutOff(5);
    const [newest, second, third] = [4, 3, 2].map((day) => `${uri}/${nameOf(day)}`);
    expect(await refusal(fetchBundle(uri, io))).toBe(
      `${uri}: there are 4 runs; name one, the newest first: ${newest}, ${second}, ${third}`,
    );
    const bundle = await fetchBundle(`${uri}/${nameOf(2)}`, io);
    expect(filesOf(bundle.directory)).toEqual(filesOf(folders.get(nameOf(2)) ?? ''));
    bundle.dispose();
  });

  it('is the whole one beside those that were cut off, which are told', async () => {
    await put(1);
    const name = cutOff(2);
    const { notices, dispose } = await fetchBundle(uri, io);
    expect(notices.map(({ en }) => en)).toEqual([
      `${uri}/${name}: its upload was cut off before its manifest, so it is not a bundle and is left out`,
    ]);
    dispose();
    expect(await refusal(fetchBundle(`${uri}/${name}`, io))).toMatch(
      /run the upload again: it goes on where it stopped$/,
    );
  });

  it('tells what was done to it since, one line each, whatever the keys hold', async () => {
    const receipt = await put(1);
    s3.put(`${receipt.keyPrefix}scope.json`, 'forged');
    s3.hide(`${receipt.keyPrefix}run.json`);
    s3.put(`${receipt.keyPrefix}x\u001b[2J`, 'beside');
    const { directory, notices, dispose } = await fetchBundle(uri, io);
    expect(readFileSync(join(directory, 'scope.json'), 'utf8')).toBe(someFiles['scope.json']);
    const place = `${uri}/${nameOf(1)}`;
    expect(notices.map(({ en }) => en)).toEqual([
      `${place}/run.json: it was hidden by a delete marker; the version below was read`,
      `${place}/scope.json: a later version lies on top of it; the first one was read`,
      `${place}/x\\u001B[2J: lies beside the bundle and is not in its manifest; it was not read`,
    ]);
    dispose();
  });

  it('is read by its receipt, where one is given', async () => {
    const receipt = await put(1);
    const file = join(io.cwd, 'uploads.json');
    writeFileSync(file, formatReceipt(receipt));
    const whole = await fetchBundle(uri, io, { receipt: 'uploads.json' });
    expect(whole.notices).toEqual([]);
    whole.dispose();
    const lost = receipt.objects.map((object) =>
      object.path === 'scope.json' ? { ...object, versionId: 'gone' } : object,
    );
    writeFileSync(file, formatReceipt({ ...receipt, objects: lost }));
    const { notices, dispose } = await fetchBundle(uri, io, { receipt: file });
    expect(notices.map(({ en }) => en)).toEqual([`${uri}/${nameOf(1)}/scope.json: is not in the bucket`]);
    dispose();
    writeFileSync(file, '{}');
    expect(await refusal(fetchBundle(uri, io, { receipt: file }))).toMatch(/is not the receipt of an upload/);
    expect(await refusal(fetchBundle(uri, io, { receipt: 'nowhere.json' }))).toMatch(/nowhere.json: does not exist/);
    expect(await refusal(fetchBundle('folder', io, { receipt: file }))).toMatch(
      /^--receipt names versions in S3, and 'folder'/,
    );
  });

  it('is fetched in part, where only part is wanted', async () => {
    await put(1);
    const { directory, dispose } = await fetchBundle(uri, io, { wants: (path) => path === 'run.json' });
    expect(Object.keys(filesOf(directory))).toEqual(['/attestation.sigstore.json', '/manifest.json', '/run.json']);
    dispose();
  });

  it.each([
    ['s3://acme-evidence/nothing', /there is no evidence bundle; name the prefix/],
    ['s3://Acme', /is not the name of a bucket/],
    ['gs://acme/x', /evidence lies in a folder or in S3/],
  ])('at %s is refused', async (text, words) => {
    expect(await refusal(fetchBundle(text, io))).toMatch(words);
  });

  it('leaves nothing behind after a failure in the middle', async () => {
    await put(1);
    s3.fault = ({ operation, key }) =>
      operation === 'GetObject' && key.endsWith('scope.json') ? { status: 403, code: 'AccessDenied' } : undefined;
    expect(await refusal(fetchBundle(uri, io))).toMatch(/access denied \(GetObject\)/);
  });
});

describe('work with a bundle', () => {
  it('has it, and leaves nothing behind, however it ends', async () => {
    await put(1);
    let seen = '';
    const code = await withBundle({ bundle: uri }, io, async ({ directory }) => {
      seen = directory;
      expect(existsSync(join(directory, 'manifest.json'))).toBe(true);
      return 3;
    });
    expect(code).toBe(3);
    expect(existsSync(dirname(seen))).toBe(false);
    const failing = withBundle({ bundle: uri }, io, async ({ directory }) => {
      seen = directory;
      throw new Error('of the work');
    });
    await expect(failing).rejects.toThrow('of the work');
    expect(existsSync(dirname(seen))).toBe(false);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('is not begun after %s', async (signal, code) => {
    await put(1);
    s3.fault = ({ operation, key }) => {
      if (operation === 'GetObject' && key.endsWith('scope.json')) io.interrupt(signal);
      return undefined;
    };
    const ended = await withBundle({ bundle: uri }, io, async () => {
      throw new Error('begun');
    });
    expect(ended).toBe(code);
    expect(readdirSync(temporary).filter((name) => name.startsWith('comply-fetched'))).toEqual([]);
    expect(io.listening()).toBe(0);
  });
});

describe('many runs', () => {
  it('are a folder each, in their order, with what a period reads of them', async () => {
    for (const day of [12, 3, 25]) await put(day);
    await put(8, 's3://acme-evidence/other');
    const seen: RunsProgress[] = [];
    const mine = makeBundle();
    const texts = ['s3://acme-evidence/other', mine, uri];
    const runs = await fetchRuns(texts, io, { wants: isForPeriod, onProgress: (progress) => seen.push(progress) });
    const places = runs.directories.map((directory) => runs.places.get(directory) ?? directory);
    expect(places).toEqual([
      `s3://acme-evidence/other/${nameOf(8)}`,
      mine,
      ...[3, 12, 25].map((day) => `${uri}/${nameOf(day)}`),
    ]);
    expect(Object.keys(filesOf(runs.directories[2] ?? ''))).toEqual([
      '/attestation.sigstore.json',
      '/derived/tables/run.ndjson',
      '/manifest.json',
      '/run.json',
      '/scope.json',
    ]);
    expect(
      seen
        .filter(({ total }) => total === 3)
        .map(({ run }) => run)
        .sort(),
    ).toEqual([3, 12, 25].map(nameOf));
    expect(runs.notices).toEqual([]);
    runs.dispose();
    expect(existsSync(mine)).toBe(true);
    expect(readdirSync(temporary).filter((name) => name.startsWith('comply-runs'))).toEqual([]);
  });

  it('leave out what was cut off, and say so', async () => {
    const receipt = await put(1);
    s3.put(`${receipt.keyPrefix}run.json`, 'forged');
    const name = cutOff(2);
    const runs = await fetchRuns([uri], io, { wants: isForPeriod });
    expect(runs.directories.length).toBe(1);
    expect(runs.notices.map(({ en }) => en)).toEqual([
      `${uri}/${name}: its upload was cut off before its manifest, so it is not a bundle and is left out`,
      `${uri}/${nameOf(1)}/run.json: a later version lies on top of it; the first one was read`,
    ]);
    runs.dispose();
    expect(await refusal(fetchRuns([`${uri}/${name}`], io, { wants: isForPeriod }))).toMatch(/no run there is whole/);
  });

  it('leave nothing behind after a failure', async () => {
    await put(1);
    expect(await refusal(fetchRuns([uri, 's3://acme-evidence/nothing'], io, { wants: isForPeriod }))).toMatch(
      /there is no evidence bundle/,
    );
  });
});
