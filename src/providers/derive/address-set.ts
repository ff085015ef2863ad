import type { AddressRange } from './ip-network.ts';

/** A set of addresses of one family: ranges in ascending order, none touching the next. */
export type AddressSet = readonly AddressRange[];

/** The addresses of any ranges, in whatever order, as a set. */
export function toAddressSet(ranges: readonly AddressRange[]): AddressSet {
  const merged: AddressRange[] = [];
  for (const range of [...ranges].sort((a, b) => (a.first < b.first ? -1 : 1))) {
    const last = merged.at(-1);
    if (!last || range.first > last.last + 1n) merged.push(range);
    else if (range.last > last.last) merged[merged.length - 1] = { first: last.first, last: range.last };
  }
  return merged;
}

/** The addresses of `set` that are not in `taken`. */
export function subtract(set: AddressSet, taken: AddressSet): AddressSet {
  return set.flatMap((range) => {
    const left: AddressRange[] = [];
    let { first } = range;
    for (const hole of taken) {
      if (hole.last < first || hole.first > range.last) continue;
      if (hole.first > first) left.push({ first, last: hole.first - 1n });
      first = hole.last + 1n;
    }
    return first > range.last ? left : [...left, { first, last: range.last }];
  });
}

export function countAddresses(set: AddressSet): bigint {
  return set.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

/** The prefix length of the smallest network that holds as many addresses: of all IPv4, 0. Of no address, `undefined`. */
export function prefixLengthOf(set: AddressSet, family: 'ipv4' | 'ipv6'): number | undefined {
  const count = countAddresses(set);
  if (count === 0n) return undefined;
  // As many bits as it takes to number them.
  const bits = count === 1n ? 0 : (count - 1n).toString(2).length;
  return (family === 'ipv4' ? 32 : 128) - bits;
}
