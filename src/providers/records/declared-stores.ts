import { resolve } from 'node:path';
import type { Target } from '../../model/config.ts';
import type { Wanted } from '../provider.ts';
import { storesWanted } from '../store-types.ts';
import { selectsByTag } from './found-stores.ts';
import { readRegistersAhead } from './registers.ts';

/** What is read of data stores because data sets are declared in the folders of these targets. Throws InputError. */
export function declaredStores(targets: readonly Target[], folder: string): Wanted {
  const sets = [];
  for (const target of targets) {
    if (target.provider !== 'records') continue;
    sets.push(...readRegistersAhead(target, resolve(folder, target.path)).dataSets.records);
  }
  return sets.length === 0 ? new Map() : storesWanted(selectsByTag(sets));
}
