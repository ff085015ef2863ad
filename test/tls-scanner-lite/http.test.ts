import { connect } from 'node:net';
import * as tls from 'node:tls';
import { describe, expect, it } from 'vitest';
import { askHsts, askRedirect } from '../../src/tls-scanner-lite/http/ask.ts';
import { parseHsts } from '../../src/tls-scanner-lite/http/hsts.ts';
import { createHeadReader } from '../../src/tls-scanner-lite/http/read-head.ts';
import { scanTlsEndpoint } from '../../src/tls-scanner-lite/index.ts';
import { createCertificate } from '../support/certificate.ts';
import { findClosedPort, startServer, startTlsServer } from '../support/servers.ts';

describe('a Strict-Transport-Security header', () => {
  it.each<[string, object]>([
    ['max-age=31536000', { maxAge: 31536000, includeSubDomains: false, preload: false, valid: true }],
    [
      'max-age="31536000"; includeSubDomains',
      { maxAge: 31536000, includeSubDomains: true, preload: false, valid: true },
    ],
    ['MAX-AGE=300 ; IncludeSubdomains ;preload;', { maxAge: 300, includeSubDomains: true, preload: true, valid: true }],
    ['max-age=0', { maxAge: 0, includeSubDomains: false, preload: false, valid: true }],
    [';; max-age = 5', { maxAge: 5, includeSubDomains: false, preload: false, valid: true }],
    ['max-age=5; future="a;b=c\\"d"', { maxAge: 5, includeSubDomains: false, preload: false, valid: true }],
    ['max-age=5; max-age=6', { maxAge: 6, includeSubDomains: false, preload: false, valid: false }],
    [
      'max-age=5; includeSubDomains; includeSubDomains',
      { maxAge: 5, includeSubDomains: true, preload: false, valid: false },
    ],
    ['includeSubDomains', { includeSubDomains: true, preload: false, valid: false }],
    ['maxage=31536000', { includeSubDomains: false, preload: false, valid: false }],
    ['max-age=-1', { includeSubDomains: false, preload: false, valid: false }],
    ['max-age=1y', { includeSubDomains: false, preload: false, valid: false }],
    ['max-age=5; preload=now', { maxAge: 5, includeSubDomains: false, preload: false, valid: true }],
    [
      `max-age=${'9'.repeat(30)}`,
      { maxAge: Number.MAX_SAFE_INTEGER, includeSubDomains: false, preload: false, valid: true },
    ],
    ['max-age', { includeSubDomains: false, preload: false, valid: false }],
    ['max-age=5; includeSubDomains=yes', { maxAge: 5, includeSubDomains: true, preload: false, valid: false }],
    ['max-age="5', { includeSubDomains: false, preload: false, valid: false }],
    ['max-age=5, includeSubDomains', { includeSubDomains: false, preload: false, valid: false }],
    ['', { includeSubDomains: false, preload: false, valid: false }],
  ])('%s', (header, expected) => {
    expect(parseHsts(header, { isAddress: false })).toEqual(expected);
  });

  it('of an IP address is void', () => {
    expect(parseHsts('max-age=5', { isAddress: true })).toMatchObject({ maxAge: 5, valid: false });
  });

  it('is read in linear time, however hostile', () => {
    const start = performance.now();
    for (const piece of ['"\\', ';', 'a="', '"a";', ' ', 'a ']) {
      expect(parseHsts(piece.repeat(20_000), { isAddress: false }).valid).toBe(false);
    }
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('the head of an answer', () => {
  const read = (...chunks: string[]) => {
    const reader = createHeadReader();
    return chunks.map((chunk) => reader(Buffer.from(chunk, 'latin1'))).find((head) => head !== undefined);
  };

  it('is read as it comes, past interim answers', () => {
    const text =
      'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 301 Moved\r\nLocation:  https://a/ \r\nX: 1\r\n\r\nbody';
    const expected = {
      status: 301,
      fields: [
        ['location', 'https://a/'],
        ['x', '1'],
      ],
    };
    expect(read(text)).toEqual({ ...expected, rest: 'body' });
    expect(read(...text)).toEqual({ ...expected, rest: '' });
    expect(read('HTTP/1.0 200 OK\nA: b\n\n\n')).toEqual({ status: 200, fields: [['a', 'b']], rest: '\n' });
  });

  it('that is no head is told apart', () => {
    expect(read('220 smtp')).toEqual({ fault: 'answered "220 smtp"' });
    expect(read('HTTP/1.1 abc\r\n\r\n')).toMatchObject({ fault: expect.stringContaining('abc') });
    expect(read('HTTP/1.1 200 OK\r\n', `A: ${'x'.repeat(70_000)}`)).toMatchObject({
      fault: expect.stringContaining('65536'),
    });
    expect(read('HTTP/1.1 200 OK\r\n')).toBeUndefined();
    const endless = 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(1000);
    expect(read(endless, endless, endless)).toMatchObject({ fault: expect.stringContaining('65536') });
  });
});

const identity = createCertificate({ subject: 'localhost', names: ['localhost'] });
const limits = { timeoutMs: 300, signal: new AbortController().signal };

describe('HSTS over a socket', () => {
  const readHsts = async (response: string, host = '127.0.0.1') => {
    const { port } = await startTlsServer({ key: identity.keyPem, cert: identity.pem, response });
    const socket = tls.connect({ port, host: '127.0.0.1', ca: identity.pem, servername: 'localhost' });
    return askHsts(socket, { scheme: 'https', host, port }, limits);
  };

  it('is a header, the first of several, or none', async () => {
    const head = 'HTTP/1.1 404 Not Found\r\n';
    const header = 'strict-transport-security: max-age=63072000; preload\r\n';
    expect(await readHsts(`${head}${header}Strict-Transport-Security: max-age=0\r\n\r\n`, 'localhost')).toEqual({
      status: 'ok',
      value: { maxAge: 63072000, includeSubDomains: false, preload: true, valid: true },
    });
    expect(await readHsts(`${head}${header}\r\n`)).toMatchObject({ value: { valid: false } });
    expect(await readHsts(`${head}\r\n`, 'localhost')).toEqual({ status: 'ok', value: null });
  });

  it('is indeterminate where the answer is not HTTP', async () => {
    expect(await readHsts('* OK IMAP4rev1\r\n', 'localhost')).toMatchObject({
      status: 'indeterminate',
      reason: 'not-http',
    });
  });
});

describe('a redirect', () => {
  const ask = (port: number, host = 'api.acme.example') =>
    askRedirect(connect({ host: '127.0.0.1', port }), { scheme: 'http', host, port }, limits);
  const readRedirect = async (response: string | undefined, host?: string) => {
    const { port } = await startServer((socket) =>
      socket.once('data', () => {
        if (response !== undefined) socket.end(response);
      }),
    );
    return ask(port, host);
  };

  it.each<[number, string, boolean]>([
    [301, 'https://api.acme.example/', true],
    [303, 'https://api.acme.example./', true],
    [308, 'HTTPS://API.acme.example:8443/x', true],
    [302, '//api.acme.example/', false],
    [301, '/login', false],
    [301, 'http://api.acme.example/', false],
    [301, 'https://www.acme.example/', false],
    [301, 'https://api.acme.example@evil.example/', false],
    [301, 'http://[', false],
    [200, 'https://api.acme.example/', false],
    [300, 'https://api.acme.example/', false],
    [304, 'https://api.acme.example/', false],
  ])('%s to %s leads to https: %s', async (status, location, toHttps) => {
    const response = `HTTP/1.1 ${status} X\r\nLocation: ${location}\r\n\r\n`;
    expect(await readRedirect(response)).toEqual({ status: 'ok', value: { status, toHttps } });
  });

  it('of an address keeps the address', async () => {
    const response = 'HTTP/1.1 301 X\r\nLocation: https://[::1]/\r\n\r\n';
    expect(await readRedirect(response, '::1')).toMatchObject({ value: { toHttps: true } });
    expect(await readRedirect(response, '::1%lo')).toMatchObject({ value: { toHttps: true } });
  });

  it('is null where nothing listens for plain HTTP', async () => {
    expect(await ask(await findClosedPort())).toEqual({ status: 'ok', value: null });
  });

  it('is not asked of a name that no request can be made with', async () => {
    for (const host of ['', 'a b', 'a:b']) {
      const { port } = await startServer(() => {});
      expect(await ask(port, host)).toMatchObject({ status: 'indeterminate', reason: 'not-http' });
    }
  });

  it('is indeterminate where no answer comes, or none in HTTP', async () => {
    expect(await readRedirect(undefined)).toMatchObject({ reason: 'timeout' });
    expect(await readRedirect('SSH-2.0-OpenSSH\r\n')).toMatchObject({ reason: 'not-http' });
    expect(await readRedirect('')).toMatchObject({
      reason: 'not-http',
      evidence: 'connection closed without an answer',
    });
  });

  it('is not asked for beside a port that has no plain pair', async () => {
    const { http, stats } = await scanTlsEndpoint(
      { host: '127.0.0.1', port: 8443 },
      { ...limits, parts: ['redirect'], now: new Date('2026-01-31T00:00:00Z') },
    );
    expect([http.redirect.status, stats.connections]).toEqual(['not-tested', 0]);
  });
});
