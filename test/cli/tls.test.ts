import { describe, expect, it } from 'vitest';
import type { TlsEndpointResult } from '../../src/tls-scanner-lite/result.ts';
import { createCertificate } from '../support/certificate.ts';
import { runComply } from '../support/run-comply.ts';
import { findClosedPort, startServer, startTlsServer } from '../support/servers.ts';

const { pem: cert, keyPem: key } = createCertificate({
  subject: 'localhost',
  key: 'rsa2048',
  names: ['localhost', 'www.acme.example'],
});
const onlyTls13 = { key, cert, minVersion: 'TLSv1.3' } as const;
const flat = (text: string): string => text.replace(/\s+/g, ' ');

/** What `comply tls --format json` found. */
async function scanJson(...argv: string[]) {
  const run = await runComply(['tls', '--format', 'json', '--timeout', '5s', ...argv]);
  const { endpoints } = JSON.parse(run.stdout) as { endpoints: readonly TlsEndpointResult[] };
  return { ...run, endpoints };
}

describe('comply tls', () => {
  it('prints a server whole, and ends well when all of it could be read', async () => {
    const { port } = await startTlsServer(onlyTls13);
    const { code, stdout, stderr } = await runComply(['tls', `localhost:${port}`, '--timeout', '5s']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^localhost:${port} {2}127\\.0\\.0\\.1 {2}grade T\\n`));
    expect(stdout).toContain('✓ TLS 1.3  offered');
    expect(stdout).toContain('- TLS 1.2  not offered  alert protocol_version(70)');
    expect(stdout).toMatch(/TLS_AES_256_GCM_SHA384 +256/);
    expect(stdout).toContain('✓ covers localhost');
    expect(stdout).toContain('✗ signed by itself, and not in the trust store');
    expect(stdout).toContain('✓ Everything that was asked could be read.');
  });

  it('says what could not be read, and ends with 3', async () => {
    const port = await findClosedPort();
    const { code, stdout, stderr } = await runComply(['tls', `127.0.0.1:${port}`]);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(flat(stdout)).toContain('Nothing listens there, or the network refused (ECONNREFUSED). Check the host');
  });

  it('speaks Japanese', async () => {
    const port = await findClosedPort();
    const { stdout } = await runComply(['tls', `127.0.0.1:${port}`, '--lang', 'ja']);
    expect(stdout).toContain('読み取れなかったもの');
    expect(stdout).toContain('（ECONNREFUSED）');
    expect(stdout).not.toMatch(/not known|read/);
  });

  it('prints several in the order given, one named twice once, and a summary', async () => {
    const [slow, fast] = [await startTlsServer(onlyTls13), await findClosedPort()];
    const hosts = [`127.0.0.1:${slow.port}`, `127.0.0.1:${fast}`, `127.0.0.1:${slow.port}`];
    const { code, endpoints } = await scanJson(...hosts);
    expect(code).toBe(3);
    expect(endpoints.map(({ target }) => target.port)).toEqual([slow.port, fast]);
    const { stdout } = await runComply(['tls', ...hosts, '--timeout', '5s']);
    const [, summary = ''] = stdout.split('\nSummary\n');
    expect(summary).toMatch(new RegExp(`T +- +127\\.0\\.0\\.1:${slow.port}\\n +- +\\d+ +127\\.0\\.0\\.1:${fast}\\n$`));
  });

  it('asks for the name it is given, and judges the certificate by it', async () => {
    const { port } = await startTlsServer(onlyTls13);
    const hostMatch = async (...flags: string[]) => {
      const [found] = (await scanJson(`127.0.0.1:${port}`, ...flags)).endpoints;
      const [first] = found?.certificates.status === 'ok' ? found.certificates.value.items : [];
      return [found?.target.serverName, first?.hostnameMatch];
    };
    expect(await hostMatch()).toEqual([undefined, false]);
    expect(await hostMatch('--server-name', 'WWW.acme.example')).toEqual(['www.acme.example', true]);
  });

  it('asks for TLS in the protocol it is given', async () => {
    const { port } = await startServer((socket) => {
      socket.write('220 mail.acme.example ESMTP\r\n');
      socket.on('data', (data) => {
        const text = String(data);
        if (text.startsWith('EHLO')) socket.write('250 mail.acme.example\r\n');
        else socket.write('502 no\r\n');
      });
    });
    const { code, endpoints } = await scanJson(`127.0.0.1:${port}`, '--starttls', 'smtp');
    expect(code).toBe(3);
    expect(endpoints[0]?.target.starttls).toBe('smtp');
    expect(endpoints[0]?.reachability).toMatchObject({ reason: 'starttls-not-offered' });
  });

  it('scans every address of a name when asked', async () => {
    const { port } = await startTlsServer(onlyTls13);
    const { endpoints } = await scanJson(`localhost:${port}`, '--all-addresses');
    const first = endpoints.find(({ target }) => target.address === '127.0.0.1');
    expect(first?.reachability.status).toBe('ok');
    expect(endpoints.map(({ target }) => target.address)).not.toContain(undefined);
    expect(endpoints.every(({ target }) => target.host === 'localhost')).toBe(true);
  });

  it('waits between two connections to one host', async () => {
    const times: number[] = [];
    const { port } = await startServer((socket) => {
      times.push(performance.now());
      socket.end('SSH-2.0-OpenSSH\r\n');
    });
    const other = await startServer((socket) => {
      times.push(performance.now());
      socket.end('SSH-2.0-OpenSSH\r\n');
    });
    await scanJson(`127.0.0.1:${port}`, `127.0.0.1:${other.port}`, '--delay', '200ms');
    expect(times.length).toBeGreaterThan(1);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(150);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('prints what it has on %s', async (signal) => {
    const { port } = await startServer(() => interrupt());
    let interrupt = () => {};
    const run = await runComply(['tls', `127.0.0.1:${port}`], {
      onInterrupt: (handler) => {
        interrupt = () => handler(signal);
        return () => {};
      },
    });
    expect(run.code).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(flat(run.stdout)).toContain('The scan was interrupted');
  });
});

describe('the progress of a TLS scan', () => {
  const terminal = (written: string[]) => ({
    env: {},
    stderr: {
      write: async (text: string) => {
        written.push(text);
      },
      isTerminal: true,
      columns: 80,
      colorLevel: 0 as const,
    },
  });

  it.each([
    { flags: [], shown: true },
    { flags: ['--quiet'], shown: false },
    { flags: ['--no-progress'], shown: false },
  ])('is shown on a terminal: $shown with $flags', async ({ flags, shown }) => {
    const port = await findClosedPort();
    const written: string[] = [];
    await runComply(['tls', `127.0.0.1:${port}`, ...flags, '--lang', 'en'], terminal(written));
    expect(written.some((text) => text.includes(`scanning 0/1  127.0.0.1:${port}`))).toBe(shown);
    expect(written.at(-1) ?? '').not.toContain('scanning');
  });
});
