import * as fs from 'node:fs';
import { join } from 'node:path';
import { tryFile } from '../../collect/file-error.ts';

/** Far more than any bundle has: a folder from elsewhere may be of any size. */
const maxEntries = 50_000;
/** A bundle has three. */
const maxDepth = 8;

/** What lies in a folder, paths with `/`. */
export interface FolderContent {
  /** Plain files, and their sizes in bytes. */
  readonly files: ReadonlyMap<string, number>;
  /** Links, devices, pipes, and folders too deep to be of a bundle. */
  readonly others: readonly string[];
  readonly folders: readonly string[];
  /** There is more than any bundle has; the rest was not looked at. */
  readonly isCut: boolean;
}

/** Lists a folder. Nothing is followed out of it. Throws InputError when it cannot be read. */
export function listFolder(folder: string): FolderContent {
  const files = new Map<string, number>();
  const others: string[] = [];
  const folders: string[] = [];
  let seen = 0;
  const walk = (below: string, depth: number): void => {
    const place = join(folder, below);
    for (const entry of tryFile(place, 'read', () => fs.readdirSync(place, { withFileTypes: true }))) {
      seen += 1;
      if (seen > maxEntries) return;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isFile())
        files.set(
          path,
          tryFile(place, 'read', () => fs.lstatSync(join(folder, path)).size),
        );
      else if (!entry.isDirectory() || depth === maxDepth) others.push(path);
      else {
        folders.push(path);
        walk(path, depth + 1);
      }
    }
  };
  walk('', 1);
  return { files, others: others.sort(), folders: folders.sort(), isCut: seen > maxEntries };
}
