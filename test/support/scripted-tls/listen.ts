import { once } from 'node:events';
import * as net from 'node:net';

export interface Listening {
  readonly host: string;
  readonly port: number;
  /** Connections so far. */
  readonly connections: () => number;
  /** Connections that are open now. */
  readonly open: () => number;
  /** The most bytes that one connection was sent. */
  readonly mostSent: () => number;
  readonly stop: () => Promise<void>;
}

/** Listens on a port of its own of the loopback; half-open, so that the other end has to close for itself. */
export async function listen(answer: (socket: net.Socket) => void, host = '127.0.0.1'): Promise<Listening> {
  const sockets = new Set<net.Socket>();
  let connections = 0;
  let mostSent = 0;
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    // A client that is gone is gone: what is left to send would keep a half-open socket for ever.
    socket.on('end', () => socket.end());
    socket.once('close', () => {
      sockets.delete(socket);
      mostSent = Math.max(mostSent, socket.bytesWritten);
    });
    answer(socket);
    // The end is seen only by who reads up to it.
    socket.resume();
  });
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    host,
    port: address.port,
    connections: () => connections,
    open: () => sockets.size,
    mostSent: () => Math.max(mostSent, ...[...sockets].map((socket) => socket.bytesWritten)),
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
