import type { EvidenceManifest } from '../../model/evidence.ts';
import { hashFiles } from '../bundle/manifest.ts';
import { createTreeHasher } from '../merkle.ts';
import type { Checking } from './checking.ts';
import type { ScannedFile } from './scan-file.ts';

/** Holds the roots over the lines of each file, and over the files, against the manifest. */
export function checkMerkle(
  merkle: Checking,
  manifest: EvidenceManifest,
  scanned: ReadonlyMap<string, ScannedFile>,
): void {
  let [trees, lines] = [0, 0];
  for (const [file, said] of Object.entries(manifest.files)) {
    if (said.merkle === undefined) continue;
    const found = scanned.get(file);
    if (found?.merkle === undefined) {
      merkle.blocked({ en: 'not every file could be read to its end', ja: '最後まで読み取れないファイルがある' });
      continue;
    }
    trees += 1;
    lines += found.lines ?? 0;
    if (found.merkle === said.merkle) continue;
    merkle.problem(
      'root',
      { en: 'its lines do not lead to the root in the manifest', ja: '各行から求めたルートがマニフェストと一致しない' },
      { file },
    );
  }
  const tree = createTreeHasher();
  for (const leaf of hashFiles(manifest.files)) tree.add(leaf);
  if (tree.root().toString('hex') !== manifest.merkle) {
    merkle.problem('root', {
      en: "the manifest's own root is not that of its files",
      ja: 'マニフェストのルートが、記載されたファイルから求めたものと一致しない',
    });
  }
  merkle.figures({ trees: trees + 1, lines });
}
