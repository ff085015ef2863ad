import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { HttpRequest } from '@smithy/core/protocols';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readProxies } from '../../../../src/providers/aws/connect/proxy.ts';
import {
  createStreamingHandler,
  type StreamingOptions,
} from '../../../../src/providers/aws/connect/streaming-handler.ts';
import { createCertificate } from '../../../support/certificate.ts';
import { startHttpProxy } from '../../../support/http-proxy.ts';

const authority = createCertificate({ subject: 'Acme Root', ca: true });
const host = createCertificate({ subject: 's3', issuer: authority, names: ['acme-evidence.s3.acme.test'] });
const mebibyte = 1024 * 1024;

/** A server for this test; answers its port. */
async function serve(answer: RequestListener, secure = false): Promise<number> {
  const server = secure ? createTlsServer({ cert: host.pem, key: host.keyPem }, answer) : createServer(answer);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly hostname?: string;
  readonly protocol?: string;
}

async function send(port: number | undefined, options: Partial<StreamingOptions> = {}, sent: Sent = {}) {
  const handler = await createStreamingHandler({ idle: 10_000, sockets: 4, ...options });
  onTestFinished(() => handler.destroy?.());
  const request = new HttpRequest({
    protocol: 'http:',
    hostname: '127.0.0.1',
    method: 'GET',
    path: '/key',
    ...(port !== undefined && { port }),
    ...sent,
  });
  return (await handler.handle(request)).response;
}

async function sizeOf(stream: AsyncIterable<Buffer>): Promise<number> {
  let size = 0;
  for await (const chunk of stream) size += chunk.length;
  return size;
}

describe('a large body', () => {
  it('goes out as it is made: each part is made once the one before has arrived', async () => {
    const parts = 96;
    let arrived = 0;
    const port = await serve(async (request, response) => {
      for await (const chunk of request) arrived += chunk.length;
      response.end();
    });
    const body = Readable.from(
      (async function* () {
        for (let made = 0; made < parts; made += 1) {
          yield Buffer.alloc(mebibyte, made);
          while (arrived < made * mebibyte) await wait(1);
        }
      })(),
    );
    const { statusCode } = await send(port, {}, { method: 'PUT', body });
    expect(statusCode).toBe(200);
    expect(arrived).toBe(parts * mebibyte);
  });

  it('comes in as it is sent: the rest of it is sent once the beginning was read', async () => {
    let release = (): void => undefined;
    const read = new Promise<void>((resolve) => {
      release = resolve;
    });
    const port = await serve(async (_, response) => {
      response.write(Buffer.alloc(mebibyte));
      await read;
      for (let part = 1; part < 96; part += 1) {
        if (!response.write(Buffer.alloc(mebibyte))) await once(response, 'drain');
      }
      response.end();
    });
    const { body } = await send(port);
    let size = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      release();
    }
    expect(size).toBe(96 * mebibyte);
  });
});

describe('an answer without a body', () => {
  it.each([200, 204])('with status %i is one', async (status) => {
    const port = await serve((request, response) => {
      request.resume().on('end', () => response.writeHead(status, { 'x-amz-version-id': 'v1' }).end());
    });
    const { statusCode, headers, body } = await send(port, {}, { method: 'PUT', body: 'content' });
    expect([statusCode, headers['x-amz-version-id'], await sizeOf(body)]).toEqual([status, 'v1', 0]);
  });
});

