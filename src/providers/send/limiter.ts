/** Places for so many at a time, handed on in the order they were asked for. */
export interface Limiter {
  /** Resolves to what gives the place back. */
  readonly acquire: () => Promise<() => void>;
}

export function createLimiter(most: number): Limiter {
  const waiting: (() => void)[] = [];
  let free = Math.max(1, most);
  const giveBack = (): void => {
    // Whoever ends hands its place on, so that nobody who came later gets in between.
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    acquire: async () => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return once(giveBack);
    },
  };
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}
