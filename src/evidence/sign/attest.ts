import { preAuthEncode } from './dsse.ts';
import { readPublicKey } from './public-key.ts';
import type { Signer } from './signer.ts';
import { writeSigstoreBundle } from './sigstore-bundle.ts';
import { type Statement, writeStatement } from './statement.ts';

/** Has a signature stamped; gives a TimeStampResp, DER. */
export type Stamp = (signature: Uint8Array) => Promise<Uint8Array>;

/**
 * Signs a statement and returns the bytes of `attestation.sigstore.json`.
 * @throws what the signer and the stamp do.
 */
export async function attest(statement: Statement, signer: Signer, stamp?: Stamp): Promise<string> {
  const payload = writeStatement(statement);
  const key = readPublicKey(signer.publicKeyPem);
  if (key === undefined) throw new Error('a signer of another kind of key');
  const signature = await signer.sign(preAuthEncode(payload));
  const timestamp = await stamp?.(signature);
  return writeSigstoreBundle({ payload, signature, hint: key.sha256, ...(timestamp && { timestamp }) });
}
