import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../../model/errors.ts';

/** A file as the user names it, and the folder that a relative name starts from. */
export interface NamedFile {
  readonly file: string;
  readonly cwd: string;
}

/** Far more than any key; a system's whole list of authorities is about 220 KB. */
const maxBytes = 1024 * 1024;

/** The text of a small file. Throws InputError where it cannot be read, or is too large to hold a key or certificates. */
export function readPem({ file, cwd }: NamedFile): string {
  try {
    const handle = openSync(resolve(cwd, file), 'r');
    try {
      const stat = fstatSync(handle);
      if (stat.isFile() && stat.size > maxBytes) throw tooLarge(file);
      return readFileSync(handle, 'latin1');
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new InputError(
      { file },
      code === 'ENOENT'
        ? { en: 'no such file', ja: 'ファイルがない' }
        : { en: `cannot be read (${code})`, ja: `読み取れない（${code}）` },
    );
  }
}

function tooLarge(file: string): InputError {
  return new InputError(
    { file },
    { en: 'is larger than 1 MiB; name a PEM file', ja: '1 MiBを超えている。PEMファイルを指定すること' },
  );
}
