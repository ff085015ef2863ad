import type { SignatureIntent } from '../../model/evidence.ts';

/** Who signs a bundle: a private key that is held somewhere, and what is said of it. */
export interface Signer {
  /** For `run.json`, which is written before anything is signed. */
  readonly intent: SignatureIntent;
  /** SubjectPublicKeyInfo, PEM. */
  readonly publicKeyPem: string;
  /** Signs a message: ECDSA on P-256 with SHA-256 in DER (FIPS 186-5, SEC 1 C.5), or Ed25519 (RFC 8032). */
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}
