import { InputError } from '../model/errors.ts';
import type { Control, Edition } from '../model/framework.ts';
import type { Yaml } from '../yaml/parse.ts';
import { didYouMean } from '../yaml/suggest.ts';

/** An id names one thing. Throws InputError at the second of that id. */
export function refuseDoubles(items: readonly { readonly id: string }[], nodes: readonly Yaml[]): void {
  const seen = new Set<string>();
  items.forEach(({ id }, at) => {
    if (seen.has(id)) {
      throw new InputError(placeOf(nodes, at), { en: `'${id}' is there twice`, ja: `'${id}' が重複している` });
    }
    seen.add(id);
  });
}

/** Every parent is a control of the edition, and none is above itself. Throws InputError at the first that is not. */
export function checkParents(controls: readonly Control[], nodes: readonly Yaml[]): void {
  const parents = new Map(controls.map(({ id, parent }) => [id, parent]));
  controls.forEach(({ id, parent }, at) => {
    if (parent === undefined) return;
    if (!parents.has(parent)) {
      const hint = didYouMean(parent, parents.keys());
      throw new InputError(placeOf(nodes, at), {
        en: `'${id}' has an unknown parent '${parent}'${hint.en}`,
        ja: `'${id}' の親 '${parent}' は存在しない${hint.ja}`,
      });
    }
    const above = new Set([id]);
    for (let next: string | undefined = parent; next !== undefined; next = parents.get(next)) {
      if (above.has(next)) {
        throw new InputError(placeOf(nodes, at), {
          en: `'${id}' is its own parent, by way of '${next}'`,
          ja: `'${id}' の親をたどると '${next}' で循環する`,
        });
      }
      above.add(next);
    }
  });
}

/** The next edition holds what this one says it does. Throws InputError where it does not. */
export function checkSuccessors(node: Yaml, edition: Edition | undefined, editions: readonly Edition[]): void {
  const successor = edition?.successor;
  const next = editions.find(({ id }) => id === successor);
  if (successor !== undefined && !next) {
    throw new InputError(node.place, {
      en: `unknown successor edition '${successor}'`,
      ja: `後継の版 '${successor}' は存在しない`,
    });
  }
  const known = new Set(next?.controls.map(({ id }) => id));
  for (const control of edition?.controls ?? []) {
    const lost = control.successors?.controls.find((id) => !known.has(id));
    if (lost === undefined) continue;
    const hint = didYouMean(lost, known);
    throw new InputError(node.place, {
      en: `'${control.id}' has an unknown successor '${lost}'${hint.en}`,
      ja: `'${control.id}' の後継 '${lost}' は存在しない${hint.ja}`,
    });
  }
}

function placeOf(nodes: readonly Yaml[], at: number): InputError['place'] {
  return nodes[at]?.place ?? { file: 'framework' };
}
