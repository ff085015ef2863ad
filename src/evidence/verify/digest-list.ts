const digestBytes = 32;

/** SHA-256 digests by position, 32 bytes each. */
export interface DigestList {
  add(digest: Uint8Array): void;
  /** Whether this one stands there. Positions count from 0. */
  has(position: number, digest: Uint8Array): boolean;
  readonly length: () => number;
}

export function createDigestList(): DigestList {
  let bytes = new Uint8Array(64 * digestBytes);
  let count = 0;
  return {
    add(digest) {
      if ((count + 1) * digestBytes > bytes.length) {
        const wider = new Uint8Array(bytes.length * 2);
        wider.set(bytes);
        bytes = wider;
      }
      bytes.set(digest, count * digestBytes);
      count += 1;
    },
    has(position, digest) {
      if (position < 0 || position >= count) return false;
      const start = position * digestBytes;
      return Buffer.compare(bytes.subarray(start, start + digestBytes), digest) === 0;
    },
    length: () => count,
  };
}
