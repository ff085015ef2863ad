import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openLineFile, writeWhole } from '../../../src/evidence/bundle/write-file.ts';
import { createQueue } from '../../../src/evidence/bundle/write-queue.ts';
import { createTreeHasher, hashLeaf } from '../../../src/evidence/merkle.ts';
import { scanFile } from '../../../src/evidence/verify/scan-file.ts';
import { InputError } from '../../../src/model/errors.ts';
import { temporaryFolder } from '../../support/evidence-bundle.ts';
import { below, seeded } from '../../support/seeded.ts';

/** Lines of every length and of every width in UTF-8, some of them far longer than a block's first room. */
function someLines(count: number): readonly string[] {
  const random = seeded(count);
  return Array.from({ length: count }, (_, index) => {
    const sign = ['a', 'é', '日', '😀'][index % 4] ?? '';
    return sign.repeat(index % 97 === 0 ? below(random, 40_000) : below(random, 60));
  });
}

async function write(path: string, lines: readonly string[]) {
  const folder = temporaryFolder();
  const file = openLineFile(folder, path);
  for (const [index, line] of lines.entries()) {
    expect(file.add(line)).toEqual({ file: path, line: index + 1 });
    if (file.isBehind()) await file.settle();
  }
  return { folder, entry: await file.close() };
}

describe('a file of lines', () => {
  it.each(['a.ndjson', 'a.ndjson.gz'])('is read back as it was written: %s', async (path) => {
    for (const count of [0, 1, 2, 20_000]) {
      const lines = someLines(count);
      const { folder, entry } = await write(path, lines);
      const bytes = readFileSync(join(folder, path));
      const content = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
      expect(content === lines.map((line) => `${line}\n`).join('')).toBe(true);
      const tree = createTreeHasher();
      for (const line of lines) tree.add(hashLeaf(line));
      expect(entry).toMatchObject({ lines: count, merkle: tree.root().toString('hex'), bytes: bytes.length });
      const read: string[] = [];
      const found = await scanFile({ folder, path, file: entry, onLine: (text) => read.push(text) });
      expect(found.stored).toEqual({ sha256: entry.sha256, bytes: entry.bytes });
      expect(found.content).toEqual(entry.content ?? found.stored);
      expect([found.merkle, found.lines, found.fault]).toEqual([entry.merkle, count, undefined]);
      expect(read.length === lines.length && read.every((text, index) => text === lines[index])).toBe(true);
    }
  });

  it('is the same bytes each time', async () => {
    const lines = someLines(5_000);
    expect((await write('a.ndjson.gz', lines)).entry).toEqual((await write('a.ndjson.gz', lines)).entry);
  });

  it('is never written over', async () => {
    const folder = temporaryFolder();
    writeWhole(folder, 'sub/a.json', '{}');
    expect(() => writeWhole(folder, 'sub/a.json', '{}')).toThrow(InputError);
    expect(() => openLineFile(folder, 'sub/a.json')).toThrow(InputError);
  });
});

describe('a queue of writes', () => {
  it('writes in order, whatever is ready first', async () => {
    const written: string[] = [];
    const queue = createQueue((bytes) => written.push(Buffer.from(bytes).toString()));
    const late = Promise.withResolvers<Uint8Array>();
    queue.add(late.promise);
    queue.add(Buffer.from('b'));
    queue.add(Promise.resolve(Buffer.from('c')));
    expect(queue.waiting()).toBe(3);
    late.resolve(Buffer.from('a'));
    await queue.settle();
    expect([written, queue.waiting()]).toEqual([['a', 'b', 'c'], 0]);
  });

  it('stops at the first that fails, and says so when asked', async () => {
    const written: string[] = [];
    const queue = createQueue((bytes) => {
      if (bytes[0] === 0x78) throw new Error('the disk is full');
      written.push(Buffer.from(bytes).toString());
    });
    for (const text of ['a', 'x', 'b']) queue.add(Buffer.from(text));
    await queue.settle();
    expect(written).toEqual(['a']);
    expect(() => queue.refuse()).toThrow('the disk is full');
  });
});
