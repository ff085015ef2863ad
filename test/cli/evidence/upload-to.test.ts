import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UploadOptions } from '../../../src/cli/command-options.ts';
import { uploadEvidence } from '../../../src/cli/commands/evidence-upload.ts';
import { openDestination } from '../../../src/cli/evidence/destination.ts';
import { quoteWords } from '../../../src/cli/evidence/quote-words.ts';
import { uploadStaged } from '../../../src/cli/evidence/upload-to.ts';
import { parseReceipt } from '../../../src/evidence/upload/receipt.ts';
import { InputError, UsageError } from '../../../src/model/errors.ts';
import { makeBundle, someFiles } from '../../evidence/upload/make-bundle.ts';
import { type ReplayS3, startReplayS3 } from '../../evidence/upload/replay-s3.ts';
import { isolateAws } from '../../support/collect-aws.ts';
import { createTransferIo, type TransferIo } from './transfer-io.ts';

const run = 'run-20261122T010203Z-1a2b3c4d';
const uri = 's3://acme-evidence/comply';
const total = Object.keys(someFiles).length + 3;

let s3: ReplayS3;
let io: TransferIo;
beforeEach(async () => {
  isolateAws();
  s3 = await startReplayS3();
  io = createTransferIo({ env: { AWS_ENDPOINT_URL_S3: s3.url } });
});
afterEach(() => s3.close());

function upload(bundle: string, options: Partial<UploadOptions> = {}, destination = uri) {
  return uploadEvidence({ bundle, destination }, { color: true, progress: true, ...options }, io);
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError) && !(error instanceof InputError)) throw new Error(`not refused: ${error}`);
  for (const line of [error.text.en, error.text.ja]) expect(line).toMatch(/^[^\p{Cc}\p{Cf}]+$/u);
  expect(error.text.ja).toMatch(/\p{sc=Hiragana}/u);
  return error.message;
}

const puts = (): number => s3.requests.filter(({ operation }) => operation === 'PutObject').length;

