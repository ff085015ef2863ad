import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { toCanonicalJson } from '../../../src/text/canonical-json.ts';

export interface BundleOptions {
  readonly runId?: string;
  readonly startedAt?: string;
  readonly seq?: number;
  readonly signed?: boolean;
  /** Beside run.json; by path. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
}

export const someFiles = {
  'scope.json': '{"targets":[]}',
  'results.ndjson.gz': Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]),
  'records/aws-s3.ndjson.gz': Buffer.from([0x1f, 0x8b, 8, 0, 9]),
  'rules/lock.json': '{}',
  'derived/ipe.en.html': '<!doctype html><p>IPE</p>',
  'derived/tables/run.ndjson': '{"run_id":"x"}\n',
};

/** A folder with a bundle, as far as moving one is concerned. */
export function makeBundle(options: BundleOptions = {}): string {
  const { runId = '1a2b3c4d-0000-4000-8000-000000000000', startedAt = '2026-11-22T01:02:03.456Z', seq = 1 } = options;
  const directory = mkdtempSync(join(tmpdir(), 'comply-upload-'));
  const files = { 'run.json': JSON.stringify({ runId, startedAt }), ...(options.files ?? someFiles) };
  const listed = Object.entries(files).map(([path, content]) => {
    const bytes = Buffer.from(content);
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), bytes);
    return [path, { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }] as const;
  });
  const manifest = { schemaVersion: 1, runId, seq, prev: null, files: Object.fromEntries(listed), merkle: '' };
  writeFileSync(join(directory, 'manifest.json'), toCanonicalJson(manifest));
  if (options.signed ?? true) writeFileSync(join(directory, 'attestation.sigstore.json'), '{"dsseEnvelope":{}}');
  return directory;
}
