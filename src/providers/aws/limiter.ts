/** Runs work, at most so many at a time, in the order it came. */
export type Limiter = <T>(work: () => Promise<T>) => Promise<T>;

export function createLimiter(most: number): Limiter {
  const waiting: (() => void)[] = [];
  let free = Math.max(1, most);
  return async (work) => {
    if (free > 0) free -= 1;
    // Whoever ends hands its place on, so that nobody who came later gets in between.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
