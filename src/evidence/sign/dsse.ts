/** What an in-toto statement is sent as. https://github.com/in-toto/attestation/blob/main/spec/v1/envelope.md */
export const payloadType = 'application/vnd.in-toto+json';

/**
 * The bytes that are signed: `DSSEv1 SP length(type) SP type SP length(payload) SP payload`, lengths in bytes, in decimal.
 * https://github.com/secure-systems-lab/dsse/blob/master/protocol.md
 */
export function preAuthEncode(payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `), payload]);
}
