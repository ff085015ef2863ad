import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import { type Destination, formatDestination } from './destination.ts';
import { type Asked, explainFault, readStoreFault, type StoreCall } from './store-fault.ts';

/** What the client is made with. Credentials, proxy and authorities are the business of whoever hands it over. */
export type StoreSettings = Pick<
  S3ClientConfig,
  | 'credentials'
  | 'endpoint'
  | 'requestHandler'
  | 'maxAttempts'
  | 'retryMode'
  | 'userAgentAppId'
  | 'logger'
  | 'ignoreConfiguredEndpointUrls'
> & { readonly region: string };

/** Settings for a region, or for the one to ask first. */
export type StoreSettingsFor = (region?: string) => StoreSettings | Promise<StoreSettings>;

/** A bucket that was found, and the place in it. */
export interface Store {
  readonly destination: Destination;
  readonly region: string;
  readonly client: S3Client;
  readonly signal: AbortSignal | undefined;
}

export interface OpenStoreOptions {
  readonly destination: Destination;
  readonly settings: StoreSettingsFor;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds the bucket: asks for one version below the prefix, and once more in the region S3 names, where the bucket is another's.
 * @throws UsageError for a bucket that is not there, is not ours to read, or cannot be reached
 */
export async function openStore({ destination, settings, signal }: OpenStoreOptions): Promise<Store> {
  const first = await connect(destination, await settings(), signal);
  const error = await probe(first);
  if (error === undefined) return first;
  const region = readStoreFault(error)?.region;
  const asked: Asked = { call: 'ListObjectVersions', place: formatDestination(destination) };
  if (region === undefined || region === first.region) throw explainFault(error, asked);
  const second = await connect(destination, { ...(await settings(region)), region }, signal);
  const again = await probe(second);
  if (again === undefined) return second;
  throw explainFault(again, asked);
}

/** Prefix of all keys below the place: empty, or with a slash at its end. */
export function keyPrefix({ prefix }: Destination, name = ''): string {
  return [prefix, name]
    .filter((part) => part !== '')
    .map((part) => `${part}/`)
    .join('');
}

/** One request about a key. Codes in `none` are an answer: that there is nothing. */
export interface StoreRequest {
  readonly call: StoreCall;
  readonly key: string;
  readonly none?: readonly string[];
}

type Send<Output> = (client: S3Client, options: { readonly abortSignal?: AbortSignal }) => Promise<Output>;

/**
 * Sends a request; `undefined` where S3 says there is nothing.
 * @throws UsageError for what else it says
 */
export async function ask<Output>(
  { client, destination, signal }: Store,
  { call, key, none = [] }: StoreRequest,
  send: Send<Output>,
): Promise<Output | undefined> {
  try {
    return await send(client, signal ? { abortSignal: signal } : {});
  } catch (error) {
    const code = readStoreFault(error)?.code;
    if (code !== undefined && none.includes(code)) return undefined;
    throw explainFault(error, { call, place: formatDestination({ bucket: destination.bucket, prefix: '' }, key) });
  }
}

async function connect(destination: Destination, settings: StoreSettings, signal: Store['signal']): Promise<Store> {
  const { S3Client } = await import('@aws-sdk/client-s3');
  const client = new S3Client({
    logger: silent,
    ...settings,
    // A stand-in for S3 has no host name for each bucket.
    forcePathStyle: settings.endpoint !== undefined,
    // Every object carries the SHA-256 of the manifest, which S3 checks, and what comes back is checked against it here.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return { destination, region: settings.region, client, signal };
}

const ignore = (): void => undefined;
/** The SDK warns on the console where it is given no logger. */
const silent = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

async function probe({ client, destination, signal }: Store): Promise<unknown> {
  const { ListObjectVersionsCommand } = await import('@aws-sdk/client-s3');
  const Prefix = keyPrefix(destination);
  const command = new ListObjectVersionsCommand({ Bucket: destination.bucket, Prefix, MaxKeys: 1 });
  return client.send(command, signal ? { abortSignal: signal } : {}).then(
    () => undefined,
    (error: unknown) => error,
  );
}
