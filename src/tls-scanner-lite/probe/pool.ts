/** How many connections may stand at a time, shared by all scans that are given the same pool. */
export interface Pool {
  /** Waits for a place; `undefined` once aborted. The place is given back by calling what it returns. */
  enter(host: string, signal: AbortSignal): Promise<(() => void) | undefined>;
}

export interface PoolOptions {
  /** Connections to one host at a time. */
  readonly perHost: number;
  /** Connections in all at a time. */
  readonly total: number;
  /** Shortest time between the starts of two connections to one host, in milliseconds. */
  readonly delayMs: number;
}

/** What a server bears without notice, and more than which does not make a scan faster. */
export const politeness: PoolOptions = { perHost: 8, total: 64, delayMs: 0 };

interface Host {
  open: number;
  readonly waiting: Set<() => void>;
  /** When the next connection may start, on the clock of `performance`. */
  nextStart: number;
  /** Runs while somebody waits for that. */
  alarm: NodeJS.Timeout | undefined;
}

/** Hosts take turns: one with many endpoints, or one that is asked slowly, does not keep the others waiting. */
export function createPool({ perHost, total, delayMs }: PoolOptions = politeness): Pool {
  const hosts = new Map<string, Host>();
  let open = 0;

  const startWaiting = (): void => {
    for (const [name, host] of hosts) {
      if (open >= total) return;
      const [start] = host.waiting;
      if (start === undefined || host.open >= perHost || host.alarm !== undefined) continue;
      const wait = host.nextStart - performance.now();
      if (wait > 0) {
        host.alarm = setTimeout(() => {
          host.alarm = undefined;
          startWaiting();
        }, wait);
        continue;
      }
      // Back to the end of the line of hosts.
      hosts.delete(name);
      hosts.set(name, host);
      host.waiting.delete(start);
      host.nextStart = performance.now() + delayMs;
      host.open += 1;
      open += 1;
      start();
    }
  };
  const forgetIdle = (name: string, host: Host): void => {
    if (host.waiting.size > 0) return;
    clearTimeout(host.alarm);
    host.alarm = undefined;
    // What is forgotten owes no delay any more.
    if (host.open === 0 && host.nextStart <= performance.now()) hosts.delete(name);
  };

  return {
    enter: (name, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(undefined);
        const host = hosts.get(name) ?? { open: 0, waiting: new Set(), nextStart: 0, alarm: undefined };
        hosts.set(name, host);
        const leave = (): void => {
          host.open -= 1;
          open -= 1;
          forgetIdle(name, host);
          startWaiting();
        };
        const start = (): void => {
          signal.removeEventListener('abort', onAbort);
          resolve(leave);
        };
        const onAbort = (): void => {
          host.waiting.delete(start);
          forgetIdle(name, host);
          resolve(undefined);
        };
        signal.addEventListener('abort', onAbort, { once: true });
        host.waiting.add(start);
        startWaiting();
      }),
  };
}
