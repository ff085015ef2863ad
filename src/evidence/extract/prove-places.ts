import { hash } from 'node:crypto';
import type { EvidenceExtract, RecordPlace } from '../../model/evidence.ts';
import { openSource } from './open-source.ts';
import { broken } from './read-tree.ts';

/**
 * Takes given lines out of a bundle, with what proves that they are of it. Each file is read once.
 * @throws InputError where the bundle is not what its manifest says, or another record stands in one of the places
 */
export async function provePlaces(folder: string, places: readonly RecordPlace[]): Promise<EvidenceExtract> {
  const source = openSource(folder);
  const picked = await Promise.all(
    [...Map.groupBy(places, ({ file }) => file)].map(async ([path, inFile]) => {
      const wanted = new Map(inFile.map(({ line, sha256 }) => [line, sha256]));
      const one = await source.read(path, (_, line) => wanted.has(line));
      for (const [line, sha256] of wanted) {
        const text = one.file.lines.get(line);
        if (text === undefined || hash('sha256', text) !== sha256) throw broken(folder, path);
      }
      return one;
    }),
  );
  return source.compose(picked);
}
