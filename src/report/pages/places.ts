import type { Edition, Framework } from '../../model/framework.ts';
import type { Language } from '../../model/text.ts';

/** What a page, or a place on one, is about. */
export type Place =
  | { readonly kind: 'rule'; readonly id: string }
  | { readonly kind: 'safeguard'; readonly id: string }
  | { readonly kind: 'edition'; readonly framework: Framework; readonly edition: Edition }
  | { readonly kind: 'control'; readonly framework: Framework; readonly edition: Edition; readonly id: string };

/** Its file below the folder of all pages. */
export function fileOf(place: Place): string {
  if (place.kind === 'rule') return `rules/${place.id}.md`;
  if (place.kind === 'safeguard') return `safeguards/${place.id}.md`;
  return `frameworks/${place.framework.id}.md`;
}

/**
 * The anchor of an edition or a control on its framework's page, which holds both languages: `164-312-b`, `ja-164-312-b`,
 * `2015-10-1-1`. It follows from the ids alone, so that a link from outside stays.
 */
export function anchorOf(place: Place, language: Language): string | undefined {
  if (place.kind === 'rule' || place.kind === 'safeguard') return language === 'ja' ? 'ja' : undefined;
  const { framework, edition } = place;
  const isDefault = edition === framework.editions[0];
  const own = place.kind === 'edition' ? ['edition', edition.id] : [...(isDefault ? [] : [edition.id]), place.id];
  const words = [...(language === 'ja' ? ['ja'] : []), ...own].join('-').toLowerCase();
  return words.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** The address of a place, seen from a file of the same folder. */
export function addressOf(place: Place, from: string, language: Language): string {
  const file = fileOf(place);
  const anchor = anchorOf(place, language);
  const target = file === from ? '' : relative(from, file);
  return anchor === undefined ? target : `${target}#${anchor}`;
}

function relative(from: string, file: string): string {
  const here = from.split('/').slice(0, -1);
  const there = file.split('/');
  const apart = here.findIndex((folder, index) => folder !== there[index]);
  const shared = apart === -1 ? here.length : apart;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}
