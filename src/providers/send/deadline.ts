/** A time limit whose clock can be stopped, for what is waited for other reasons. */
export interface Deadline {
  /** Aborted when the time is up, or with its parent. */
  readonly signal: AbortSignal;
  /** The time is up. */
  readonly isOver: () => boolean;
  /** Stops the clock; the result starts it again. */
  readonly pause: () => () => void;
  /** It matters no more. */
  readonly end: () => void;
}

export function startDeadline(milliseconds: number, parent: AbortSignal): Deadline {
  const controller = new AbortController();
  let over = false;
  let left = milliseconds;
  let since = performance.now();
  const strike = (): void => {
    over = true;
    controller.abort();
  };
  let timer = setTimeout(strike, left);
  const leave = follow(parent, () => controller.abort(parent.reason));
  return {
    signal: controller.signal,
    isOver: () => over,
    pause: () => {
      clearTimeout(timer);
      left -= performance.now() - since;
      return () => {
        since = performance.now();
        timer = setTimeout(strike, Math.max(0, left));
      };
    },
    end: () => {
      clearTimeout(timer);
      leave();
    },
  };
}

const followers = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `work` when the signal is aborted; the result takes that back. All share one listener: hundreds of requests follow
 * one signal, and each listener added is compared with all that are there.
 */
function follow(signal: AbortSignal, work: () => void): () => void {
  if (signal.aborted) work();
  const all = followers.get(signal) ?? new Set();
  if (!followers.has(signal)) {
    followers.set(signal, all);
    signal.addEventListener(
      'abort',
      () => {
        for (const one of all) one();
      },
      { once: true },
    );
  }
  all.add(work);
  return () => all.delete(work);
}
