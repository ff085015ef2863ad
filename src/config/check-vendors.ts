import { InputError, type Place } from '../model/errors.ts';
import type { Yaml } from '../yaml/parse.ts';
import { didYouMean } from '../yaml/suggest.ts';

/** A vendor's service that something names, and where it does. */
export interface NamedVendor {
  /** `Vendor/Service`. */
  readonly vendor: string;
  readonly place: Place;
}

/**
 * Checks that each is in a register of vendors. What is wrong in a register itself, the provider of records says.
 * @throws InputError at the first that is in none
 */
export function checkVendors(named: readonly NamedVendor[], registers: readonly Yaml[]): void {
  const known = registers.flatMap(listVendors);
  for (const { vendor, place } of named) {
    if (known.includes(vendor)) continue;
    const shown = vendor.slice(0, 80);
    if (registers.length === 0) {
      throw new InputError(place, {
        en: `there is no vendors.yaml that has '${shown}'; make one beside this file, with the vendor and its service`,
        ja: `vendors.yaml がなく、'${shown}' を確認できない。同じフォルダーに作成し、委託先とサービスを登録すること`,
      });
    }
    const hint = didYouMean(vendor, known, { en: '; add it there', ja: '。台帳に追加すること' });
    throw new InputError(place, {
      en: `vendors.yaml has no '${shown}'${hint.en}`,
      ja: `vendors.yaml に '${shown}' はない${hint.ja}`,
    });
  }
}

function listVendors(register: Yaml): readonly string[] {
  if (register.kind !== 'list') return [];
  return register.items.flatMap((item) => {
    if (item.kind !== 'map') return [];
    const [name, service] = ['name', 'service'].map((wanted) => {
      const value = item.entries.find(({ key }) => key === wanted)?.value;
      return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value.trim() : undefined;
    });
    return name !== undefined && service !== undefined ? [`${name}/${service}`] : [];
  });
}
