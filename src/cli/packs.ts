import { dirname, isAbsolute, join, resolve } from 'node:path';
import { loadShippedCatalog } from '../catalog/load.ts';
import { addPacks, type PackFolder } from '../catalog/load-packs.ts';
import { findConfig } from '../config/find-config.ts';
import type { Catalog } from '../model/catalog.ts';
import type { PackReference } from '../model/config.ts';
import { loadSchemas } from '../providers/index.ts';
import type { PackOptions } from './command-options.ts';
import type { Io } from './io.ts';

/**
 * The catalog with the packs that `--pack` and the nearest comply.yaml name. Of that file nothing else is read.
 * @throws InputError for a pack that cannot be read, or is not what was pinned
 */
export async function loadCatalogWithPacks(options: PackOptions, io: Io): Promise<Catalog> {
  const file = findConfig(io.cwd);
  const named = file === undefined ? [] : namedPacks(await readReferences(file, io.cwd), file, io.cwd);
  return addPacks(await loadShippedCatalog(loadSchemas), [...named, ...givenPacks(options, io)], loadSchemas);
}

/** YAML costs more than the rest of a start, so it is read only where there is some. */
async function readReferences(file: string, cwd: string): Promise<readonly PackReference[]> {
  return (await import('../config/load.ts')).loadPackReferences(file, cwd);
}

/** The folders that a config names, relative to its own. */
export function namedPacks(packs: readonly PackReference[], config: string, cwd: string): readonly PackFolder[] {
  return packs.map(({ path, sha256, place }) => {
    const shown = isAbsolute(path) ? path : join(dirname(config), path);
    return { directory: resolve(cwd, shown), shown, pin: { place, ...(sha256 !== undefined && { sha256 }) } };
  });
}

/** The folders that `--pack` names. */
export function givenPacks({ pack = [] }: PackOptions, { cwd }: Io): readonly PackFolder[] {
  return pack.map((shown) => ({ directory: resolve(cwd, shown), shown: shown.replace(/(.)[\\/]+$/, '$1') }));
}