describe('time', () => {
  it('is not counted while anything moves', async () => {
    const port = await serve(async (request, response) => {
      for await (const _ of request) await wait(150);
      for (let part = 0; part < 12; part += 1) {
        response.write('part');
        await wait(150);
      }
      response.end();
    });
    const parts = async function* () {
      for (let part = 0; part < 12; part += 1) {
        yield Buffer.from('part');
        await wait(150);
      }
    };
    const start = performance.now();
    const { body } = await send(port, { idle: 1200 }, { method: 'PUT', body: Readable.from(parts()) });
    expect(await sizeOf(body)).toBe(48);
    expect(performance.now() - start).toBeGreaterThan(2 * 1200);
  });

  it.each([
    ['HTTP', false],
    ['TLS', true],
  ])('is not counted while one large write drains over %s', async (_, secure) => {
    let slowest = 0;
    const port = await serve(async (request, response) => {
      const start = performance.now();
      let size = 0;
      for await (const chunk of request.on('error', () => undefined)) {
        size += chunk.length;
        // About 16 MiB a second.
        const due = (size / (16 * mebibyte)) * 1000 - (performance.now() - start);
        if (due > 20) await wait(due);
      }
      slowest = performance.now() - start;
      response.end();
    }, secure);
    const sent: Sent = {
      protocol: secure ? 'https:' : 'http:',
      hostname: 'acme-evidence.s3.acme.test',
      method: 'PUT',
      body: Buffer.alloc(48 * mebibyte),
    };
    const proxy = await startHttpProxy({ port });
    onTestFinished(proxy.close);
    const way = { proxyFor: readProxies({ HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url }), ca: [authority.pem] };
    expect((await send(undefined, { ...way, idle: 1200 }, sent)).statusCode).toBe(200);
    expect(slowest).toBeGreaterThan(2 * 1200);
  });

  it.each<[string, RequestListener, Sent]>([
    ['an answer that does not come', () => undefined, {}],
    [
      'a server that stops reading',
      (request) => request.socket.pause(),
      { method: 'PUT', body: Buffer.alloc(64 * mebibyte) },
    ],
  ])('ends %s', async (_, answer, sent) => {
    const port = await serve(answer);
    await expect(send(port, { idle: 300 }, sent)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('ends a body that stops, and not as if it were whole', async () => {
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
    });
    const { body } = await send(port, { idle: 300 });
    await expect(sizeOf(body)).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('the way', () => {
  it('leads through the proxy, in a tunnel, to who the authority vouches for', async () => {
    const large = 20 * mebibyte;
    const port = await serve(async (request, response) => {
      response.end(String(await sizeOf(request)));
    }, true);
    const proxy = await startHttpProxy({ port });
    onTestFinished(proxy.close);
    const way = { proxyFor: readProxies({ HTTPS_PROXY: proxy.url }) };
    const sent: Sent = {
      protocol: 'https:',
      hostname: 'acme-evidence.s3.acme.test',
      method: 'PUT',
      body: Readable.from([Buffer.alloc(large)]),
    };
    const { body } = await send(undefined, { ...way, ca: [authority.pem] }, sent);
    expect(Buffer.concat(await body.toArray()).toString()).toBe(String(large));
    expect(proxy.asked).toEqual(['CONNECT acme-evidence.s3.acme.test:443']);
    const other = createCertificate({ subject: 'Other', ca: true });
    const refused = send(undefined, { ...way, ca: [other.pem] }, { ...sent, body: 'content' });
    await expect(refused).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  });

  it('ends at a proxy that refuses', async () => {
    const proxy = await startHttpProxy({ port: 1, refuse: 407 });
    onTestFinished(proxy.close);
    const way = { proxyFor: readProxies({ HTTPS_PROXY: proxy.url }) };
    const asked = send(undefined, way, { protocol: 'https:', hostname: 'acme-evidence.s3.acme.test' });
    await expect(asked).rejects.toMatchObject({ code: 'ProxyRefused' });
  });
});

describe('a page', () => {
  const page = (status: number, headers: Record<string, string>): RequestListener => {
    return (request, response) => {
      const all = { 'content-type': 'text/html; charset=utf-8', ...headers };
      request.resume().on('end', () => response.writeHead(status, all).end('<html>sign in</html>'));
    };
  };

  it.each([200, 302, 403, 404])('with status %i is no answer of S3', async (status) => {
    const port = await serve(page(status, {}));
    await expect(send(port, {}, { method: 'PUT', body: 'content' })).rejects.toMatchObject({ code: 'ForeignAnswer' });
  });

  it.each([
    [200, { 'x-amz-request-id': '1' }],
    [503, {}],
  ])('with status %i and %j is one', async (status, headers) => {
    const { statusCode } = await send(await serve(page(status, headers)));
    expect(statusCode).toBe(status);
  });
});
