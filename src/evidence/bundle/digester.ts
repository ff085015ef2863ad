import { createHash } from 'node:crypto';
import type { Digest } from '../../model/evidence.ts';

/** A digest of what comes piece by piece. */
export interface Digester {
  update(chunk: Uint8Array): void;
  /** Bytes so far. */
  readonly size: () => number;
  /** Ends it. */
  readonly digest: () => Digest;
}

export function createDigester(): Digester {
  const sha256 = createHash('sha256');
  let bytes = 0;
  return {
    update(chunk) {
      sha256.update(chunk);
      bytes += chunk.length;
    },
    size: () => bytes,
    digest: () => ({ sha256: sha256.digest('hex'), bytes }),
  };
}
