import { packMessagesIn } from '../i18n/packs.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Pack } from '../model/pack.ts';
import type { Language } from '../model/text.ts';
import { namespaceOf } from '../text/rule-id.ts';
import { printableShort } from './printable.ts';

/** A pack, and how many rules of it were judged. */
export interface UsedPack {
  readonly pack: Pack;
  readonly rules: number;
}

/** The packs that were at hand, those without a selected rule too. */
export function usedPacks({ packs = [], rules }: Pick<Assessment, 'packs' | 'rules'>): readonly UsedPack[] {
  return packs.map((pack) => ({ pack, rules: rules.filter(({ id }) => namespaceOf(id) === pack.name).length }));
}

/** The pack that a rule is of; undefined for one of the catalog. */
export function packOf({ packs = [] }: Pick<Assessment, 'packs'>, rule: string): Pack | undefined {
  return packs.find(({ name }) => name === namespaceOf(rule));
}

/** A pack, and whether anybody looked at just this one: `acme 1.2.0, pinned in comply.yaml (SHA-256 0a0a…)`. */
export function packInWords({ name, version, digest, pinned }: Pack, language: Language): string {
  return packMessagesIn(language).named({
    name: printableShort(name),
    version: printableShort(version),
    pinned,
    digest: printableShort(digest),
  });
}