describe('comply evidence upload', () => {
  it('copies the bundle, leaves it as it is, and writes the receipt for its owner alone', async () => {
    const directory = makeBundle();
    expect(await upload(directory, { lockUntil: '6y', lockMode: 'compliance' })).toBe(0);
    const file = join(io.cwd, `${run}.uploads.json`);
    expect(io.said()).toBe(
      `evidence: ${uri}/${run} (locked until 2032-11-22, COMPLIANCE)\nreceipt: ${file} (keep it apart from the bucket)\n`,
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(parseReceipt(readFileSync(file), file).versions.size).toBe(total);
    expect(s3.objects.size).toBe(total);
    expect(existsSync(join(directory, 'manifest.json'))).toBe(true);
    expect(io.listening()).toBe(0);
  });

  it('says nothing when told to, and shows how far it is on a terminal', async () => {
    expect(await upload(makeBundle(), { quiet: true })).toBe(0);
    expect(io.said()).toBe('');
    const terminal = createTransferIo({ env: io.env }, { isTerminal: true });
    io = terminal;
    await upload(makeBundle(), {}, 's3://acme-evidence/other');
    expect(terminal.said()).toContain(`\r\u001b[2Kuploading ${total}/${total}  0.0 of 0.0 MB`);
    expect(terminal.said().split('\u001b[2K').at(-1)).toMatch(/^evidence: s3:[^\n]+\nreceipt: [^\n]+\n$/);
  });

  it('takes the same receipt for written, and never one over another', async () => {
    const directory = makeBundle();
    const file = join(io.cwd, `${run}.uploads.json`);
    writeFileSync(file, 'of somebody');
    await upload(directory);
    await upload(directory);
    expect(readFileSync(file, 'utf8')).toBe('of somebody');
    await upload(directory, {}, 's3://acme-evidence/elsewhere');
    expect(readdirSync(io.cwd).sort()).toEqual([
      `${run}.2.uploads.json`,
      `${run}.3.uploads.json`,
      `${run}.uploads.json`,
    ]);
    expect(io.said()).toContain(`receipt: ${join(io.cwd, `${run}.3.uploads.json`)}`);
  });

  it.each<[string, (folder: string) => string, RegExp]>([
    [
      'no folder',
      (folder) => join(folder, 'nothing'),
      /nothing: is not a whole evidence bundle: it has no manifest.json/,
    ],
    ['one without a manifest', (folder) => without(folder, 'manifest.json'), /is not a whole evidence bundle/],
    ['one without a file', (folder) => without(folder, 'scope.json'), /scope.json: does not exist/],
    ['an edited one', (folder) => edited(folder), /scope.json: is not what the manifest lists; nothing was uploaded/],
    ['a draft', (folder) => draft(folder), /is a draft of a bundle/],
  ])('refuses %s, and shows no way on', async (_, spoil, words) => {
    expect(await refusal(upload(spoil(makeBundle())))).toMatch(words);
    expect(puts()).toBe(0);
    expect(io.said()).toBe('');
    expect(readdirSync(io.cwd)).toEqual([]);
  });

  it.each([
    [uri, 'bundle'],
    ['bundle', 'elsewhere'],
    [uri, uri],
  ])('refuses %s %s', async (bundle, destination) => {
    expect(await refusal(upload(bundle, {}, destination))).toBe(
      `evidence upload ${bundle} ${destination}: name the folder of a bundle first, then s3://bucket/prefix`,
    );
  });

  it('after a failure says where the bundle is and how to go on, and that goes on', async () => {
    const directory = `${makeBundle()}'s bundle`;
    renameSync(directory.slice(0, -"'s bundle".length), directory);
    s3.fault = ({ operation, key }) =>
      operation === 'PutObject' && key.endsWith('manifest.json') ? { status: 400, code: 'ExpiredToken' } : undefined;
    expect(await refusal(upload(directory, { lockUntil: '6y' }))).toMatch(/credentials were refused \(ExpiredToken\)/);
    const [, command = ''] = /^the bundle is kept in .+; to go on: (.+)\n$/.exec(io.said()) ?? [];
    const words = execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' })
      .trimEnd()
      .split('\n');
    expect(words).toEqual(['comply', 'evidence', 'upload', directory, uri, '--lock-until', '6y']);
    expect(readdirSync(io.cwd)).toEqual([]);
    s3.fault = () => undefined;
    const before = puts();
    expect(await upload(directory, { lockUntil: '6y' })).toBe(0);
    expect(puts() - before).toBe(1);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('at %s stops, says how to go on, and ends with %i', async (signal, code) => {
    s3.fault = ({ operation }, before) => {
      if (operation === 'PutObject' && before === 0 && puts() === 3) io.interrupt(signal);
      return undefined;
    };
    const directory = makeBundle();
    expect(await upload(directory)).toBe(code);
    expect(io.said()).toBe(
      `interrupted; the bundle is kept in ${directory}; to go on: comply evidence upload ${directory} ${uri}\n`,
    );
    expect([...s3.objects.keys()].some((key) => key.endsWith('manifest.json'))).toBe(false);
    expect(io.listening()).toBe(0);
  });

  it('says so where the receipt cannot be written, as the bundle is up', async () => {
    s3.fault = ({ operation, key }) => {
      if (operation === 'PutObject' && key.endsWith('manifest.json')) rmSync(io.cwd, { recursive: true });
      return undefined;
    };
    const directory = makeBundle();
    expect(await refusal(upload(directory))).toMatch(
      /uploads.json: cannot be written \(ENOENT\): the bundle is uploaded, its receipt is not kept/,
    );
    expect(io.said()).toContain(`the bundle is kept in ${directory}; to go on: comply evidence upload`);
  });

  function without(folder: string, path: string): string {
    rmSync(join(folder, path));
    return folder;
  }

  function edited(folder: string): string {
    appendFileSync(join(folder, 'scope.json'), ' ');
    return folder;
  }

  function draft(folder: string): string {
    renameSync(folder, `${folder}.part`);
    return `${folder}.part`;
  }
});

describe('a bundle that was written to be uploaded', () => {
  const settings = { language: 'ja', progress: false, quiet: false } as const;

  async function stage() {
    const place = await openDestination({ evidence: uri }, io);
    if (place.kind !== 's3') throw new Error('not a bucket');
    renameSync(makeBundle(), place.directory);
    return place;
  }

  it('is gone once it is there', async () => {
    const place = await stage();
    expect((await uploadStaged(place, settings, io)).kind).toBe('uploaded');
    place.dispose();
    expect(existsSync(dirname(place.directory))).toBe(false);
    expect(io.said()).toMatch(/^証跡: s3:\S+\nアップロードの記録: \S+（バケットとは別の場所に保管すること）\n$/);
  });

  it('stays where it is not', async () => {
    const place = await stage();
    s3.fault = ({ operation }) => (operation === 'PutObject' ? { status: 403, code: 'AccessDenied' } : undefined);
    expect(await refusal(uploadStaged(place, settings, io))).toMatch(/access denied \(PutObject\)/);
    place.dispose();
    expect(existsSync(join(place.directory, 'manifest.json'))).toBe(true);
    expect(io.said()).toBe(
      `バンドルは ${place.directory} に残っている。続けるには: comply evidence upload ${place.directory} ${uri}\n`,
    );
  });
});

describe('a command to type', () => {
  it.each([
    [['a b', '$HOME', "it's"], String.raw`'a b' '$HOME' 'it'\''s'`],
    [['/tmp/x-1', 's3://b/p', '--lock-until'], '/tmp/x-1 s3://b/p --lock-until'],
    [['', '`id`', '\u001b[2J'], String.raw`'' '${'`id`'}' '\u001B[2J'`],
    [['証跡'], "'証跡'"],
  ])('%j is %s', (words, expected) => {
    expect(quoteWords(words)).toBe(expected);
  });
});
