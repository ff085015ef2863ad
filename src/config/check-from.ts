import type { Target } from '../model/config.ts';
import { InputError, type Place } from '../model/errors.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readList, readMap } from '../yaml/read.ts';
import { didYouMean } from '../yaml/suggest.ts';

/**
 * Checks what endpoint targets name in `from`: targets of provider aws in the same file, each in one of them, as one
 * server in two targets would be two resources with one id.
 * @throws InputError at the first that is not so.
 */
export function checkFrom(node: Yaml, targets: readonly Target[]): void {
  const owners = new Map<string, string>();
  for (const [index, item] of readList(node).entries()) {
    const target = targets[index];
    if (target?.provider !== 'endpoint' || target.from === undefined) continue;
    const names = readMap(item).find(({ key }) => key === 'from')?.value ?? item;
    const places = readList(names).map(({ place }) => place);
    for (const [at, name] of target.from.entries()) {
      const place = places[at] ?? names.place;
      checkSource(name, place, targets);
      const owner = owners.get(name);
      if (owner !== undefined) {
        throw new InputError(place, {
          en: `target '${owner}' already takes the endpoints of '${name}'; name it in one of them`,
          ja: `'${name}' のエンドポイントはターゲット '${owner}' の対象になっている。どちらか一方に書くこと`,
        });
      }
      owners.set(name, target.name);
    }
  }
}

function checkSource(name: string, place: Place, targets: readonly Target[]): void {
  const source = targets.find((target) => target.name === name);
  if (source?.provider === 'aws') return;
  if (source) {
    throw new InputError(place, {
      en: `target '${name}' is of provider ${source.provider}; endpoints are found in targets of aws alone`,
      ja: `ターゲット '${name}' のプロバイダーは ${source.provider} である。エンドポイントを検出できるのは aws のターゲットだけである`,
    });
  }
  const known = targets.filter(({ provider }) => provider === 'aws').map((target) => target.name);
  const list = known.join(', ');
  const others = known.length > 0 ? { en: `; use ${list}`, ja: `。使える値: ${list}` } : undefined;
  const hint = didYouMean(name, known, others);
  throw new InputError(place, {
    en: `there is no target '${name}'${hint.en}`,
    ja: `ターゲット '${name}' はない${hint.ja}`,
  });
}
