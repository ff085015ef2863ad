import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { noteBody } from '../../send/receipt.ts';
import { AzureError } from '../send/azure-error.ts';
import { currentTally } from '../send/sending.ts';

/** Larger than any answer we ask for: Resource Graph sends 16 MB at most. */
const maximumBody = 64 * 1024 * 1024;

/** Reads the body of an answer to its end. One that breaks off, or has none in sight, is a bad body. */
export async function readText(
  body: NodeJS.ReadableStream,
  coding: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = async (stream: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > maximumBody) throw new AzureError('TooLarge', 'an answer without an end');
      chunks.push(chunk);
    }
  };
  const unpack = coding?.toLowerCase() === 'gzip' ? createGunzip() : new PassThrough();
  try {
    await pipeline(body, unpack, collect, { signal });
  } catch (error) {
    if (signal.aborted || error instanceof AzureError) throw error;
    throw new AzureError('BadBody', 'an answer that broke off');
  }
  const whole = Buffer.concat(chunks);
  countBody(whole);
  return whole.toString();
}

/** Adds the body, unpacked, to the tally of the call that it answers. */
function countBody(body: Buffer): void {
  const tally = currentTally();
  if (!tally) return;
  tally.bytes += body.length;
  noteBody(tally, body);
}
