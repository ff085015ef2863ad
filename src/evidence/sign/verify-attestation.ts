import { verify } from 'node:crypto';
import type { Text } from '../../model/text.ts';
import { checkTimestamp, type TimestampFinding } from './check-timestamp.ts';
import { preAuthEncode } from './dsse.ts';
import { type SignatureFault, signatureFaults } from './faults.ts';
import { readPublicKey } from './public-key.ts';
import { readStatement } from './read-statement.ts';
import { parseSigstoreBundle } from './sigstore-bundle.ts';
import type { Statement } from './statement.ts';

/** What is trusted, given by whoever verifies and never taken from a bundle. */
export interface Trust {
  /** SubjectPublicKeyInfo. */
  readonly publicKeyPem: string;
  /** Certificates of the time stamp authority: its root, or any below it that is to be trusted. */
  readonly tsaCaPem?: string;
}

export type AttestationFinding =
  | {
      readonly ok: true;
      readonly statement: Statement;
      /** The statement as it was signed, canonical JSON. */
      readonly payload: string;
      readonly signature: Uint8Array;
      /** Lower-case hexadecimal SHA-256 of the key, DER. */
      readonly publicKeySha256: string;
      readonly timestamp: TimestampFinding;
    }
  | { readonly ok: false; readonly reason: SignatureFault; readonly text: Text };

/**
 * Checks the text of an `attestation.sigstore.json`: that it is exactly what is written here, and that the given key signed it.
 * That the statement is about a certain manifest is for the caller to compare. Pure; never throws, whatever the file holds.
 */
export function verifyAttestation(text: string, { publicKeyPem, tsaCaPem }: Trust): AttestationFinding {
  const key = readPublicKey(publicKeyPem);
  if (key === undefined) return fail('unusable-key');
  const parts = parseSigstoreBundle(text);
  if (typeof parts === 'string') return fail(parts);
  const { payload, signature, hint, timestamp } = parts;
  if (hint !== key.sha256) return fail('other-key');
  if (!verify(key.hash, preAuthEncode(payload), key.key, signature)) return fail('bad-signature');
  const statement = readStatement(payload);
  if (statement === undefined) return fail('not-a-statement');
  return {
    ok: true,
    statement,
    payload: Buffer.from(payload).toString('utf8'),
    signature,
    publicKeySha256: key.sha256,
    timestamp:
      timestamp === undefined ? { kind: 'none' } : checkTimestamp({ response: timestamp, signature }, tsaCaPem),
  };
}

function fail(reason: SignatureFault): AttestationFinding {
  return { ok: false, reason, text: signatureFaults[reason] };
}
