import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../src/evidence/verify/exit-code.ts';
import type { InstalledCatalog } from '../../../src/evidence/verify/read-rules.ts';
import { verifyBundle } from '../../../src/evidence/verify/verify-bundle.ts';
import { InputError } from '../../../src/model/errors.ts';
import { evidenceFiles } from '../../../src/model/evidence.ts';
import type { CheckResult, Verification, VerificationCheck } from '../../../src/model/verification.ts';
import { toCanonicalJson } from '../../../src/text/canonical-json.ts';
import {
  buildBundle,
  copyBundle,
  createTestKey,
  failedChecks,
  installedCatalog,
  isOfKeys,
  readManifest,
  recomputeManifest,
  resign,
  temporaryFolder,
  verify,
} from '../../support/evidence-bundle.ts';

const key = createTestKey();
const folder = temporaryFolder();
const [first, second, plain] = ['first', 'second', 'plain'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const small = { ruleGlob: ['aws/kms/*'], config: 'none', small: isOfKeys } as const;

beforeAll(async () => {
  const { manifest, manifestSha256 } = await buildBundle({
    directory: first,
    key,
    organization: 'Acme Health',
    ...small,
  });
  const prev = { runId: manifest.runId, manifestSha256 };
  await buildBundle({ directory: second, key, organization: 'Acme Health', chain: { seq: 2, prev }, ...small });
  await buildBundle({ directory: plain, ...small });
});

const unasked = { reperform: false } as const;

function find(found: Verification, check: VerificationCheck): CheckResult {
  const result = found.checks.find((one) => one.check === check);
  if (!result) throw new Error(`no check ${check}`);
  return result;
}

describe('trust', () => {
  it('is never taken from the bundle: without a key it is 11, signed or not', async () => {
    for (const bundle of [first, plain]) {
      const found = await verifyBundle({ folder: bundle, trust: {} });
      expect(found.exitCode).toBe(11);
      expect(find(found, 'signature').problems.map(({ code }) => code)).toEqual(['no-key']);
    }
  });

  it('is not asked for an unsigned bundle with --unsigned, and what that means is said', async () => {
    const found = await verify(plain, undefined, unasked);
    expect(failedChecks(found)).toEqual(['coverage']);
    expect(find(found, 'signature')).toMatchObject({
      status: 'not-checked',
      note: { en: expect.stringContaining('anew') },
    });
  });

  it('is said not to be checked where a signed bundle is read with --unsigned', async () => {
    const found = await verify(first, undefined, unasked);
    expect(find(found, 'signature')).toMatchObject({
      status: 'not-checked',
      note: { en: expect.stringContaining('was not checked') },
    });
    const copy = copyBundle(first);
    rmSync(join(copy, evidenceFiles.attestation));
    expect(find(await verify(copy, undefined, unasked), 'signature').problems[0]?.code).toBe('removed');
  });

  it('is refused to a key that signed nothing here', async () => {
    const found = await verify(first, createTestKey(), unasked);
    expect(found.exitCode).toBe(11);
    expect(find(found, 'timestamp')).toMatchObject({ status: 'not-checked', blocked: true });
  });

  it('wants a time stamp where an authority is given', async () => {
    const trust = {
      publicKeyPem: key.publicKeyPem,
      tsaCaPem: '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n',
    };
    const found = await verify(first, key, { ...unasked, trust });
    expect(find(found, 'timestamp').problems[0]?.code).toBe('no-timestamp');
    expect(found.exitCode).toBe(11);
  });
});

describe('the chain', () => {
  it('holds from the given bundle to this one', async () => {
    const found = await verify(second, key, { ...unasked, prev: first });
    expect(find(found, 'chain')).toMatchObject({ status: 'ok', figures: { seq: 2 } });
    expect(find(found, 'chain').note?.en).toContain('comply period');
  });

  it('cannot say whether the newest was cut off, and says that it cannot', async () => {
    for (const [bundle, words] of [
      [first, 'no bundle can say by itself whether it is the newest'],
      [second, 'no bundle before it is given'],
    ] as const) {
      const found = await verify(bundle, key, unasked);
      expect(find(found, 'chain')).toMatchObject({
        status: 'not-checked',
        note: { en: expect.stringContaining(words) },
      });
      expect(found.exitCode).toBe(14);
    }
  });

  it('is broken by a bundle removed, a bundle exchanged, and another organisation', async () => {
    const { manifestSha256, manifest } = await buildBundle({
      directory: join(temporaryFolder(), 'x'),
      key,
      organization: 'Other',
      ...small,
    });
    const third = join(temporaryFolder(), 'third');
    await buildBundle({
      directory: third,
      key,
      chain: { seq: 3, prev: { runId: manifest.runId, manifestSha256 } },
      ...small,
    });
    expect((await verify(third, key, { ...unasked, prev: second })).exitCode).toBe(13);
    expect((await verify(second, key, { ...unasked, prev: plain })).exitCode).toBe(13);
    const foreign = join(temporaryFolder(), 'foreign');
    const before = readManifest(first);
    const prev = { runId: before.runId, manifestSha256: hashOf(first) };
    await buildBundle({ directory: foreign, key, organization: 'Other', chain: { seq: 2, prev }, ...small });
    const found = await verify(foreign, key, { ...unasked, prev: first });
    expect(find(found, 'chain').problems.map(({ code }) => code)).toEqual(['organization']);
    const skipped = join(temporaryFolder(), 'skipped');
    await buildBundle({ directory: skipped, key, organization: 'Acme Health', chain: { seq: 5, prev }, ...small });
    expect(find(await verify(skipped, key, { ...unasked, prev: first }), 'chain').problems[0]?.code).toBe('sequence');
  });

  it('is broken where the bundle before is none, or was edited', async () => {
    const copy = copyBundle(first);
    writeFileSync(
      join(copy, evidenceFiles.run),
      readFileSync(join(copy, evidenceFiles.run), 'utf8').replace('Acme', 'Acne'),
    );
    expect((await verify(second, key, { ...unasked, prev: copy })).exitCode).toBe(13);
    expect((await verify(second, key, { ...unasked, prev: join(folder, 'nowhere') })).exitCode).toBe(13);
  });
});

function hashOf(bundle: string): string {
  return execFileSync('sha256sum', [join(bundle, evidenceFiles.manifest)], { encoding: 'utf8' }).slice(0, 64);
}

describe('what is hostile', () => {
  it('is no bundle: a folder that is not there, and a file', async () => {
    for (const place of [join(folder, 'nowhere'), join(first, evidenceFiles.run)]) {
      await expect(verifyBundle({ folder: place, trust: {} })).rejects.toThrow(InputError);
    }
    const empty = join(temporaryFolder(), 'empty');
    mkdirSync(empty);
    const found = await verify(empty, key, unasked);
    expect(found.exitCode).toBe(10);
    expect(found.checks.filter(({ blocked }) => blocked).map(({ check }) => check)).toContain('files');
  });

  it('still has its signature looked at where only the manifest is broken', async () => {
    const copy = copyBundle(first);
    writeFileSync(join(copy, evidenceFiles.manifest), '{}');
    const found = await verify(copy, key);
    expect(failedChecks(found)).toEqual(['schema', 'signature']);
    expect(found.exitCode).toBe(10);
    expect(found.checks.every(({ status }) => status !== 'ok')).toBe(true);
  });

  it('is a bundle whose writing was cut off, by its name', async () => {
    const part = join(temporaryFolder(), 'bundle.part');
    cpSync(first, part, { recursive: true });
    const found = await verify(part, key, unasked);
    expect(found.exitCode).toBe(10);
    expect(find(found, 'schema').problems[0]?.code).toBe('unfinished');
  });

  it('does not unpack without end, nor hold a line without end', async () => {
    const copy = copyBundle(first);
    writeFileSync(join(copy, evidenceFiles.calls), gzipSync(Buffer.alloc(256 * 1024 * 1024)));
    const bomb = await verify(copy, key, unasked);
    expect(find(bomb, 'files').problems.map(({ code }) => code)).toEqual(['size', 'unreadable']);
    recomputeHuge(copy);
    const memory = process.memoryUsage.rss();
    const found = await verify(copy, key, unasked);
    const grown = (process.memoryUsage.rss() - memory) / 1024 / 1024;
    console.log(`a line of 256 MiB in 256 KiB of gzip: ${grown.toFixed(0)} MiB more memory`);
    expect(find(found, 'files').problems.map(({ code }) => code)).toContain('unreadable');
    expect(grown).toBeLessThan(150);
  });

  it('is a pipe in the place of a file: it is not opened', async () => {
    const copy = copyBundle(first);
    rmSync(join(copy, evidenceFiles.calls));
    execFileSync('mkfifo', [join(copy, evidenceFiles.calls)]);
    const found = await verify(copy, key);
    expect(find(found, 'files').problems.map(({ code }) => code)).toEqual(['foreign']);
    expect(found.exitCode).toBe(10);
  });

  it('is a manifest that lists what it should not, whoever signed it', async () => {
    const copy = copyBundle(first);
    const manifest = readManifest(copy);
    const { [evidenceFiles.lock]: _, ...files } = manifest.files;
    rmSync(join(copy, evidenceFiles.lock));
    writeFileSync(join(copy, evidenceFiles.manifest), toCanonicalJson({ ...manifest, files }));
    await resign(copy, key);
    const found = await verify(copy, key);
    expect(find(found, 'schema').problems[0]).toMatchObject({ code: 'missing', file: evidenceFiles.lock });
    expect(find(found, 'merkle').status).toBe('failed');
  });
});

/** What an insider may sign: a manifest that says of the bomb just what it is. */
function recomputeHuge(copy: string): void {
  const manifest = readManifest(copy);
  const bytes = readFileSync(join(copy, evidenceFiles.calls)).length;
  const entry = manifest.files[evidenceFiles.calls];
  const content = { sha256: 'ab'.repeat(32), bytes: 256 * 1024 * 1024 };
  const files = { ...manifest.files, [evidenceFiles.calls]: { ...entry, bytes, content } };
  writeFileSync(join(copy, evidenceFiles.manifest), toCanonicalJson({ ...manifest, files }));
}

describe('re-performance', () => {
  it('says which version wrote a bundle, and which catalog its rules are of', async () => {
    const catalog = await installedCatalog();
    const installed: InstalledCatalog = { ...catalog, digest: 'cd'.repeat(32), rules: [] };
    const keep = <T>(result: T) => result;
    const trust = { publicKeyPem: key.publicKeyPem };
    const other = await verifyBundle({ folder: first, trust, reperforming: { keep, ownVersion: '9.9.9', installed } });
    expect(find(other, 'reperform')).toMatchObject({
      status: 'ok',
      note: { en: expect.stringContaining('written by comply 0.1.0, judged here by 9.9.9') },
      figures: { rules: expect.any(Number), installedRules: 0, wroteVersion: '0.1.0', ownVersion: '9.9.9' },
    });
    const sameVersion = await verifyBundle({
      folder: first,
      trust,
      reperforming: { keep, ownVersion: '0.1.0', installed },
    });
    expect(find(sameVersion, 'reperform').note?.en).toContain('another catalog');
  });

  it('is not asked for, and says so, and then nothing else is said to be derived', async () => {
    const found = await verify(first, key, unasked);
    for (const check of ['reperform', 'derived'] as const) {
      expect(find(found, check)).toMatchObject({ status: 'not-checked', note: { en: 'not asked for (--reperform)' } });
    }
  });
});

describe('the exit code', () => {
  it('is that of the gravest check that failed, in the order 10, 11, 13, 12, 14', () => {
    const of = (...failed: VerificationCheck[]) => exitCodeOf(failed.map((check) => ({ check, status: 'failed' })));
    expect([of(), of('coverage'), of('derived', 'coverage'), of('reperform')]).toEqual([0, 14, 12, 12]);
    expect([of('chain', 'reperform'), of('timestamp', 'chain'), of('counts', 'signature', 'chain')]).toEqual([
      13, 11, 10,
    ]);
    expect(exitCodeOf([{ check: 'merkle', status: 'not-checked', blocked: true }])).toBe(10);
    expect(exitCodeOf([{ check: 'chain', status: 'not-checked' }])).toBe(0);
  });

  it('does not depend on where a bundle lies', async () => {
    const moved = join(temporaryFolder(), '証跡 2026');
    renameSync(copyBundle(first), moved);
    recomputeManifest(moved);
    expect((await verify(moved, key, unasked)).exitCode).toBe(14);
  });
});
