import type { Catalog } from '../../model/catalog.ts';
import { evidenceFiles } from '../../model/evidence.ts';
import type { Pack } from '../../model/pack.ts';
import type { Text } from '../../model/text.ts';
import { namespaceOf } from '../../text/rule-id.ts';
import type { Checking } from './checking.ts';
import type { RuleTally } from './read-rules.ts';

export interface PackCheck {
  readonly rules: RuleTally['rules'];
  /** As the lock of the bundle has them. */
  readonly packs: readonly Pack[];
  /** The catalog of this installation. */
  readonly own: Pick<Catalog, 'rules'>;
  /** Its catalog is the one that the bundle names. */
  readonly sameCatalog: boolean;
}

/**
 * Holds the rules that are not of the catalog against the packs that the bundle names: each is of one of them, and none of
 * them has a name of ours. What a pack's folder holds is not known here, and that is said with its digest.
 */
export function checkPacks(reperform: Checking, { rules, packs, own, sameCatalog }: PackCheck): void {
  const [ids, names] = [new Set(own.rules.map(({ id }) => id)), new Map(packs.map((pack) => [pack.name, pack]))];
  const ours = new Set(own.rules.map(({ id }) => namespaceOf(id)));
  const counts = new Map<string, number>();
  for (const pack of packs) {
    if (ours.has(pack.name)) reperform.problem('pack-name', ownName(pack.name), { file: evidenceFiles.lock });
  }
  for (const id of rules.keys()) {
    const name = namespaceOf(id);
    if (names.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
    else if (sameCatalog && !ids.has(id)) reperform.problem('rule-foreign', foreign(id), { file: evidenceFiles.rules });
  }
  if (packs.length === 0) return;
  reperform.figures({ packRules: [...counts.values()].reduce((sum, count) => sum + count, 0) });
  for (const pack of packs) reperform.note(ofPack(pack, counts.get(pack.name) ?? 0));
}

function ofPack({ name, version, digest }: Pack, count: number): Text {
  return {
    en: `rules of the pack ${name} ${version} (SHA-256 ${digest}), which comply does not ship: ${count}; they were run as they are, and compared with no other copy`,
    ja: `${count}件のルールはcomplyではなくパック ${name} ${version}（SHA-256 ${digest}）のものである。そのまま実行し、ほかの写しとは照合していない`,
  };
}

function ownName(name: string): Text {
  return {
    en: `a pack is called ${name}, which is a namespace of comply's own rules`,
    ja: `パックの名前 ${name} はcomply自身の名前空間である`,
  };
}

function foreign(id: string): Text {
  return {
    en: `${id} is neither in the catalog that the bundle names, which is the one installed here, nor of a pack that it names`,
    ja: `${id} は、バンドルが示すカタログ（この環境のものと同じ）にもパックにもない`,
  };
}
