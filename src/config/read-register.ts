import { InputError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import { parseYaml, type Yaml } from '../yaml/parse.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { type FaultCode, type HashedFile, isFault, readInside } from './read-inside.ts';

/** A file of a records folder, read and parsed. */
export interface RegisterFile {
  readonly file: HashedFile;
  readonly document: Yaml;
}

/**
 * Reads one YAML file of a records folder; nothing where it is not there.
 * @param shown its path as messages name it
 * @throws InputError for one that cannot be read, is no UTF-8 or no YAML
 */
export function readRegister(folder: string, name: string, shown: string): RegisterFile | undefined {
  const parts: Uint8Array[] = [];
  const file = readInside(folder, name, (chunk) => parts.push(chunk.slice()));
  if (!isFault(file)) return { file, document: parseYaml(shown, decodeUtf8(Buffer.concat(parts), { file: shown })) };
  if (file.fault === 'no-file') return undefined;
  throw new InputError({ file: shown }, problems[file.fault]);
}

/** Why a file of a records folder cannot be read, and what to do. */
export const problems: Readonly<Record<Exclude<FaultCode, 'no-file'>, Text>> = {
  'no-access': { en: 'it may not be read; check its permissions', ja: '読み取れない。アクセス権を確認すること' },
  'not-a-file': {
    en: 'it is no regular file; put one in its place',
    ja: '通常のファイルではない。ファイルに置き換えること',
  },
  outside: {
    en: 'it is a link out of the records folder; put the file itself there',
    ja: '記録フォルダーの外を指すリンクになっている。ファイルそのものを置くこと',
  },
  'too-large': {
    en: 'it is over 64 MB; take out what is no longer needed',
    ja: '64 MBを超えている。不要になった記載を削ること',
  },
};
