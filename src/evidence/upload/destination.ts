import { UsageError } from '../../model/errors.ts';

/** A place in S3 for runs: `s3://acme-evidence/comply/prod`. */
export interface Destination {
  readonly bucket: string;
  /** Without a slash at either end; empty for the whole bucket. */
  readonly prefix: string;
}

/** A key holds 1,024 bytes of UTF-8 at most (AmazonS3, object-keys); what a run adds to the prefix stays well below the rest. */
const maxPrefixBytes = 512;

/**
 * Names that no general purpose bucket has: taken by other kinds of buckets and by aliases of access points, of which one
 * cannot ask for versioning or Object Lock. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
const reservedStarts = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const reservedEnds = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

/** Whether a text names a place in S3 and not a folder. */
export function isDestination(text: string): boolean {
  return /^s3:/i.test(text);
}

/**
 * Reads `s3://bucket/prefix`. Slashes at the ends and doubled ones are dropped.
 * @throws UsageError for anything that is no such place
 */
export function parseDestination(text: string): Destination {
  const [, bucket = '', rest = ''] = /^s3:\/\/([^/]*)(?:\/(.*))?$/is.exec(text) ?? [];
  if (bucket === '')
    refuse(text, { en: 'write s3://bucket/prefix', ja: 's3://バケット/プレフィックス の形で書くこと' });
  if (!isBucketName(bucket)) {
    refuse(text, {
      en: `'${show(bucket)}' is not the name of a bucket: 3 to 63 of a-z, 0-9, '.' and '-', none of the reserved forms`,
      ja: `'${show(bucket)}' はバケット名ではない。a-z、0-9、「.」、「-」の3～63文字とし、予約された形は使えない`,
    });
  }
  const segments = rest.split('/').filter((segment) => segment !== '');
  if (segments.some((segment) => segment === '.' || segment === '..')) {
    refuse(text, { en: "the prefix must not contain '.' or '..'", ja: 'プレフィックスに「.」や「..」は使えない' });
  }
  const prefix = segments.join('/');
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(prefix) || !prefix.isWellFormed()) {
    refuse(text, {
      en: 'the prefix contains a control or invisible character',
      ja: 'プレフィックスに制御文字または不可視文字がある',
    });
  }
  if (Buffer.byteLength(prefix) > maxPrefixBytes) {
    refuse(text, {
      en: `the prefix is longer than ${maxPrefixBytes} bytes`,
      ja: `プレフィックスが${maxPrefixBytes}バイトを超えている`,
    });
  }
  return { bucket, prefix };
}

/** The place as a person writes it, with what may lie below it. */
export function formatDestination({ bucket, prefix }: Destination, path = ''): string {
  return `s3://${[bucket, prefix, path].filter((part) => part !== '').join('/')}`;
}

function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) &&
    !reservedStarts.some((start) => name.startsWith(start)) &&
    !reservedEnds.some((end) => name.endsWith(end))
  );
}

function refuse(text: string, why: { readonly en: string; readonly ja: string }): never {
  throw new UsageError({ en: `${show(text)}: ${why.en}`, ja: `${show(text)}: ${why.ja}` });
}

/** As it may be sent to a terminal: what is hidden shown, what is long cut. */
function show(text: string): string {
  const seen = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
  return seen.length > 120 ? `${seen.slice(0, 120)}…` : seen;
}
