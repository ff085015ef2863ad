import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { inflate } from '../../src/logs/inflate.ts';

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  const memory = Buffer.alloc(size);
  for (let start = 0; start < bytes.length; start += size) {
    const length = bytes.copy(memory, 0, start, start + size);
    yield memory.subarray(0, length);
  }
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += Buffer.from(chunk).toString();
  return text;
}

const text = 'one line\n'.repeat(5_000);

it('inflates gzip by how it begins, whatever memory it comes in, also of several members', async () => {
  const packed = Buffer.concat([gzipSync(text), gzipSync('two')]);
  expect(await read(inflate(cut(packed, 1)))).toBe(`${text}two`);
  expect(await read(inflate(cut(packed, 97)))).toBe(`${text}two`);
});

it('leaves all else as it is', async () => {
  expect(await read(inflate(cut(Buffer.from(text), 1_000)))).toBe(text);
  expect(await read(inflate(cut(Buffer.from('x'), 1)))).toBe('x');
  expect(await read(inflate(cut(Buffer.alloc(0), 1)))).toBe('');
});

it('throws for what is cut off', async () => {
  const packed = gzipSync(text);
  await expect(read(inflate(cut(packed.subarray(0, packed.length - 9), 64)))).rejects.toMatchObject({
    code: 'Z_BUF_ERROR',
  });
});
