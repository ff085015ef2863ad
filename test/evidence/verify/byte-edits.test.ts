import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { evidenceFiles } from '../../../src/model/evidence.ts';
import {
  buildBundle,
  createTestKey,
  failedChecks,
  isOfKeys,
  readManifest,
  temporaryFolder,
  verify,
} from '../../support/evidence-bundle.ts';
import { below, pickFrom, seeded } from '../../support/seeded.ts';

const edits = 1_000;

it(`catches ${edits} random edits of a single byte in any file of a signed bundle`, async () => {
  const key = createTestKey();
  const bundle = join(temporaryFolder(), 'bundle');
  await buildBundle({ directory: bundle, key, ruleGlob: ['aws/kms/*'], config: 'none', small: isOfKeys });
  const all = [evidenceFiles.manifest, evidenceFiles.attestation, ...Object.keys(readManifest(bundle).files)];
  const sizeOf = (file: string) => statSync(join(bundle, file)).size;
  const files = all.filter((file) => sizeOf(file) > 0);
  const sizes = files.map(sizeOf);
  const bytes = sizes.reduce((total, size) => total + size, 0);
  expect((await verify(bundle, key, { reperform: false })).exitCode).toBe(14);
  const random = seeded(20_261_122);
  const caught = new Map<string, number>();
  const missed: string[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    // Half of them by size, half file by file, so that small files are met too.
    const file = edit % 2 === 0 ? fileAt(files, sizes, below(random, bytes)) : pickFrom(random, files);
    const place = join(bundle, file);
    const before = readFileSync(place);
    const after = Buffer.from(before);
    const offset = below(random, after.length);
    after[offset] = (after[offset] ?? 0) ^ (1 + below(random, 255));
    writeFileSync(place, after);
    const found = await verify(bundle, key, { reperform: false });
    const [first] = failedChecks(found);
    if (found.exitCode === 10 || found.exitCode === 11) caught.set(first ?? '-', (caught.get(first ?? '-') ?? 0) + 1);
    else missed.push(`${file}:${offset}`);
    writeFileSync(place, before);
  }
  const sum = [...caught.values()].reduce((total, count) => total + count, 0);
  console.log(
    `${sum} edits caught, ${missed.length} not, over ${files.length} files of ${bytes} bytes; by ${[...caught]
      .map(([check, count]) => `${check} ${count}`)
      .join(', ')}`,
  );
  expect(missed).toEqual([]);
  expect(sum).toBe(edits);
  expect((await verify(bundle, key, { reperform: false })).exitCode).toBe(14);
}, 180_000);

function fileAt(files: readonly string[], sizes: readonly number[], at: number): string {
  let rest = at;
  for (const [index, file] of files.entries()) {
    rest -= sizes[index] ?? 0;
    if (rest < 0) return file;
  }
  throw new Error('beyond the bundle');
}
