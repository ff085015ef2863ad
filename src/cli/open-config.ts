import { dirname } from 'node:path';
import { loadShippedCatalog } from '../catalog/load.ts';
import { addPacks } from '../catalog/load-packs.ts';
import type { EditedFile } from '../config/append-item.ts';
import { findConfig } from '../config/find-config.ts';
import { type ParsedConfig, parseConfig } from '../config/parse.ts';
import type { Catalog } from '../model/catalog.ts';
import { InputError, UsageError } from '../model/errors.ts';
import { loadSchemas } from '../providers/index.ts';
import { parseYaml } from '../yaml/parse.ts';
import { readEdited } from './edited-file.ts';
import type { Io } from './io.ts';
import { namedPacks } from './packs.ts';

/** A comply.yaml that a command adds to, or to whose files it does. */
export interface OpenedConfig {
  readonly config: EditedFile;
  readonly parsed: ParsedConfig;
  /** What its paths are relative to. */
  readonly folder: string;
}

/** The comply.yaml that is named, else the nearest. Throws UsageError where there is none, InputError for a broken one. */
export function openConfig({ config: named }: { readonly config?: string }, cwd: string): OpenedConfig {
  const file = named ?? findConfig(cwd);
  if (file === undefined) {
    throw new UsageError({
      en: 'there is no comply.yaml here or above; make one with comply init, or name one with --config',
      ja: 'このフォルダーにも上位にも comply.yaml がない。comply init で作るか、--config で指定すること',
    });
  }
  const config = readEdited(file, cwd);
  if (config === undefined) throw new InputError({ file }, { en: 'no such file', ja: 'ファイルがない' });
  return { config, parsed: parseConfig(parseYaml(file, config.text)), folder: dirname(file) };
}

/** The catalog with the packs that the config names. */
export async function loadCatalogOf({ parsed, config }: OpenedConfig, { cwd }: Io): Promise<Catalog> {
  const { packs = [] } = parsed.config;
  return addPacks(await loadShippedCatalog(loadSchemas), namedPacks(packs, config.file, cwd), loadSchemas);
}
