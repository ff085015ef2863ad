import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as tls from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askPage } from '../../src/tls-scanner-lite/http/ask.ts';
import { judgeClientCertificateAnswer } from '../../src/tls-scanner-lite/http/client-certificate.ts';
import { createCertificate } from '../support/certificate.ts';
import { findClosedPort, startServer } from '../support/servers.ts';

const never = new AbortController().signal;

describe('a page', () => {
  const ask = async (answer: (socket: Socket) => void, { timeoutMs = 2000, signal = never } = {}) => {
    const { port } = await startServer((socket) => socket.once('data', () => answer(socket)));
    const question = { scheme: 'http', host: 'api.acme.example', port } as const;
    return askPage(connect({ host: '127.0.0.1', port }), question, { timeoutMs, signal });
  };
  const head = 'HTTP/1.1 403 Forbidden\r\nServer: x\r\n';

  it('is there once as much has come as was promised', async () => {
    const length = 'Content-Length: 5\r\n';
    expect(await ask((socket) => socket.write(`${head}${length}\r\nhello more`))).toEqual({
      status: 403,
      body: 'hello',
    });
    const inPieces = async (socket: Socket) => {
      for (const piece of [head, length, '\r', '\nhe', 'l', 'lo']) {
        socket.write(piece);
        await sleep(5);
      }
    };
    expect(await ask(inPieces)).toMatchObject({ status: 403, body: 'hello' });
    const from = performance.now();
    for (const status of [204, 304]) {
      const page = await ask((socket) => socket.write(`HTTP/1.1 ${status} x\r\nContent-Length: 9\r\n\r\n`));
      expect(page).toEqual({ status, body: '' });
    }
    expect(performance.now() - from).toBeLessThan(1000);
    expect(await ask((socket) => socket.write('HTTP/1.1 200 x\r\nContent-Length: 0\r\n\r\n'))).toMatchObject({
      status: 200,
      body: '',
    });
  });

  it('ends where the connection does, or at 2 KiB', async () => {
    expect(await ask((socket) => socket.end(`${head}\r\nbye`))).toEqual({ status: 403, body: 'bye' });
    expect(await ask((socket) => socket.write(`${head}\r\n${'é'.repeat(5000)}`, 'latin1'))).toEqual({
      status: 403,
      body: 'é'.repeat(2048),
    });
    expect(
      await ask((socket) => socket.write(`${head}Content-Length: 99999\r\n\r\n${'y'.repeat(3000)}`)),
    ).toMatchObject({ body: 'y'.repeat(2048) });
  });

  it('is what had come when the server fell silent, but not when we were stopped', async () => {
    const say = (socket: Socket) => socket.write(`${head}\r\npart`);
    expect(await ask(say, { timeoutMs: 100 })).toEqual({ status: 403, body: 'part' });
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 60);
    expect(await ask(say, { signal: abort.signal })).toMatchObject({ kind: 'failure', reason: 'aborted' });
  });

  it('is no page where no head came, or none of HTTP', async () => {
    expect(await ask((socket) => socket.end(head))).toMatchObject({ kind: 'failure', reason: 'closed' });
    expect(await ask((socket) => socket.write(head), { timeoutMs: 80 })).toMatchObject({ reason: 'timeout' });
    expect(await ask((socket) => socket.write('* OK IMAP4rev1\r\n'))).toEqual({ fault: 'answered "* OK IMAP4rev1.."' });
  });
});

const nginxPage = (sentence: string) =>
  `<html>\r\n<head><title>400 ${sentence}</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n` +
  `<center>${sentence}</center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n`;

describe('the answer to a request without a client certificate', () => {
  it.each<[string, number, string, string]>([
    ['page', 200, 'hello', 'optional'],
    ['redirect', 302, '', 'optional'],
    ['nginx 496', 400, nginxPage('No required SSL certificate was sent'), 'required'],
    ['nginx 495', 400, nginxPage('The SSL certificate error'), 'required'],
    ['nginx 400', 400, nginxPage('Bad Request'), 'unclear'],
    ['nginx 497', 400, nginxPage('The plain HTTP request was sent to HTTPS port'), 'unclear'],
    ['page that quotes nginx', 404, nginxPage('No required SSL certificate was sent'), 'unclear'],
    ['log-in', 401, 'log in', 'unclear'],
    ['Apache', 403, 'Reason: Cannot perform Post-Handshake Authentication.<br />', 'unclear'],
    ['fault', 503, '', 'unclear'],
  ])('%s (%i)', (_name, status, body, expected) => {
    expect(judgeClientCertificateAnswer({ status, body })).toBe(expected);
  });
});

const withoutNginx = spawnSync('nginx', ['-v']).error !== undefined;
if (withoutNginx) console.log('skipped: nginx is not on this machine');

describe.skipIf(withoutNginx)('nginx', () => {
  const { keyPem, pem } = createCertificate({ subject: 'localhost', names: ['localhost'] });

  const startNginx = async (verify: string): Promise<number> => {
    const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
    const port = await findClosedPort();
    writeFileSync(join(folder, 'cert.pem'), pem);
    writeFileSync(join(folder, 'key.pem'), keyPem, { mode: 0o600 });
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`);
    const server =
      `listen 127.0.0.1:${port} ssl; ssl_certificate cert.pem; ssl_certificate_key key.pem; ` +
      `ssl_client_certificate cert.pem; ssl_verify_client ${verify}; location / { return 200 hello; }`;
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; master_process off; pid nginx.pid; error_log stderr; events {}\n` +
        `http { access_log off; ${temporary.join(' ')} server { ${server} } }\n`,
    );
    const nginx = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'], { stdio: 'ignore' });
    const over = new Promise((resolve) => nginx.once('exit', resolve));
    onTestFinished(async () => {
      nginx.kill();
      await over;
      rmSync(folder, { recursive: true, force: true });
    });
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const socket = connect({ host: '127.0.0.1', port });
      const open = await new Promise((told) => socket.once('connect', () => told(true)).on('error', () => told(false)));
      socket.destroy();
      if (open === true) break;
      await sleep(50);
    }
    return port;
  };

  it.each([
    ['on', 'required'],
    ['optional', 'optional'],
  ])('with ssl_verify_client %s has it %s', async (verify, expected) => {
    const port = await startNginx(verify);
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const socket = tls.connect({ host: '127.0.0.1', port, ca: pem, servername: 'localhost', maxVersion });
      const page = await askPage(
        socket,
        { scheme: 'https', host: 'localhost', port },
        { timeoutMs: 3000, signal: never },
      );
      if (!('status' in page)) throw new Error(JSON.stringify(page));
      expect([maxVersion, judgeClientCertificateAnswer(page)]).toEqual([maxVersion, expected]);
    }
  });
});
