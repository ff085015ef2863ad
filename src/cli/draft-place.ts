import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPackFiles } from '../catalog/pack-files.ts';
import { findNameProblem, namespacesOf, packFile, parsePack } from '../catalog/parse-pack.ts';
import type { RuleFile } from '../catalog/rule-files.ts';
import type { Catalog } from '../model/catalog.ts';
import { InputError, UsageError } from '../model/errors.ts';
import { resourceSchemas } from '../providers/schemas.ts';
import { namespaceOf } from '../text/rule-id.ts';
import { didYouMean } from '../yaml/suggest.ts';

/** A file to be written, under the folder it goes into. */
export interface DraftFile {
  readonly path: string;
  readonly text: string;
}

interface DraftPlace {
  readonly folder: string;
  /** How messages name it. */
  readonly shown: string;
  /** Of the rule. */
  readonly id: string;
  readonly catalog: Catalog;
}

/** Refuses an id that a rule has or had. Throws UsageError. */
export function refuseTaken(id: string, { rules }: Pick<Catalog, 'rules'>): void {
  const owner = rules.find((rule) => rule.id === id || rule.aliases.includes(id));
  if (!owner) return;
  throw new UsageError({
    en: `'${id}' is the id of a rule already, or was one of ${owner.id}`,
    ja: `'${id}' はすでにルールの id か、${owner.id} の以前の id である`,
  });
}

/**
 * The files of the pack that the rule goes into; `undefined` where it is still to be begun: no folder, or one without a file that is seen.
 * @throws UsageError for a rule of another namespace, InputError for a folder that is no pack
 */
export function openDraftPack({ folder, shown, id, catalog }: DraftPlace): readonly RuleFile[] | undefined {
  const name = namespaceOf(id);
  const problem = findNameProblem(name, namespacesOf(catalog, resourceSchemas));
  if (problem) throw new UsageError(problem);
  if (!existsSync(folder) || isEmpty(folder, shown)) return undefined;
  if (!existsSync(join(folder, packFile))) {
    throw new InputError(
      { file: shown },
      {
        en: `is not a pack: it holds files, and no ${packFile}. Name another folder, or write into it with --out`,
        ja: `パックではない（ファイルがあるが ${packFile} がない）。別のフォルダーを指定するか、--out で書き出すこと`,
      },
    );
  }
  const files = readPackFiles(folder, shown);
  const { pack } = parsePack({ files, shown, schemas: resourceSchemas, catalog });
  if (pack.name === name) return files;
  const hint = didYouMean(id, [`${pack.name}/${id.slice(name.length + 1)}`]);
  throw new UsageError({
    en: `${shown} is the pack '${pack.name}', and '${id}' is not in it${hint.en}`,
    ja: `${shown} はパック '${pack.name}' であり、'${id}' はその中にない${hint.ja}`,
  });
}

/** Loads the pack as it will be, so that nothing is written that does not load. Throws InputError. */
export function checkDraft({
  files,
  begun,
  shown,
  catalog,
}: Pick<DraftPlace, 'shown' | 'catalog'> & {
  readonly files: readonly DraftFile[];
  readonly begun: readonly RuleFile[];
}): void {
  const added = files
    .filter(({ path }) => !begun.some((file) => file.path === path))
    .map((file) => ({ ...file, file: `${shown}/${file.path}` }));
  parsePack({ files: [...begun, ...added], shown, schemas: resourceSchemas, catalog });
}

function isEmpty(folder: string, shown: string): boolean {
  try {
    return readdirSync(folder).every((name) => name.startsWith('.'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new InputError(
      { file: shown },
      {
        en: `is not a folder that can be read (${error.code}); name another`,
        ja: `フォルダーとして読み取れない（${error.code}）。別のフォルダーを指定すること`,
      },
    );
  }
}
