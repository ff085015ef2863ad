import type { TlsOptions } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { scanTlsEndpoint } from '../../src/tls-scanner-lite/index.ts';
import type { Part } from '../../src/tls-scanner-lite/result.ts';
import { createCertificate } from '../support/certificate.ts';
import { answerHello } from '../support/scripted-tls/deliver.ts';
import { onClientHello } from '../support/scripted-tls/hello-stream.ts';
import {
  certificateMessage,
  message,
  record,
  serverHelloMessage,
  uint16,
  vector,
} from '../support/scripted-tls/messages.ts';
import type { ClientHello } from '../support/scripted-tls/read-hello.ts';
import { startScriptedTls, startStrange } from '../support/scripted-tls.ts';
import { startTlsServer } from '../support/servers.ts';
import { pictureOf } from '../support/tls-picture.ts';

const ec = createCertificate({ subject: 'localhost', names: ['localhost'] });
const rsa = createCertificate({ subject: 'localhost', names: ['localhost'], key: 'rsa2048' });

async function scan(
  { host = '127.0.0.1', port }: { readonly host?: string; readonly port: number },
  parts: readonly Part[] = ['supportedGroups'],
) {
  const result = await scanTlsEndpoint(
    { host, port, serverName: 'localhost' },
    { parts, timeoutMs: 2000, signal: new AbortController().signal, now: new Date('2026-01-31T00:00:00Z') },
  );
  return pictureOf(result);
}

async function scanNode(options: TlsOptions, parts?: readonly Part[]) {
  return scan(await startTlsServer({ key: ec.keyPem, cert: ec.pem, maxVersion: 'TLSv1.2', ...options }), parts);
}

describe('curves of a server whose one certificate is on P-256', () => {
  const all = ['secp256r1', 'secp384r1', 'secp521r1', 'x25519'];

  it('are all found where the client chooses', async () => {
    const options = { ecdhCurve: 'X25519:P-256:P-384:P-521', honorCipherOrder: false };
    expect(await scanNode(options)).toMatchObject({ groups: { 'TLSv1.2': all }, incomplete: [] });
  });

  it('are those before its own where the server chooses, as no client can use the certificate without that', async () => {
    const last = await scanNode({ ecdhCurve: 'X25519:P-521:P-384:P-256', honorCipherOrder: true });
    expect(last).toMatchObject({ groups: { 'TLSv1.2': all }, incomplete: [] });
    const second = await scanNode({ ecdhCurve: 'X25519:P-256:P-384', honorCipherOrder: true });
    expect(second).toMatchObject({ groups: { 'TLSv1.2': ['secp256r1', 'x25519'] }, incomplete: [] });
    const first = await scanNode({ ecdhCurve: 'P-256:X25519', honorCipherOrder: true });
    expect(first).toMatchObject({ groups: { 'TLSv1.2': ['secp256r1'] }, incomplete: [] });
  });

  it.each([true, false])('are all found where it has an RSA certificate beside it; its order: %s', async (own) => {
    const options = { key: [ec.keyPem, rsa.keyPem], cert: [ec.pem, rsa.pem], honorCipherOrder: own };
    const picture = await scanNode({ ...options, ecdhCurve: 'P-256:X25519:P-384:P-521' });
    expect(picture).toMatchObject({ groups: { 'TLSv1.2': all }, incomplete: [] });
  });
});

