import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DestinationOptions, openDestination } from '../../../src/cli/evidence/destination.ts';
import { uploadTo } from '../../../src/cli/evidence/upload-to.ts';
import { UsageError } from '../../../src/model/errors.ts';
import { makeBundle } from '../../evidence/upload/make-bundle.ts';
import { type ReplayS3, startReplayS3 } from '../../evidence/upload/replay-s3.ts';
import { isolateAws } from '../../support/collect-aws.ts';
import { createTransferIo, type TransferIo } from './transfer-io.ts';

let s3: ReplayS3;
let io: TransferIo;
beforeEach(async () => {
  isolateAws();
  s3 = await startReplayS3();
  io = createTransferIo({ env: { AWS_ENDPOINT_URL_S3: s3.url } });
});
afterEach(() => s3.close());

const open = (options: DestinationOptions) => openDestination(options, io);
const quiet = { language: 'en', progress: false, quiet: true } as const;

async function openBucket(options: Partial<DestinationOptions> = {}) {
  const place = await open({ evidence: 's3://acme-evidence/comply', ...options });
  if (place.kind !== 's3') throw new Error('not a bucket');
  return place;
}

async function refusal(options: DestinationOptions): Promise<string> {
  const error = await open(options).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error(`no usage error: ${error}`);
  for (const line of [error.text.en, error.text.ja]) expect(line).toMatch(/^[^\p{Cc}\p{Cf}]+$/u);
  expect(error.text.ja).toMatch(/\p{sc=Hiragana}/u);
  return error.message;
}

describe('a folder', () => {
  it('is resolved against the working directory, and nothing is asked', async () => {
    expect(await open({ evidence: 'evidence/2026' })).toEqual({
      kind: 'folder',
      directory: join(io.cwd, 'evidence/2026'),
    });
    expect(s3.requests).toEqual([]);
  });

  it('takes no lock', async () => {
    expect(await refusal({ evidence: 'out', lockUntil: '6y' })).toBe(
      "--lock-until is a lock of S3, and 'out' is a folder; write s3://bucket/prefix, or leave it out",
    );
    expect(await refusal({ evidence: 'out', lockMode: 'compliance' })).toMatch(/^--lock-mode is a lock of S3/);
  });

  it.each(['gs://bucket/x', 'https://acme-evidence.s3.amazonaws.com/x'])('is not meant by %s', async (evidence) => {
    expect(await refusal({ evidence })).toBe(
      `${evidence}: evidence lies in a folder or in S3; name a folder, or write s3://bucket/prefix`,
    );
  });
});

describe('a bucket', () => {
  it('begins a chain, and is written by way of a folder that is private', async () => {
    const place = await openBucket();
    expect(place).toMatchObject({ chain: { seq: 1, prev: null }, notices: [], lock: undefined, flags: [] });
    const folder = dirname(place.directory);
    expect(existsSync(place.directory)).toBe(false);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    mkdirSync(`${place.directory}.part`);
    place.dispose();
    expect(existsSync(folder)).toBe(false);
  });

  it('follows the newest whole run, and tells of those that were cut off', async () => {
    const before = makeBundle({ seq: 4 });
    const end = await uploadTo({ ...(await openBucket()), directory: before }, quiet, io);
    if (end.kind !== 'uploaded') throw new Error('not uploaded');
    const { runId, manifestSha256 } = end.receipt;
    s3.put('comply/run-20261123T010203Z-ffffffff/run.json', '{}');
    const place = await openBucket();
    expect(place.chain).toEqual({ seq: 5, prev: { runId, manifestSha256 } });
    expect(place.notices.map(({ en }) => en)).toEqual([
      's3://acme-evidence/comply/run-20261123T010203Z-ffffffff: its upload was cut off before its manifest, so it is not a bundle and is left out',
    ]);
    place.dispose();
  });

  it('keeps a whole bundle that did not reach it', async () => {
    const place = await openBucket();
    mkdirSync(place.directory);
    writeFileSync(join(place.directory, 'manifest.json'), '{}');
    place.dispose();
    expect(existsSync(place.directory)).toBe(true);
  });

  it('is asked whether it can hold the lock before anything is collected', async () => {
    expect(await openBucket({ lockUntil: '6y', lockMode: 'compliance', awsProfile: undefined })).toMatchObject({
      lock: { term: { years: 6 }, mode: 'COMPLIANCE' },
      flags: ['--lock-until', '6y', '--lock-mode', 'compliance'],
    });
    s3.lock = undefined;
    expect(await refusal({ evidence: 's3://acme-evidence/comply', lockUntil: '6y' })).toMatch(/has no Object Lock/);
    s3.versioning = undefined;
    expect(await refusal({ evidence: 's3://acme-evidence/comply', lockUntil: '6y' })).toMatch(/keeps no versions/);
  });

  it.each<[DestinationOptions, RegExp]>([
    [{ evidence: 's3://Acme/x' }, /'Acme' is not the name of a bucket/],
    [{ evidence: 's3://acme-evidence/x', lockUntil: 'soon' }, /^--lock-until 'soon' is neither a term nor a date/],
    [{ evidence: 's3://acme-evidence/x', lockUntil: '2026-11-22' }, /is not in the future/],
    [{ evidence: 's3://acme-evidence/x', lockUntil: '6y', lockMode: 'soft' }, /neither governance nor compliance/],
    [
      { evidence: 's3://acme-evidence/x', lockMode: 'compliance' },
      /^--lock-mode says how, and nothing says until when/,
    ],
    [{ evidence: 's3://acme-evidence/x', timeout: '0s' }, /^--timeout must be/],
    [{ evidence: 's3://acme-evidence/x', awsProfile: 'nobody' }, /^AWS profile 'nobody' is in neither/],
  ])('with %j is refused before anything is asked', async (options, words) => {
    expect(await refusal(options)).toMatch(words);
    expect(s3.requests).toEqual([]);
  });

  it('needs a working directory for the receipt', async () => {
    io = createTransferIo({ env: io.env, cwd: '/nonexistent' });
    expect(await refusal({ evidence: 's3://acme-evidence/x' })).toMatch(
      /^\/nonexistent cannot be written, and the receipt/,
    );
    expect(s3.requests).toEqual([]);
  });
});
