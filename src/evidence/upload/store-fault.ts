import { UsageError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';

/** The operations that are sent, and what IAM calls the right to each. API reference of S3, "Permissions". */
export const storePermissions = {
  ListObjectVersions: ['s3:ListBucketVersions'],
  GetBucketVersioning: ['s3:GetBucketVersioning'],
  GetObjectLockConfiguration: ['s3:GetBucketObjectLockConfiguration'],
  PutObject: ['s3:PutObject', 's3:PutObjectRetention', 'kms:GenerateDataKey'],
  PutObjectRetention: ['s3:PutObjectRetention'],
  HeadObject: ['s3:GetObject', 's3:GetObjectVersion', 'kms:Decrypt'],
  GetObject: ['s3:GetObject', 's3:GetObjectVersion', 'kms:Decrypt'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type StoreCall = keyof typeof storePermissions;

/** What was asked, and about what. */
export interface Asked {
  readonly call: StoreCall;
  /** `s3://bucket/key` */
  readonly place: string;
}

/** What S3, or the way there, said in place of an answer. */
export interface StoreFault {
  readonly code: string;
  readonly message: string;
  /** Absent: no answer came. */
  readonly status?: number;
  /** Where the bucket is, if the answer said so. */
  readonly region?: string;
}

/** Codes that say the key or token itself is no good. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const refusedKeys = [
  'ExpiredToken',
  'InvalidAccessKeyId',
  'InvalidToken',
  'SignatureDoesNotMatch',
  'RequestTimeTooSkewed',
  'CredentialsProviderError',
];
const overloaded = ['SlowDown', 'ServiceUnavailable', 'InternalError', 'RequestTimeout', 'ThrottlingException'];
/** The bytes that arrived are not those that were announced. */
const changed = ['BadDigest', 'InvalidDigest', 'XAmzContentChecksumMismatch', 'XAmzContentSHA256Mismatch'];

/** What a connection ends with: codes of the system, of TLS, of the HTTP parser, a proxy's refusal, and a page that is not of S3. */
const networkCode =
  /^E[A-Z]+$|^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|HPE_)|^(?:ProxyRefused|ForeignAnswer)$/;

/** Reads an error of the SDK; nothing for what is not one: a file that cannot be read, a bug of ours. */
export function readStoreFault(error: unknown): StoreFault | undefined {
  if (!(error instanceof Error)) return undefined;
  const given = error as Error &
    Readonly<Record<'code' | 'Code' | 'path' | 'Region' | '$metadata' | '$response', unknown>>;
  const metadata = given.$metadata as { readonly httpStatusCode?: number } | undefined;
  const status = metadata?.httpStatusCode;
  if (status !== undefined) {
    const response = given.$response as { readonly headers?: Readonly<Record<string, string>> } | undefined;
    const region = response?.headers?.['x-amz-bucket-region'] ?? given.Region;
    const named = typeof region === 'string' && /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/.test(region);
    const code = typeof given.Code === 'string' ? given.Code : error.name;
    return { code, message: error.message, status, ...(named && { region }) };
  }
  if (typeof given.code === 'string' && networkCode.test(given.code) && given.path === undefined) {
    return { code: given.code, message: error.message };
  }
  const isOfSdk = error.name === 'TimeoutError' || error.name === 'CredentialsProviderError';
  return isOfSdk ? { code: error.name, message: error.message } : undefined;
}

/** Whether the same request may do better in a moment. A conflict of two writers is retried (AmazonS3, conditional-writes). */
export function isPassing({ code, status }: StoreFault): boolean {
  return status === undefined
    ? code !== 'CredentialsProviderError'
    : status >= 500 || status === 429 || code === 'ConditionalRequestConflict' || overloaded.includes(code);
}

/** The error as one line for the user; what S3 never said stays as it is. */
export function explainFault(error: unknown, asked: Asked): unknown {
  const fault = readStoreFault(error);
  if (fault === undefined || (error instanceof Error && error.name === 'AbortError')) return error;
  const why = reasonOf(fault, asked);
  return new UsageError({ en: `${asked.place}: ${why.en}`, ja: `${asked.place}: ${why.ja}` });
}

function reasonOf(fault: StoreFault, asked: Asked): Text {
  const { code, status } = fault;
  if (code === 'NoSuchBucket') {
    return {
      en: 'there is no such bucket; create it, or name another',
      ja: 'バケットが存在しない。作成するか、別のバケットを指定すること',
    };
  }
  if (refusedKeys.includes(code)) {
    return {
      en: `the AWS credentials were refused (${code}); renew them, then run it again (an upload goes on where it stopped)`,
      ja: `AWSの認証情報が拒否された（${code}）。更新して再実行すること（アップロードは途中から続行する）`,
    };
  }
  if (status === 403 || code === 'AccessDenied') return denied(fault, asked);
  if (changed.includes(code)) {
    return {
      en: `S3 received other bytes than the manifest lists (${code}); the bundle was changed while it was uploaded`,
      ja: `S3が受信した内容がマニフェストと異なる（${code}）。アップロード中にバンドルが変更された`,
    };
  }
  if ((status !== undefined && status < 300) || code === 'ForeignAnswer') {
    return {
      en: 'the answer is not one of S3; a proxy or a portal on the way may have given it',
      ja: 'S3の応答ではない。途中のプロキシやポータルの応答の可能性がある',
    };
  }
  if (status === undefined) {
    return {
      en: `S3 could not be reached (${code}); run it again (an upload goes on where it stopped)`,
      ja: `S3に接続できない（${code}）。再実行すること（アップロードは途中から続行する）`,
    };
  }
  if (isPassing(fault)) {
    return {
      en: `S3 did not take it (${code}, ${status}); run it again (an upload goes on where it stopped)`,
      ja: `S3が処理できなかった（${code}、${status}）。再実行すること（アップロードは途中から続行する）`,
    };
  }
  return {
    en: `S3 refused ${asked.call} (${code}): ${quote(fault.message)}`,
    ja: `S3が ${asked.call} を拒否した（${code}）: ${quote(fault.message)}`,
  };
}

/** Since 2021 S3 says which action was missing: "is not authorized to perform: s3:PutObject on resource …". */
function denied({ message }: StoreFault, { call }: Asked): Text {
  const [, named] = /not authorized to perform: ([a-z0-9]+:[A-Za-z]+)/.exec(message) ?? [];
  const missing = named === undefined ? storePermissions[call].join(', ') : named;
  if (/explicit deny/i.test(message)) {
    return {
      en: `access denied (${call}): a policy of the bucket, the key or the organisation explicitly denies ${missing}`,
      ja: `アクセスが拒否された（${call}）。バケット、KMSキー、組織のいずれかのポリシーが ${missing} を明示的に拒否している`,
    };
  }
  return {
    en: `access denied (${call}); grant ${missing}`,
    ja: `アクセスが拒否された（${call}）。${missing} を許可すること`,
  };
}

function quote(message: string): string {
  return message.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 200);
}