describe('groups of TLS 1.3', () => {
  it('are those of HelloRetryRequests, and no certificate stands between', async () => {
    const picture = await scanNode({ maxVersion: 'TLSv1.3', ecdhCurve: 'P-384:X25519:ffdhe2048:P-256' });
    expect(picture).toMatchObject({
      groups: { 'TLSv1.3': ['ffdhe2048', 'secp256r1', 'secp384r1', 'x25519'] },
      incomplete: [],
    });
  });

  it('that this runtime has no key for leave certificate, ALPN and signatures open', async () => {
    const server = { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3', ALPNProtocols: ['h2'] } as const;
    const picture = await scanNode({ ...server, ecdhCurve: 'ffdhe2048' }, [
      'protocols',
      'supportedGroups',
      'certificates',
      'alpn',
      'signatureAlgorithms',
      'clientAuthentication',
    ]);
    expect(picture).toMatchObject({
      versions: ['TLSv1.3'],
      groups: { 'TLSv1.3': ['ffdhe2048'] },
      certificates: '(runtime-lacks)',
      alpn: '(runtime-lacks)',
      clientAuthentication: '(runtime-lacks)',
      incomplete: ['signatures TLSv1.3: (runtime-lacks)'],
    });
  });
});

describe('finite fields', () => {
  const sizes: Readonly<Record<number, number>> = { 256: 256, 257: 384, 258: 512 };

  /** Of the size of a group of RFC 7919, with the digits that all of them start and end with. */
  function primeOf(group: number): Buffer {
    const prime = Buffer.alloc(sizes[group] ?? 0, 1);
    prime.write('ffffffffffffffffadf85458a2bb4a9aafdc5620273d3cf1', 'hex');
    prime.write('ffffffffffffffff', prime.length - 8, 'hex');
    return prime;
  }

  function flight({ sessionId }: ClientHello, prime: Buffer): Buffer {
    const signature = [uint16(0x0804), vector(2, Buffer.alloc(256, 1))];
    return record(
      22,
      Buffer.concat([
        serverHelloMessage({ version: 0x0303, sessionId, suite: 0x009e }),
        certificateMessage([rsa.der]),
        message(12, vector(2, prime), vector(2, Buffer.from([2])), vector(2, prime), ...signature),
        message(14),
      ]),
      0x0303,
    );
  }

  /** With one suite of DHE in TLS 1.2; the group that it uses depends on those on offer. */
  const startDhe = (choose: (groups: readonly number[]) => Buffer | undefined) =>
    startStrange((socket) =>
      onClientHello(
        socket,
        (hello) => {
          const takes = hello.version === 0x0303 && hello.versions.length === 0 && hello.suites.includes(0x009e);
          const prime = takes ? choose(hello.groups ?? []) : undefined;
          if (prime === undefined) answerHello(socket, { suites: {} }, hello);
          else socket.write(flight(hello, prime));
        },
        () => {},
      ),
    );

  it.each<[readonly Part[]]>([[['supportedGroups']], [['supportedGroups', 'cipherSuites']]])(
    'are all found where the server goes by the offer; asked for %j',
    async (parts) => {
      const server = await startDhe((groups) => {
        const group = [0x0101, 0x0100, 0x0102].find((one) => groups.includes(one));
        return group === undefined ? undefined : primeOf(group);
      });
      expect(await scan(server, parts)).toMatchObject({
        groups: { 'TLSv1.2': ['ffdhe2048', 'ffdhe3072', 'ffdhe4096'] },
        incomplete: [],
      });
    },
  );

  it.each<[readonly Part[]]>([[['supportedGroups']], [['supportedGroups', 'cipherSuites']]])(
    'are the one that it uses whatever the offer is; asked for %j',
    async (parts) => {
      const server = await startDhe(() => primeOf(0x0100));
      expect(await scan(server, parts)).toMatchObject({ groups: { 'TLSv1.2': ['ffdhe2048'] }, incomplete: [] });
    },
  );

  it('without a name are no group', async () => {
    const server = await startScriptedTls({ suites: { 'TLSv1.2': ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'] } });
    expect(await scan(server)).toMatchObject({ groups: { 'TLSv1.2': [] }, incomplete: [] });
    const before = server.connections();
    await scan(server, ['supportedGroups', 'cipherSuites']);
    // Six versions, four more for SSLv2 as it is refused by closing, the end of the list of suites, curves: nothing more.
    expect(server.connections() - before).toBe(12);
  });
});
