import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { type Fault, isFault, readInside } from '../../config/read-inside.ts';
import type { NamedDocument } from '../../model/attestation.ts';
import type { Text } from '../../model/text.ts';
import { flagError } from '../read-flag.ts';

const flag = '--evidence';

/** Where documents are looked for. */
export interface EvidencePlace {
  /** The records folder, from `cwd`. */
  readonly records: string;
  readonly cwd: string;
}

/**
 * The documents that the flags name: a file below the records folder, which is hashed, or a hash alone, `sha256:…`.
 * @throws UsageError for what is neither
 */
export function readEvidence(values: readonly string[], place: EvidencePlace): readonly NamedDocument[] {
  const documents = values.map((value) => readDocument(value, place));
  const seen = new Set<string>();
  for (const { file, sha256 } of documents) {
    const name = file ?? sha256;
    if (seen.has(name)) throw flagError(flag, { en: `'${name}' is named twice`, ja: `'${name}' が重複している` });
    seen.add(name);
  }
  return documents;
}

function readDocument(value: string, { records, cwd }: EvidencePlace): NamedDocument {
  const [, given] = /^sha256:(.*)$/s.exec(value) ?? [];
  if (given !== undefined) {
    const sha256 = given.toLowerCase();
    if (/^[0-9a-f]{64}$/.test(sha256)) return { sha256 };
    throw flagError(flag, {
      en: `'${value.slice(0, 80)}' is not a SHA-256; write its 64 hexadecimal digits`,
      ja: `'${value.slice(0, 80)}' はSHA-256ではない。16進数64桁で書くこと`,
    });
  }
  const [folder, target] = [real(resolve(cwd, records)), real(resolve(cwd, value))];
  if (target === undefined)
    throw flagError(flag, { en: `there is no file '${value}'`, ja: `ファイル '${value}' がない` });
  const file = relative(folder ?? resolve(cwd, records), target);
  const found: ReturnType<typeof readInside> = folder === undefined ? { fault: 'outside' } : readInside(folder, file);
  if (isFault(found)) throw flagError(flag, explain(found, value, records));
  return { file: file.split(sep).join('/'), sha256: found.sha256 };
}

function explain({ fault }: Fault, value: string, records: string): Text {
  if (fault === 'outside') {
    return {
      en: `'${value}' is not below ${records}; put it there, or keep its hash alone: --evidence sha256:DIGITS`,
      ja: `'${value}' は ${records} の中にない。そこに置くか、ハッシュだけを残すこと（--evidence sha256:16進数64桁）`,
    };
  }
  if (fault === 'too-large') {
    return {
      en: `'${value}' is over 64 MB; keep its hash alone: --evidence sha256:DIGITS`,
      ja: `'${value}' は64 MBを超えている。ハッシュだけを残すこと（--evidence sha256:16進数64桁）`,
    };
  }
  return {
    en: `'${value}' cannot be read; name a regular file that can`,
    ja: `'${value}' を読み取れない。読み取り可能な通常のファイルを指定すること`,
  };
}

/** Where a path leads to; undefined for nowhere. */
function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
