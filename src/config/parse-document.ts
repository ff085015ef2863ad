import { posix } from 'node:path';
import type { NamedDocument } from '../model/attestation.ts';
import { InputError } from '../model/errors.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields } from '../yaml/read.ts';
import { readWords } from './read-word.ts';

/** Reads a document that was attested: its hash, and where in the records folder it is kept, if it is. */
export function parseDocument(node: Yaml): NamedDocument {
  const fields = readFields(node, [], ['file', 'sha256']);
  const [file, sha256] = [fields.find('file'), fields.find('sha256')];
  if (sha256 === undefined) {
    throw new InputError(node.place, {
      en: file
        ? "missing key 'sha256': the hash says which bytes were attested; shasum -a 256 prints it, comply attest --evidence writes it"
        : "expected 'sha256', with or without 'file', found neither",
      ja: file
        ? "キー 'sha256' がない。表明した内容はハッシュで特定する（shasum -a 256 で求めるか、comply attest --evidence で書き込む）"
        : "'sha256' が必要（'file' は任意）だが、どちらもない",
    });
  }
  return { ...(file && { file: readInside(file) }), sha256: readSha256(sha256) };
}

function readSha256(node: Yaml): string {
  const value = readWords(node).toLowerCase();
  if (/^[0-9a-f]{64}$/.test(value)) return value;
  throw new InputError(node.place, {
    en: `'${value.slice(0, 80)}' is not a SHA-256; write its 64 hexadecimal digits`,
    ja: `'${value.slice(0, 80)}' はSHA-256ではない。16進数64桁で書くこと`,
  });
}

/** A path that stays in the folder, as far as it says so itself. Written with slashes on every system. */
function readInside(node: Yaml): string {
  const path = readWords(node);
  const normal = posix.normalize(path.replaceAll('\\', '/'));
  const leaves = normal === '.' || normal === '..' || normal.startsWith('../') || normal.startsWith('/');
  if (!leaves && !/^[a-z]:/i.test(normal)) return normal;
  throw new InputError(node.place, {
    en: `'${path.slice(0, 80)}' is no file below the records folder; write its path from there, or keep the hash alone`,
    ja: `'${path.slice(0, 80)}' は記録フォルダー内のファイルではない。フォルダーからの相対パスで書くか、ハッシュだけを残すこと`,
  });
}
