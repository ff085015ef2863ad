import { describe, expect, it } from 'vitest';
import { createTreeHasher, growTree, hashLeaf, rootByProof } from '../../src/evidence/merkle.ts';

/** The leaves and answers of the reference implementation of Certificate Transparency (RFC 6962), whose tree RFC 9162 keeps. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => hashLeaf(Buffer.from(hex, 'hex').toString('latin1')),
);
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const proofs = [
  { index: 0, count: 1, proof: [] },
  { index: 2, count: 3, proof: ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'] },
  {
    index: 1,
    count: 5,
    proof: [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  },
  {
    index: 5,
    count: 8,
    proof: [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
];

const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'));
const numbered = (count: number) => Array.from({ length: count }, (_, index) => hashLeaf(`leaf ${index}`));

describe('the tree of RFC 9162', () => {
  it.each(roots.map((root, count) => ({ count, root })))('has the known root over $count leaves', ({ count, root }) => {
    const tree = createTreeHasher();
    for (const leaf of leaves.slice(0, count)) tree.add(leaf);
    expect(tree.root().toString('hex')).toBe(root);
    expect(growTree(leaves.slice(0, count)).root().toString('hex')).toBe(root);
  });

  it.each(proofs)('has the known proof of leaf $index of $count', ({ index, count, proof }) => {
    expect(hex(growTree(leaves.slice(0, count)).prove(index))).toEqual(proof);
  });

  it('proves every leaf of trees of 1 to 200, and nothing but it', () => {
    let [proved, refused] = [0, 0];
    for (let count = 1; count <= 200; count += 1) {
      const all = numbered(count);
      const tree = growTree(all);
      const root = tree.root();
      const streamed = createTreeHasher();
      for (const leaf of all) streamed.add(leaf);
      expect(streamed.root()).toEqual(root);
      for (const [index, leaf] of all.entries()) {
        const proof = tree.prove(index);
        expect(rootByProof({ leaf, index, count, proof })).toEqual(root);
        proved += 1;
        const others = [
          { leaf: hashLeaf('another'), index, count, proof },
          { leaf, index: (index + 1) % count, count, proof },
          { leaf, index, count, proof: [...proof, leaf] },
          ...proof.map((_, at) => ({ leaf, index, count, proof: proof.toSpliced(at, 1, leaf) })),
          ...proof.map((_, at) => ({ leaf, index, count, proof: proof.toSpliced(at, 1) })),
        ];
        for (const other of others) {
          if (count === 1 && other.proof.length === 0 && other.leaf === leaf) continue;
          if (rootByProof(other)?.equals(root))
            throw new Error(`a proof of ${index} of ${count} proves something else`);
          refused += 1;
        }
      }
    }
    console.log(`${proved} proofs hold, ${refused} changed ones are refused`);
    expect(proved).toBe(20_100);
  });

  it('takes no place that the tree does not have', () => {
    const [leaf = hashLeaf('')] = leaves;
    for (const index of [-1, 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(rootByProof({ leaf, index, count: 1, proof: [] })).toBeUndefined();
    }
    expect(rootByProof({ leaf, index: 0, count: 0, proof: [] })).toBeUndefined();
  });

  it('tells a leaf from a node: two hashes as a text are no subtree', () => {
    const [left, right] = numbered(2);
    if (!left || !right) throw new Error('no leaves');
    const forged = hashLeaf(Buffer.concat([left, right]).toString('latin1'));
    expect(forged).not.toEqual(growTree([left, right]).root());
  });

  it('proves a line of 20,000 with 15 hashes', () => {
    const proof = growTree(numbered(20_000)).prove(12_345);
    console.log(`a proof among 20,000 lines: ${proof.length} hashes, ${proof.length * 32} bytes`);
    expect(proof.length).toBeLessThanOrEqual(15);
  });
});
