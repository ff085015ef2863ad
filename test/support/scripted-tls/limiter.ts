import * as net from 'node:net';

export interface Limit {
  /** Connections it takes before it shuts. */
  readonly after: number;
  /** Milliseconds for which it resets each one; then it counts anew. */
  readonly shutFor: number;
}

/** Whether the next connection is let in, as a firewall counts that bans a client for a while. */
export function createLimiter({ after, shutFor }: Limit): () => boolean {
  let taken = 0;
  let shutUntil = 0;
  return () => {
    const now = performance.now();
    if (now < shutUntil) return false;
    if (taken >= after) {
      taken = 0;
      shutUntil = now + shutFor;
      return false;
    }
    taken += 1;
    return true;
  };
}

/** Connection handler that limits what comes, and passes it on to a real server. */
export function limitedProxy(limit: Limit, to: { readonly host: string; readonly port: number }) {
  const letsIn = createLimiter(limit);
  return (socket: net.Socket): void => {
    if (!letsIn()) {
      socket.resetAndDestroy();
      return;
    }
    const upstream = net.connect(to);
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
  };
}
