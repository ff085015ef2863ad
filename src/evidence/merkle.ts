import { hash } from 'node:crypto';

/** The Merkle tree of RFC 9162 section 2.1, over SHA-256. Hashes are 32 bytes. */

const nodePrefix = Buffer.of(0x01);

/** Of a text in UTF-8. */
export function hashLeaf(text: string): Buffer {
  return hash('sha256', `\0${text}`, 'buffer');
}

/** The same of bytes, given with 0x00 before them: the prefix of a leaf. */
export function hashPrefixedLeaf(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([nodePrefix, left, right]), 'buffer');
}

/** A tree that leaves are added to one by one; it holds one hash a level. */
export interface TreeHasher {
  add(leaf: Buffer): void;
  /** Of the leaves so far; of none the hash of nothing. */
  root(): Buffer;
}

export function createTreeHasher(): TreeHasher {
  // Roots of full subtrees, largest first: one for each bit of the number of leaves.
  const full: Buffer[] = [];
  let count = 0;
  return {
    add(leaf) {
      let node = leaf;
      for (let rest = count; rest % 2 === 1; rest = Math.floor(rest / 2)) node = hashNode(full.pop() ?? node, node);
      full.push(node);
      count += 1;
    },
    root() {
      const last = full.at(-1);
      if (!last) return hash('sha256', '', 'buffer');
      return full.slice(0, -1).reduceRight((right, left) => hashNode(left, right), last);
    },
  };
}

/** A tree that is whole, with every node at hand. */
export interface ProvingTree {
  readonly root: () => Buffer;
  /** The siblings from a leaf up to the root (RFC 9162 2.1.3.1). `index` counts from 0. */
  prove(index: number): readonly Buffer[];
}

/** Grows a tree level by level; a node without a sibling moves up, which is the tree of RFC 9162. */
export function growTree(leaves: readonly Buffer[]): ProvingTree {
  const levels: (readonly Buffer[])[] = [leaves];
  for (let level = leaves; level.length > 1; level = levels.at(-1) ?? []) {
    const above: Buffer[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = [level[index], level[index + 1]];
      if (left) above.push(right ? hashNode(left, right) : left);
    }
    levels.push(above);
  }
  return {
    root: () => levels.at(-1)?.[0] ?? hash('sha256', '', 'buffer'),
    prove(index) {
      let place = index;
      return levels.flatMap((level) => {
        const sibling = level[place % 2 === 0 ? place + 1 : place - 1];
        place = Math.floor(place / 2);
        return sibling ? [sibling] : [];
      });
    },
  };
}

export interface Inclusion {
  readonly leaf: Buffer;
  /** From 0. */
  readonly index: number;
  /** Leaves of the tree. */
  readonly count: number;
  readonly proof: readonly Buffer[];
}

/** The root that a proof leads to (RFC 9162 2.1.3.2); `undefined` where it is no proof for that place. */
export function rootByProof({ leaf, index, count, proof }: Inclusion): Buffer | undefined {
  if (!Number.isSafeInteger(index) || index < 0 || index >= count) return undefined;
  let [place, last, node] = [index, count - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (place % 2 === 1 || place === last) {
      node = hashNode(sibling, node);
      while (place % 2 === 0 && place !== 0) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
    } else node = hashNode(node, sibling);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 ? node : undefined;
}
