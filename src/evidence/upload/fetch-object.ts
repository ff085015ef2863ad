import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { formatDestination } from './destination.ts';
import { fileFault } from './file-fault.ts';
import { idOf } from './match-object.ts';
import { ask, type Store } from './store.ts';
import { explainFault } from './store-fault.ts';

export interface FetchOptions {
  readonly store: Store;
  readonly key: string;
  readonly versionId: string | null;
  /** One byte more is read, so that it shows, and no further. */
  readonly maxBytes: number;
}

/** Codes that say: there is no such version. */
const gone = ['NoSuchKey', 'NoSuchVersion', 'NotFound', 'InvalidArgument'];

/** One version of an object, held in memory; nothing where it is not there. */
export async function fetchBytes(options: FetchOptions): Promise<Buffer | undefined> {
  const body = await openObject(options);
  if (body === undefined) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of limit(body, options)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** One version of an object as a new file, and the digest of what was written; nothing where it is not there. */
export async function fetchFile(options: FetchOptions, file: string): Promise<string | undefined> {
  const body = await openObject(options);
  if (body === undefined) return undefined;
  const hash = createHash('sha256');
  const measured = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of limit(body, options)) {
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(measured, createWriteStream(file, { flags: 'wx', mode: 0o600 })).catch((error: unknown) => {
    throw fileFault(file, 'write', error);
  });
  return hash.digest('hex');
}

async function openObject({ store, key, versionId }: FetchOptions): Promise<Readable | undefined> {
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  const command = new GetObjectCommand({ Bucket: store.destination.bucket, Key: key, ...idOf({ versionId }) });
  const answer = await ask(store, { call: 'GetObject', key, none: gone }, (client, options) =>
    client.send(command, options),
  );
  return answer?.Body instanceof Readable ? answer.Body : undefined;
}

async function* limit(body: Readable, { store, key, maxBytes }: FetchOptions): AsyncGenerator<Buffer> {
  let left = maxBytes + 1;
  try {
    for await (const given of body) {
      const chunk: Buffer = given;
      const kept = chunk.subarray(0, left);
      left -= kept.length;
      if (kept.length > 0) yield kept;
      if (left <= 0) return;
    }
  } catch (error) {
    throw explainFault(error, {
      call: 'GetObject',
      place: formatDestination({ ...store.destination, prefix: '' }, key),
    });
  }
}
