import { generateKeyPairSync } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError, UsageError } from '../../model/errors.ts';
import { describePublicKey } from './public-key.ts';
import type { NamedFile } from './read-pem.ts';

export interface KeyPair {
  /** PKCS #8. */
  readonly privateKeyPem: string;
  /** SubjectPublicKeyInfo. */
  readonly publicKeyPem: string;
  /** Lower-case hexadecimal SHA-256 of the public key, DER. */
  readonly publicKeySha256: string;
}

/**
 * A new key pair of ECDSA on P-256; the private one encrypted (PBES2, AES-256-CBC) where a passphrase is given.
 * @throws UsageError for an empty passphrase, which would protect nothing.
 */
export function generateKey(passphrase?: string): KeyPair {
  if (passphrase === '') {
    throw new UsageError({
      en: 'the passphrase is empty; give one, or none at all for a key that is not encrypted',
      ja: 'パスフレーズが空である。値を指定するか、暗号化しない場合は指定を外すこと',
    });
  }
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const described = describePublicKey(publicKey);
  if (described === undefined) throw new Error('a new key is not on P-256');
  const encryption = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  return {
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem', ...encryption }).toString(),
    publicKeyPem: described.pem,
    publicKeySha256: described.sha256,
  };
}

/**
 * Writes FILE, for its owner alone, and FILE.pub. Neither is ever written over, and where one cannot be written none stays.
 * @throws InputError
 */
export function writeKeyPair(pair: KeyPair, { file, cwd }: NamedFile): void {
  const files = [
    { name: file, text: pair.privateKeyPem, mode: 0o600 },
    { name: `${file}.pub`, text: pair.publicKeyPem, mode: 0o644 },
  ];
  const made: string[] = [];
  try {
    for (const { name, text, mode } of files) writeNew({ path: resolve(cwd, name), name, text, mode, made });
  } catch (error) {
    for (const path of made) rmSync(path, { force: true });
    throw error;
  }
}

interface NewFile {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly mode: number;
  /** Paths that are ours to remove. */
  readonly made: string[];
}

function writeNew({ path, name, text, mode, made }: NewFile): void {
  try {
    const handle = openSync(path, 'wx', mode);
    made.push(path);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new InputError(
      { file: name },
      code === 'EEXIST'
        ? {
            en: 'already exists, and a key is never written over; name another file',
            ja: 'すでに存在する。鍵は上書きしないため、別のファイルを指定すること',
          }
        : {
            en: `cannot be written (${code}); name a file in a folder that exists and is yours`,
            ja: `書き込めない（${code}）。書き込み権限のある既存のフォルダー内のファイルを指定すること`,
          },
    );
  }
}
