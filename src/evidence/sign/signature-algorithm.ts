import { constants, type KeyObject, verify } from 'node:crypto';
import { contentOf, type Der, DerError, readIdentifier, readInside, readNumber, tag } from './der.ts';
import { ecdsaSignatures, type HashName, hashes, identifiers, rsaSignatures } from './identifiers.ts';

/** How a signature of a certificate or a time stamp is checked. */
export interface SignatureAlgorithm {
  /** Node's name of the keys that make it. */
  readonly keyTypes: readonly string[];
  readonly hash: HashName | null;
  /** Of RSASSA-PSS. */
  readonly saltLength?: number;
}

/** Keys of RSA below it are too weak to vouch for anything (NIST SP 800-131A). */
const minRsaBits = 2048;

/**
 * An AlgorithmIdentifier; `digest` is the hash that plain `rsaEncryption` leaves to be said elsewhere. `undefined` for what
 * is not known, or known to be weak. @throws DerError
 */
export function readSignatureAlgorithm(found: Der | undefined, digest?: HashName): SignatureAlgorithm | undefined {
  const [id, parameters] = readInside(found);
  const name = readIdentifier(id);
  if (name === identifiers.ed25519) return { keyTypes: ['ed25519'], hash: null };
  if (name === identifiers.rsaPss) return readPss(parameters);
  const ecdsa = ecdsaSignatures.get(name);
  if (ecdsa !== undefined) return { keyTypes: ['ec'], hash: ecdsa };
  const rsa = rsaSignatures.get(name) ?? (name === identifiers.rsa ? digest : undefined);
  return rsa === undefined ? undefined : { keyTypes: ['rsa'], hash: rsa };
}

/** RSASSA-PSS-params (RFC 8017 appendix A.2.3). What it leaves out is SHA-1, so nothing may be left out but the trailer. */
function readPss(found: Der | undefined): SignatureAlgorithm | undefined {
  const [hashed, masked, salt, ...rest] = readInside(found).map(readTagged);
  if (hashed?.at !== 0 || masked?.at !== 1 || salt?.at !== 2 || rest.some(({ at }) => at !== 3)) return undefined;
  const hash = hashes.get(readIdentifier(readInside(hashed.element)[0]));
  const [mask, maskHash] = readInside(masked.element);
  const isSame =
    readIdentifier(mask) === identifiers.mgf1 && hashes.get(readIdentifier(readInside(maskHash)[0])) === hash;
  if (hash === undefined || !isSame) return undefined;
  return { keyTypes: ['rsa', 'rsa-pss'], hash, saltLength: readNumber(salt.element) };
}

function readTagged(found: Der): { readonly at: number; readonly element: Der | undefined } {
  return { at: found.tag - 0xa0, element: readInside(found, found.tag)[0] };
}

/** Whether the key made this signature over the bytes. */
export function isSignedBy(
  key: KeyObject,
  algorithm: SignatureAlgorithm,
  signed: { readonly bytes: Uint8Array; readonly signature: Uint8Array },
): boolean {
  const { asymmetricKeyType = '', asymmetricKeyDetails } = key;
  const bits = asymmetricKeyDetails?.modulusLength;
  if (!algorithm.keyTypes.includes(asymmetricKeyType) || (bits !== undefined && bits < minRsaBits)) return false;
  const { hash, saltLength } = algorithm;
  const padding = saltLength === undefined ? {} : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  try {
    return verify(hash, signed.bytes, { key, ...padding }, signed.signature);
  } catch {
    // A key that allows only other parameters.
    return false;
  }
}

/** The hash that a SHA-2 AlgorithmIdentifier names. @throws DerError for any other. */
export function readHash(found: Der | undefined): HashName {
  const [id, parameters] = readInside(found);
  if (parameters !== undefined) contentOf(parameters, tag.null);
  const hash = hashes.get(readIdentifier(id));
  if (hash === undefined) throw new DerError('not a hash of SHA-2');
  return hash;
}
