import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { InputError } from '../../model/errors.ts';
import { type NamedFile, readPem } from './read-pem.ts';

/** A public key of one of the two kinds that sign bundles. */
export interface PublicKey {
  readonly key: KeyObject;
  /** What `crypto.sign` and `crypto.verify` take: Ed25519 hashes by itself. */
  readonly hash: 'sha256' | null;
  /** Lower-case hexadecimal SHA-256 of its SubjectPublicKeyInfo, DER. */
  readonly sha256: string;
  /** SubjectPublicKeyInfo. */
  readonly pem: string;
}

/** The public half of a key, where it is on P-256 or of Ed25519. */
export function describePublicKey(key: KeyObject): PublicKey | undefined {
  const hash = hashOf(key);
  if (hash === undefined) return undefined;
  const whole = key.type === 'private' ? createPublicKey(key) : key;
  const spki = whole.export({ type: 'spki', format: 'der' });
  return {
    key: whole,
    hash,
    sha256: createHash('sha256').update(spki).digest('hex'),
    pem: whole.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

function hashOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): PublicKey['hash'] | undefined {
  if (asymmetricKeyType === 'ed25519') return null;
  return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1' ? 'sha256' : undefined;
}

/** Reads `-----BEGIN PUBLIC KEY-----`; `undefined` for anything else, a private key or a certificate among it. */
export function readPublicKey(pem: string): PublicKey | undefined {
  if (!/^\s*-----BEGIN PUBLIC KEY-----/.test(pem)) return undefined;
  try {
    return describePublicKey(createPublicKey(pem));
  } catch {
    return undefined;
  }
}

/** The key that `--key` names, PEM. Throws InputError for what is none that a bundle can be signed with. */
export function readPublicKeyFile(named: NamedFile): string {
  const pem = readPem(named);
  const key = readPublicKey(pem);
  if (key !== undefined) return key.pem;
  throw new InputError(
    { file: named.file },
    /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)
      ? {
          en: 'is a private key; give the public one, which keygen writes to FILE.pub',
          ja: '秘密鍵である。公開鍵（keygenが書き出す ファイル.pub）を指定すること',
        }
      : {
          en: 'is not a public key of ECDSA P-256 or Ed25519 in PEM (-----BEGIN PUBLIC KEY-----)',
          ja: 'ECDSA P-256またはEd25519の公開鍵のPEM（-----BEGIN PUBLIC KEY-----）ではない',
        },
  );
}
