import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface HttpProxy {
  readonly url: string;
  /** `CONNECT host:port` or `GET http://host/path` of each request it was sent, in order. */
  readonly asked: readonly string[];
  /** The credentials that came with each, decoded. */
  readonly users: readonly (string | undefined)[];
  readonly close: () => Promise<void>;
}

export interface HttpProxyOptions {
  /** The port of the loopback that stands for every host behind it. */
  readonly port: number;
  /** Answers every tunnel with this status in place of opening it. */
  readonly refuse?: number;
}

/** A proxy on the loopback, behind which every host there is is one port. */
export async function startHttpProxy({ port, refuse }: HttpProxyOptions): Promise<HttpProxy> {
  const asked: string[] = [];
  const users: (string | undefined)[] = [];
  const sockets = new Set<Socket>();
  const note = (message: IncomingMessage): void => {
    asked.push(`${message.method} ${message.url}`);
    const basic = /^Basic (.+)$/.exec(message.headers['proxy-authorization'] ?? '')?.[1];
    users.push(basic === undefined ? undefined : Buffer.from(basic, 'base64').toString());
  };
  const server = createServer((message, response) => {
    note(message);
    const { pathname, search } = new URL(message.url ?? '');
    const options = { port, method: message.method, path: pathname + search, headers: message.headers };
    message.pipe(
      request({ host: '127.0.0.1', ...options }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  server.on('connect', (message, socket: Socket) => {
    note(message);
    if (refuse !== undefined) {
      socket.end(`HTTP/1.1 ${refuse} No\r\nContent-Type: text/html\r\n\r\n<html><body>no</body></html>`);
      return;
    }
    const tunnel = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(tunnel).pipe(socket);
    });
    tunnel.on('error', () => socket.destroy());
    socket.on('error', () => tunnel.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    users,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
