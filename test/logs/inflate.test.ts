import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
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

describe('behind a member and a zero', () => {
  const first = gzipSync(text);
  const zeros = (count: number): Buffer => Buffer.alloc(count);
  const sizes = [1, 7, first.length, first.length + 1, 1_000_000];

  it.each([
    ['another member', Buffer.concat([first, zeros(1), gzipSync('123-45-6789')])],
    ['another member after many zeros', Buffer.concat([first, zeros(70_000), gzipSync('123-45-6789')])],
    ['what is no gzip', Buffer.concat([first, zeros(1), Buffer.from('123-45-6789')])],
  ])('%s is not passed over in silence', async (_, packed) => {
    for (const size of sizes) {
      await expect(read(inflate(cut(packed, size))), String(size)).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
    }
  });

  it('zeros to the end are padding', async () => {
    for (const size of sizes) {
      const packed = Buffer.concat([first, gzipSync('two'), zeros(1_000)]);
      expect(await read(inflate(cut(packed, size))), String(size)).toBe(`${text}two`);
    }
  });
});

it('closes what it reads from, whether it was read to the end or not', async () => {
  let closed = 0;
  const open = async function* (bytes: Buffer): AsyncGenerator<Uint8Array> {
    try {
      for (let at = 0; at < bytes.length; at += 10) yield bytes.subarray(at, at + 10);
    } finally {
      closed += 1;
    }
  };
  await read(inflate(open(Buffer.concat([gzipSync(text), Buffer.alloc(50)]))));
  expect(closed).toBe(1);
  for await (const _ of inflate(open(gzipSync(text)))) break;
  await vi.waitFor(() => expect(closed).toBe(2));
});
