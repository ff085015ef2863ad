import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as tls from 'node:tls';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { negotiateStarttls } from '../../src/tls-scanner-lite/probe/starttls/negotiate.ts';
import { type StarttlsProtocol, starttlsProtocols } from '../../src/tls-scanner-lite/result.ts';
import { createCertificate } from '../support/certificate.ts';
import { findClosedPort } from '../support/servers.ts';
import { startStarttlsServer } from '../support/starttls-server.ts';

const { keyPem: key, pem: cert } = createCertificate({ subject: 'localhost', names: ['localhost'] });

function isMissing(program: string, argument: string): boolean {
  const missing = spawnSync(program, [argument]).error !== undefined;
  if (missing) console.log(`skipped: ${program} is not on this machine`);
  return missing;
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'starttls-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'cert.pem'), cert);
  writeFileSync(join(folder, 'key.pem'), key, { mode: 0o600 });
  return folder;
}

describe.skipIf(isMissing('openssl', 'version'))('the test server, to `openssl s_client`', () => {
  const ask = async (port: number, protocol: StarttlsProtocol) => {
    const options = [
      '-CAfile',
      join(makeFolder(), 'cert.pem'),
      '-verify_return_error',
      '-verify_hostname',
      'localhost',
    ];
    const where = ['s_client', '-brief', '-starttls', protocol, '-connect', `127.0.0.1:${port}`];
    const asked = promisify(execFile)('openssl', [...where, ...options], { timeout: 10_000 });
    asked.child.stdin?.end();
    const { stdout, stderr } = await asked.catch((error) => error);
    return stdout + stderr;
  };

  it.each(starttlsProtocols)('speaks %s', async (protocol) => {
    const { port } = await startStarttlsServer({ protocol, key, cert });
    expect(await ask(port, protocol)).toContain('Verification: OK');
  });
});

describe.skipIf(isMissing('stunnel', '-version'))('a stunnel server', () => {
  /** It takes the plain part of the protocol itself, but for the greeting and IMAP's capabilities, which are the backend's. */
  it.each<[StarttlsProtocol, string]>([
    ['smtp', 'smtp'],
    ['imap', 'imap'],
    ['pop3', 'pop3'],
    ['postgres', 'pgsql'],
  ])('of %s is brought to TLS', async (protocol, name) => {
    const backend = await startStarttlsServer({ protocol, key, cert, offered: false });
    const port = await findClosedPort();
    const folder = makeFolder();
    const service = [`[s]`, `accept = 127.0.0.1:${port}`, `connect = 127.0.0.1:${backend.port}`, `protocol = ${name}`];
    const lines = ['foreground = yes', 'pid =', 'cert = cert.pem', 'key = key.pem', ...service];
    writeFileSync(join(folder, 'stunnel.conf'), `${lines.join('\n')}\n`);
    const stunnel = spawn('stunnel', ['stunnel.conf'], { cwd: folder, stdio: 'ignore' });
    onTestFinished(() => void stunnel.kill());
    await waitForPort(port);

    const socket = connect({ host: '127.0.0.1', port });
    const limits = { timeoutMs: 5000, signal: new AbortController().signal };
    expect(await negotiateStarttls(socket, protocol, limits)).toEqual({ kind: 'ready', early: Buffer.alloc(0) });
    const secured = tls.connect({ socket, ca: cert, servername: 'localhost' });
    await once(secured, 'secureConnect');
    expect(secured.authorized).toBe(true);
    secured.destroy();
  });
});

async function waitForPort(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const socket = connect({ host: '127.0.0.1', port });
    const open = await new Promise((told) => socket.once('connect', () => told(true)).once('error', () => told(false)));
    socket.destroy();
    if (open === true) return;
    await sleep(50);
  }
  throw new Error(`nothing listens on port ${port}`);
}
