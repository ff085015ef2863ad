import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { UnreadableError } from '../../../model/errors.ts';
import type { AwsLogOptions, AwsLogPlace, LogPart } from '../../log-lines.ts';
import type { AwsServices } from '../connect/services.ts';
import { codeOf, explainLogFault } from './fault.ts';

type Place = Extract<AwsLogPlace, { readonly kind: 's3' }>;
interface Asking {
  readonly client: S3Client;
  readonly bucket: string;
  readonly given: { readonly abortSignal?: AbortSignal };
}

/** The object of this key or, where there is none, every object whose key begins so, in the order of the keys. */
export async function* readObjects(
  { bucket, key }: Place,
  services: AwsServices,
  { region, signal }: AwsLogOptions,
): AsyncGenerator<LogPart> {
  const { S3Client } = await import('@aws-sdk/client-s3');
  const settings = services('S3', region);
  const client = new S3Client({
    ...settings,
    // A bucket may be in another region than the one that is asked first.
    followRegionRedirects: true,
    forcePathStyle: settings.endpoint !== undefined,
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const asking: Asking = { client, bucket, given: signal ? { abortSignal: signal } : {} };
  if (key !== '' && !key.endsWith('/')) {
    const body = await openObject(asking, key, ['NoSuchKey', 'AccessDenied']);
    if (body !== undefined) return yield { name: key, chunks: readBody(body, bucket, key) };
  }
  let found = 0;
  for await (const name of listKeys(asking, key)) {
    const body = await openObject(asking, name, []);
    if (body === undefined) continue;
    found += 1;
    yield { name, chunks: readBody(body, bucket, name) };
  }
  if (found > 0) return;
  throw new UnreadableError({
    en: `s3://${bucket}/${key}: there is no object of this name, and none below it`,
    ja: `s3://${bucket}/${key}: この名前のオブジェクトも、その下のオブジェクトもない`,
  });
}

/** Nothing where the answer is one of these codes: without s3:ListBucket, what is not there is denied (API reference, GetObject). */
async function openObject(
  { client, bucket, given }: Asking,
  key: string,
  none: readonly string[],
): Promise<Readable | undefined> {
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }), given);
    return Body instanceof Readable ? Body : undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code !== undefined && none.includes(code)) return undefined;
    throw explainLogFault(error, 'GetObject', `s3://${bucket}/${key}`);
  }
}

async function* readBody(body: Readable, bucket: string, key: string): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw explainLogFault(error, 'GetObject', `s3://${bucket}/${key}`);
  }
}

async function* listKeys({ client, bucket, given }: Asking, prefix: string): AsyncGenerator<string> {
  const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
  let token: string | undefined;
  do {
    const command = new ListObjectsV2Command({
      Bucket: bucket,
      Prefix: prefix,
      ...(token && { ContinuationToken: token }),
    });
    const page = await client.send(command, given).catch((error: unknown) => {
      throw explainLogFault(error, 'ListObjectsV2', `s3://${bucket}/${prefix}`);
    });
    for (const { Key, Size } of page.Contents ?? []) if (Key !== undefined && Size !== 0) yield Key;
    const next = page.IsTruncated ? page.NextContinuationToken : undefined;
    token = next === token ? undefined : next;
  } while (token !== undefined);
}
