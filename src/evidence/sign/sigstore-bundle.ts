import { toCanonicalJson } from '../../text/canonical-json.ts';
import { payloadType } from './dsse.ts';
import type { SignatureFault } from './faults.ts';
import { memberOf, parseStranger } from './member.ts';

/** https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto */
const mediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** What `attestation.sigstore.json` holds. */
export interface SigstoreParts {
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** Lower-case hexadecimal SHA-256 of the public key, DER. It helps to find the key and is no reason to trust it. */
  readonly hint: string;
  /** A whole TimeStampResp of RFC 3161, DER, as the format asks. */
  readonly timestamp?: Uint8Array;
}

/** A statement is below 4 KiB and a time stamp below 64 KiB; base64 adds a third. */
export const maxBundleBytes = 128 * 1024;

/** The file, canonical JSON without a line feed at its end. */
export function writeSigstoreBundle({ payload, signature, hint, timestamp }: SigstoreParts): string {
  return toCanonicalJson({
    mediaType,
    verificationMaterial: {
      publicKey: { hint },
      ...(timestamp && {
        timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: toBase64(timestamp) }] },
      }),
    },
    dsseEnvelope: { payload: toBase64(payload), payloadType, signatures: [{ sig: toBase64(signature) }] },
  });
}

/** Reads what a stranger may have written. Only what `writeSigstoreBundle` writes is taken, byte for byte. Never throws. */
export function parseSigstoreBundle(text: string): SigstoreParts | SignatureFault {
  if (text.length > maxBundleBytes) return 'too-large';
  const whole = parseStranger(text);
  if (memberOf(whole, 'mediaType') !== mediaType) return 'not-a-bundle';
  const envelope = memberOf(whole, 'dsseEnvelope');
  if (memberOf(envelope, 'payloadType') !== payloadType) return 'payload-type';
  const signatures = memberOf(envelope, 'signatures');
  if (!Array.isArray(signatures) || signatures.length !== 1) return 'signature-count';
  const material = memberOf(whole, 'verificationMaterial');
  const payload = memberOf(envelope, 'payload');
  const signature = memberOf(signatures[0], 'sig');
  const hint = memberOf(memberOf(material, 'publicKey'), 'hint');
  const stamps = memberOf(memberOf(material, 'timestampVerificationData'), 'rfc3161Timestamps');
  const stamp = Array.isArray(stamps) ? memberOf(stamps[0], 'signedTimestamp') : undefined;
  if (typeof payload !== 'string' || typeof signature !== 'string' || typeof hint !== 'string') return 'not-a-bundle';
  const parts = {
    payload: Buffer.from(payload, 'base64'),
    signature: Buffer.from(signature, 'base64'),
    hint,
    ...(typeof stamp === 'string' ? { timestamp: Buffer.from(stamp, 'base64') } : {}),
  };
  return writeSigstoreBundle(parts) === text ? parts : 'not-canonical';
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
