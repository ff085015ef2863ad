import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { takeFirst } from './take-first.ts';

/**
 * The bytes as they are, or inflated where they begin as gzip does (RFC 1952, 2.3.1: 1f 8b), whatever the file is called. Several members
 * behind each other are one. Throws what zlib does of a broken one; its code begins with `Z_`.
 */
export async function* inflate(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { first, rest } = await takeFirst(chunks, 2);
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    if (first.length > 0) yield first;
    yield* rest;
    return;
  }
  const packed = Readable.from(copies(first, rest));
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error));
  const inflated: AsyncIterable<Uint8Array> = packed.pipe(gunzip);
  try {
    yield* inflated;
  } finally {
    packed.destroy();
  }
}

/** A stream holds chunks for a while; a reader may fill its own anew. */
async function* copies(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  yield Buffer.from(first);
  for await (const chunk of rest) yield Buffer.from(chunk);
}
