import type { Catalog } from '../model/catalog.ts';
import { InputError, type Place } from '../model/errors.ts';
import type { Pack } from '../model/pack.ts';
import type { Rule } from '../model/rule.ts';
import { digestFiles } from './rule-files.ts';
import { type Schemas, takeSchemas } from './schemas.ts';

/** A folder that is to be read as a pack. */
export interface PackFolder {
  readonly directory: string;
  /** How messages name it. */
  readonly shown: string;
  /** Where comply.yaml names it: the digest it has to have, and the place to say so at. */
  readonly pin?: { readonly sha256?: string; readonly place: Place };
}

/**
 * Adds the rules of packs to a catalog.
 * @throws InputError at the first thing that is wrong in a pack, for two of one name, and for one that is not what was pinned.
 */
export async function addPacks(catalog: Catalog, folders: readonly PackFolder[], given: Schemas): Promise<Catalog> {
  if (folders.length === 0) return catalog;
  const [{ readPackFiles }, { parsePack, sameName }] = await Promise.all([
    import('./pack-files.ts'),
    import('./parse-pack.ts'),
  ]);
  const schemas = await takeSchemas(given);
  const packs: Pack[] = [];
  const rules: Rule[] = [...catalog.rules];
  for (const { directory, shown, pin } of folders) {
    const files = readPackFiles(directory, shown);
    const digest = digestFiles(files);
    // Before anything is made of it: what lies there may be another's work than what was looked at.
    if (pin) refuseOther(digest, shown, pin);
    const found = parsePack({ files, shown, schemas, catalog });
    if (packs.some(({ name }) => name === found.pack.name)) {
      throw sameName(found.pack.name, pin?.place ?? { file: shown });
    }
    packs.push({ ...found.pack, digest, pinned: pin !== undefined });
    rules.push(...found.rules);
  }
  return {
    ...catalog,
    rules: rules.sort((a, b) => (a.id < b.id ? -1 : 1)),
    packs: packs.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function refuseOther(digest: string, shown: string, { sha256, place }: NonNullable<PackFolder['pin']>): void {
  if (sha256 === digest) return;
  const line = `sha256: ${digest}`;
  if (sha256 === undefined) {
    throw new InputError(place, {
      en: `the pack ${shown} is not pinned; look at its rules, then add ${line}`,
      ja: `パック ${shown} が固定されていない。ルールを確認した上で ${line} を追加すること`,
    });
  }
  throw new InputError(place, {
    en: `the pack ${shown} is not the one that was pinned; look at what changed, then write ${line}`,
    ja: `パック ${shown} の内容が固定時と異なる。変更点を確認した上で ${line} に書き換えること`,
  });
}
