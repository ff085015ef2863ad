import { createHash } from 'node:crypto';
import type { Text } from '../../model/text.ts';
import { readCertificate, readCertificates } from './certificate.ts';
import { DerError } from './der.ts';
import { type TimestampFault, timestampFaults } from './faults.ts';
import { isGranted, maxResponseBytes, readTimestampResponse } from './timestamp-response.ts';
import type { TimestampToken } from './timestamp-token.ts';
import { checkTokenSignature } from './token-signature.ts';
import { isTrusted } from './tsa-chain.ts';

/** What a time stamp shows. Times are RFC 3339 in UTC. */
export type TimestampFinding =
  | { readonly kind: 'none' }
  /** A chain leads to the given authority: the signature existed at `time`. */
  | { readonly kind: 'trusted'; readonly time: string }
  /** It is whole and of this signature, but no authority was given (--tsa-ca): anyone may have made it. */
  | { readonly kind: 'unchecked'; readonly time: string }
  | { readonly kind: 'invalid'; readonly reason: TimestampFault; readonly text: Text };

/** A response and what it has to be about. */
export interface StampedBytes {
  /** TimeStampResp, DER, of a stranger: a token under a plain status of 0. */
  readonly response: Uint8Array;
  /** What was stamped: the signature, as Sigstore has it. */
  readonly signature: Uint8Array;
}

/** Checks a time stamp, and its signer against `tsaCaPem` where that is given. Never throws. */
export function checkTimestamp(stamped: StampedBytes, tsaCaPem?: string): TimestampFinding {
  try {
    return check(stamped, tsaCaPem);
  } catch (error) {
    // What Node makes of a broken certificate or key in the token has a code of OpenSSL.
    if (error instanceof DerError || (error instanceof Error && 'code' in error)) return invalid('unreadable');
    throw error;
  }
}

function check({ response, signature }: StampedBytes, tsaCaPem: string | undefined): TimestampFinding {
  if (response.length > maxResponseBytes) return invalid('unreadable');
  const answer = readTimestampResponse(response);
  const { token } = answer;
  if (!isGranted(answer)) return invalid('not-granted');
  if (token === undefined || !answer.kept.equals(response)) return invalid('unreadable');
  if (!isAbout(token, signature)) return invalid('other-data');
  const anchors = tsaCaPem === undefined ? [] : readCertificates(tsaCaPem);
  if (anchors === undefined) return invalid('unusable-ca');
  const signer = checkTokenSignature(token, anchors);
  if (typeof signer === 'string') return invalid(signer);
  const { time } = token;
  if (tsaCaPem === undefined) return { kind: 'unchecked', time };
  const others = token.certificates.map(readCertificate);
  return isTrusted(signer, { anchors, others, at: Date.parse(time) })
    ? { kind: 'trusted', time }
    : invalid('untrusted');
}

/** Whether a token was made for these bytes, by SHA-256. */
export function isAbout({ hash, imprint }: TimestampToken, bytes: Uint8Array): boolean {
  return hash === 'sha256' && createHash('sha256').update(bytes).digest().equals(imprint);
}

function invalid(reason: TimestampFault): TimestampFinding {
  return { kind: 'invalid', reason, text: timestampFaults[reason] };
}
