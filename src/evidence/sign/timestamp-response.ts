import {
  contentOf,
  type Der,
  DerError,
  readDer,
  readInside,
  readNumber,
  tag,
  takeIf,
  writeDer,
  writeInteger,
} from './der.ts';
import { readTimestampToken, type TimestampToken } from './timestamp-token.ts';

/** A TimeStampResp of RFC 3161 section 2.4.2. */
export interface TimestampResponse {
  /** PKIStatus: 0 granted, 1 granted with modifications, else refused. */
  readonly status: number;
  /** What the authority says of a refusal: the names of PKIFailureInfo, then its own words. */
  readonly failure: readonly string[];
  /** There if it was granted. */
  readonly token?: TimestampToken;
  /** What is kept of it: the token under a plain status of 0. No signature is over what else an authority says. */
  readonly kept: Buffer;
}

/** Larger than any response with its certificates (they take 2 to 8 KB). */
export const maxResponseBytes = 64 * 1024;

/** Bits of PKIFailureInfo. */
const failures: ReadonlyMap<number, string> = new Map([
  [0, 'badAlg'],
  [2, 'badRequest'],
  [5, 'badDataFormat'],
  [14, 'timeNotAvailable'],
  [15, 'unacceptedPolicy'],
  [16, 'unacceptedExtension'],
  [17, 'addInfoNotAvailable'],
  [25, 'systemFailure'],
]);

/** @throws DerError for anything else. */
export function readTimestampResponse(bytes: Uint8Array): TimestampResponse {
  const [info, token, ...more] = readInside(readDer(bytes));
  const [status, ...rest] = readInside(info);
  const words = takeIf(rest, tag.sequence);
  const bits = takeIf(rest, tag.bitString);
  if (rest.length > 0 || more.length > 0) throw new DerError('more than a response holds');
  return {
    status: readNumber(status),
    failure: [...(bits ? readFailures(bits) : []), ...(words ? readWords(words) : [])],
    ...(token && { token: readTimestampToken(token) }),
    kept: token === undefined ? Buffer.alloc(0) : writeDer(tag.sequence, granted, token.whole),
  };
}

/** PKIStatusInfo of a status of 0. */
const granted = writeDer(tag.sequence, writeInteger(Buffer.of(0)));

export function isGranted({ status }: TimestampResponse): boolean {
  return status === 0 || status === 1;
}

function readFailures(found: Der): string[] {
  const [, ...octets] = contentOf(found, tag.bitString);
  return [...failures].filter(([bit]) => ((octets[bit >> 3] ?? 0) << (bit & 7)) & 0x80).map(([, name]) => name);
}

/** PKIFreeText, of a stranger: made short, and shown without what a terminal would obey. */
function readWords(found: Der): string[] {
  return readInside(found)
    .slice(0, 3)
    .map((one) => contentOf(one, tag.utf8String).toString('utf8', 0, 200))
    .map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').trim());
}
