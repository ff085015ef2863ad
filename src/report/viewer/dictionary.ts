/** Keys beyond which a dictionary forgets what it has: the same comes again mostly soon, and memory stays bounded. */
const mostKeys = 300_000;

/** Gives equal values one position, and hands out what is new since it was last asked. */
export interface Dictionary<Value> {
  /** The position of a value that `key` tells from all others. */
  readonly place: (key: string, make: () => Value) => number;
  readonly takeAdded: () => readonly Value[];
}

export function createDictionary<Value>(most = mostKeys): Dictionary<Value> {
  const positions = new Map<string, number>();
  let added: Value[] = [];
  let size = 0;
  // Mostly the same comes again at once, and to compare is quicker than to look up.
  let last = { key: '', position: -1 };
  return {
    place: (key, make) => {
      if (last.position >= 0 && last.key === key) return last.position;
      const known = positions.get(key);
      if (known !== undefined) {
        last = { key, position: known };
        return known;
      }
      if (positions.size >= most) positions.clear();
      positions.set(key, size);
      added.push(make());
      return size++;
    },
    takeAdded: () => {
      const taken = added;
      added = [];
      return taken;
    },
  };
}

/** Takes what a list holds, and leaves it empty. */
export function drain<Value>(list: Value[]): readonly Value[] {
  return list.splice(0, list.length);
}
