import { once } from 'node:events';
import * as net from 'node:net';
import * as tls from 'node:tls';
import { onTestFinished } from 'vitest';

export interface TestServer {
  readonly port: number;
  /** Connections so far. */
  readonly connections: () => number;
}

/** A server on the loopback for this test, that answers as told. */
export function startServer(answer: (socket: net.Socket, index: number) => void): Promise<TestServer> {
  let count = 0;
  return listen(
    net.createServer((socket) => {
      socket.on('error', () => {});
      answer(socket, count++);
    }),
    () => count,
  );
}

/** A TLS server on the loopback for this test. Answers each request with `response`. */
export function startTlsServer(options: tls.TlsOptions & { readonly response?: string }): Promise<TestServer> {
  let count = 0;
  const { response = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', ...rest } = options;
  const server = tls.createServer(rest, (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(response));
  });
  server.on('tlsClientError', () => {});
  server.on('connection', () => {
    count += 1;
  });
  return listen(server, () => count);
}

/** A port of the loopback where nothing listens. */
export async function findClosedPort(): Promise<number> {
  const server = net.createServer();
  const port = await open(server);
  server.close();
  await once(server, 'close');
  return port;
}

async function listen(server: net.Server, connections: () => number): Promise<TestServer> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await open(server);
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return { port, connections };
}

async function open(server: net.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
