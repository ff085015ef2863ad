import { createHmac, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { fileError, tryFile } from '../../collect/file-error.ts';
import { InputError } from '../../model/errors.ts';

/** The organisation's key for digests of what was taken out and for pseudonyms: 32 bytes. Never in a bundle. */
export type RedactionKey = Uint8Array;

/** What a digest is of: two uses of one value do not show that it is the same. */
export type DigestUse = 'secret' | 'name' | 'tag' | 'key';

/**
 * Reads a key file, or makes a new one, for its owner alone: 64 hexadecimal digits. The folder has to be there.
 * @throws InputError where it cannot be read or written, or holds something else.
 */
export function openRedactionKey(file: string): RedactionKey {
  return parseKey(file, readKey(file) ?? makeKey(file));
}

function parseKey(file: string, text: string): RedactionKey {
  if (!/^[0-9a-f]{64}\n?$/.test(text)) {
    throw new InputError(
      { file },
      {
        en: 'is not a redaction key: 64 hexadecimal digits. Name the key file, or one that does not exist yet',
        ja: '秘匿処理の鍵ではない（16進数64桁）。鍵ファイルか、まだ存在しないファイルを指定すること',
      },
    );
  }
  return Buffer.from(text.slice(0, 64), 'hex');
}

/** HMAC-SHA-256 of a text, its first 64 bits in lower-case hexadecimal. */
export function keyedDigest(key: RedactionKey, use: DigestUse, text: string): string {
  return createHmac('sha256', key).update(`${use}\0${text}`).digest('hex').slice(0, 16);
}

/** What tells a key from others and nothing of it: its digest of a constant. Pseudonyms of two keys cannot be compared. */
export function keyFingerprint(key: RedactionKey): string {
  return keyedDigest(key, 'key', 'fingerprint');
}

/**
 * The same of the key in a file; undefined where there is none yet.
 * @throws InputError where it cannot be read, or holds something else.
 */
export function readKeyFingerprint(file: string): string | undefined {
  const text = readKey(file);
  return text === undefined ? undefined : keyFingerprint(parseKey(file, text));
}

function readKey(file: string): string | undefined {
  try {
    if (!fs.statSync(file).isFile()) return '';
    return fs.readFileSync(file, 'latin1');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw fileError(file, 'read', error);
  }
}

function makeKey(file: string): string {
  const text = `${randomBytes(32).toString('hex')}\n`;
  tryFile(file, 'write', () => fs.writeFileSync(file, text, { mode: 0o600, flag: 'wx', flush: true }));
  return text;
}
