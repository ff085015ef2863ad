/** Bytes that are written one after the other, in the order they were added, as soon as they are there. */
export interface WriteQueue {
  add(bytes: Uint8Array | Promise<Uint8Array>): void;
  /** Those that are not written yet. */
  readonly waiting: () => number;
  /** Resolves when all that was added is written, or could not be. */
  settle(): Promise<void>;
  /** Throws what the first write that failed threw, if one did. Nothing was written after it. */
  refuse(): void;
}

export function createQueue(write: (bytes: Uint8Array) => void): WriteQueue {
  let last = Promise.resolve();
  let waiting = 0;
  let failure: { readonly error: unknown } | undefined;
  const writeNext = async (bytes: Uint8Array | Promise<Uint8Array>, before: Promise<void>): Promise<void> => {
    try {
      const found = await bytes;
      await before;
      if (!failure) write(found);
    } catch (error) {
      failure ??= { error };
    } finally {
      waiting -= 1;
    }
  };
  return {
    add(bytes) {
      waiting += 1;
      last = writeNext(bytes, last);
    },
    waiting: () => waiting,
    settle: () => last,
    refuse() {
      if (failure) throw failure.error;
    },
  };
}
