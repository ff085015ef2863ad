import { join } from 'node:path';
import { InputError } from '../../model/errors.ts';
import type { EvidenceFile } from '../../model/evidence.ts';
import { growTree, hashLeaf, type ProvingTree } from '../merkle.ts';
import { scanFile } from '../verify/scan-file.ts';

/** The lines of a file that are wanted, and the tree over all of them. */
export interface TreeFile {
  readonly tree: ProvingTree;
  /** By line, from 1. */
  readonly lines: ReadonlyMap<number, string>;
}

export interface TreeRequest {
  readonly folder: string;
  readonly path: string;
  readonly file: EvidenceFile | undefined;
  readonly isWanted: (text: string, line: number) => boolean;
}

/** Reads a file of lines once. Throws InputError where it is not what the manifest says. */
export async function readTree({ folder, path, file, isWanted }: TreeRequest): Promise<TreeFile> {
  if (file?.merkle === undefined) throw broken(folder, path);
  const leaves: Buffer[] = [];
  const lines = new Map<number, string>();
  const found = await scanFile({
    folder,
    path,
    file,
    onLine(text, line) {
      leaves.push(hashLeaf(text));
      if (isWanted(text, line)) lines.set(line, text);
    },
  });
  const isSame = found.stored.sha256 === file.sha256 && found.merkle === file.merkle && found.lines === file.lines;
  if (!isSame) throw broken(folder, path);
  return { tree: growTree(leaves), lines };
}

/** A proof of what is not so would prove nothing. */
export function broken(folder: string, path: string): InputError {
  return new InputError(
    { file: join(folder, path) },
    {
      en: 'is not what the manifest says: comply evidence verify says more, and nothing is extracted',
      ja: 'マニフェストの記載と異なるため、抽出できない。詳細は comply evidence verify で確認すること',
    },
  );
}
