import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { takeFirst } from './take-first.ts';

/**
 * The bytes as they are, or inflated where they begin as gzip does (RFC 1952, 2.3.1: 1f 8b), whatever the file is called.
 * Several members behind each other are one, and zeros behind the last are padding. Throws what zlib does of a broken one; its
 * code begins with `Z_`.
 */
export async function* inflate(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { first, rest } = await takeFirst(chunks, 2);
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    if (first.length > 0) yield first;
    yield* rest;
    return;
  }
  const extent = createExtent();
  const packed = Readable.from(copies(first, rest, extent));
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error));
  const inflated: AsyncIterable<Uint8Array> = packed.pipe(gunzip);
  try {
    yield* inflated;
    // zlib ends at the first zero behind a member and leaves the rest unread: a member behind it would be lost without a word.
    for await (const _ of packed);
    if (extent.end() > gunzip.bytesWritten) throw bytesBehindEnd();
  } catch (error) {
    // It ended, and was given more.
    throw error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PUSH_AFTER_EOF'
      ? bytesBehindEnd()
      : error;
  } finally {
    packed.destroy();
  }
}

/** A stream holds chunks for a while; a reader may fill its own anew. */
async function* copies(first: Uint8Array, rest: AsyncIterable<Uint8Array>, extent: Extent): AsyncGenerator<Buffer> {
  extent.add(first);
  yield Buffer.from(first);
  for await (const chunk of rest) {
    extent.add(chunk);
    yield Buffer.from(chunk);
  }
}

/** How far the bytes of a file reach, without zeros at its end. */
interface Extent {
  add(chunk: Uint8Array): void;
  end(): number;
}

function createExtent(): Extent {
  let [bytes, end] = [0, 0];
  return {
    add: (chunk) => {
      let last = chunk.length;
      while (last > 0 && chunk[last - 1] === 0) last -= 1;
      if (last > 0) end = bytes + last;
      bytes += chunk.length;
    },
    end: () => end,
  };
}

function bytesBehindEnd(): Error {
  return Object.assign(new Error('bytes behind the end of the gzip data'), { code: 'Z_DATA_ERROR' });
}
