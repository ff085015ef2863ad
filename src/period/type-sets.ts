import { compareText } from '../text/order.ts';
import { keyOf } from './scope.ts';

/** The types that one resource stands under: what is tagged is in the list of its service and in that of tagged resources. */
export interface TypeSet {
  /** Sorted, each once. */
  readonly names: readonly string[];
  /** The same for people. */
  readonly text: string;
}

/** Sets of types, each once: resources share them, and two that hold the same are the same. */
export interface TypeSets {
  of(type: string): TypeSet;
  with(set: TypeSet, types: readonly string[]): TypeSet;
}

export function createTypeSets(): TypeSets {
  const single = new Map<string, TypeSet>();
  const several = new Map<string, TypeSet>();
  return {
    of(type) {
      const set = single.get(type) ?? { names: [type], text: type };
      single.set(type, set);
      return set;
    },
    with(set, types) {
      const more = types.filter((type) => !set.names.includes(type));
      if (more.length === 0) return set;
      const names = [...set.names, ...more].sort(compareText);
      const key = keyOf(...names);
      const found = several.get(key) ?? { names, text: names.join(', ') };
      several.set(key, found);
      return found;
    },
  };
}
