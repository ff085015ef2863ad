/** Orders two texts by code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order that a list has its members in: the severities, say, the gravest first. */
export function orderIn<T>(list: readonly T[]): (a: T, b: T) => number {
  return (a, b) => list.indexOf(a) - list.indexOf(b);
}

/** An order by several texts, the first that differs deciding. */
export function orderBy<T>(keysOf: (value: T) => readonly string[]): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [keysOf(a), keysOf(b)];
    for (const [index, key] of left.entries()) {
      const order = compareText(key, right[index] ?? '');
      if (order !== 0) return order;
    }
    return 0;
  };
}
