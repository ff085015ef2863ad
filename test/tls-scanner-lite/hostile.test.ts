import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { scanTlsEndpoint } from '../../src/tls-scanner-lite/index.ts';
import type { Part } from '../../src/tls-scanner-lite/result.ts';
import { expectClosed, lists, plain, scanScripted } from '../support/scan-scripted.ts';
import type { Quirks } from '../support/scripted-tls/policy.ts';
import { strangeServers } from '../support/scripted-tls/strange.ts';
import { suitesOf67 } from '../support/scripted-tls/suite-numbers.ts';
import { startScriptedTls, startStrange } from '../support/scripted-tls.ts';

describe('a server that breaks the protocol ends the scan, and no list of it is called whole', () => {
  const hostile: readonly [string, Quirks][] = [
    ['chooses a suite that was not offered', { alwaysSuite: 'TLS_RSA_WITH_NULL_MD5' }],
    ['names a group that was not offered', { alwaysGroup: 'SecP256r1MLKEM768' }],
  ];
  it.each(hostile)('one that %s again and again', async (_name, quirks) => {
    const server = await startScriptedTls({ ...plain, quirks });
    const { result, picture, took } = await scanScripted(server);
    expect(took).toBeLessThan(20_500);
    expect(server.connections()).toBeLessThan(200);
    const names = typeof picture.suites === 'string' ? [] : Object.values(picture.suites);
    for (const list of names) expect(new Set(list).size).toBe(list.length);
    expect(JSON.stringify(result)).toContain('"reason":"malformed"');
    await expectClosed(server);
  });

  it('one that stops half-way through every flight', async () => {
    const half = (socket: Socket): void => {
      socket.once('data', () => socket.end(Buffer.from([22, 3, 3, 0, 60, 2, 0, 0, 80, 3, 3, ...Buffer.alloc(30, 9)])));
    };
    const server = await startStrange(half);
    const { picture } = await scanScripted(server, { parts: [...lists, 'certificates'] });
    expect(picture).toMatchObject({ reachability: expect.stringMatching(/^\((not-tls|malformed)\)$/) });
    await expectClosed(server);
  });
});

describe('what is no TLS server gets its own class, in time, for little', () => {
  const reasons: Readonly<Record<keyof typeof strangeServers, RegExp>> = {
    silent: /timeout/,
    'closes at once': /not-tls/,
    'resets at once': /closed|not-tls/,
    'half-closes after the hello': /not-tls/,
    'resets after the hello': /not-tls/,
    'sends random bytes': /not-tls/,
    'greets like a mail server': /not-tls/,
    'answers HTTP 400': /not-tls/,
    'speaks SSH': /not-tls/,
    'sends a record of 65,535 bytes': /not-tls|malformed/,
    'announces a message of 16 MB': /not-tls|malformed/,
    'sends records of 16 KiB without end': /not-tls|malformed/,
    'sends warnings without end': /not-tls|malformed|timeout/,
    'sends empty records without end': /not-tls|malformed|timeout/,
    'drips a record it never ends': /timeout/,
  };
  const all: readonly Part[] = [...lists, 'certificates', 'alpn', 'clientAuthentication', 'sessionResumption', 'hsts'];

  it.each(Object.keys(strangeServers) as (keyof typeof strangeServers)[])('%s', async (name) => {
    const server = await startStrange(strangeServers[name]);
    const deadlineMs = 3000;
    const { result, picture, took } = await scanScripted(server, { parts: all, timeoutMs: 400, deadlineMs });
    expect(took).toBeLessThan(deadlineMs + 500);
    expect(picture.reachability).toMatch(reasons[name]);
    // Nothing is known of it, and nothing was left out that was asked for.
    const { target: _target, stats: _stats, address: _address, ...answers } = result;
    expect(JSON.stringify(answers)).not.toContain('"status":"ok"');
    for (const part of all.filter((one) => one in answers)) {
      expect(JSON.stringify(answers[part as keyof typeof answers]), part).toContain('"indeterminate"');
    }
    // 256 KiB are read; the rest is what lies between the two ends when it stops.
    expect(server.mostSent()).toBeLessThan(2 * 256 * 1024);
    await expectClosed(server);
  });

  it('a name that the server does not know', async () => {
    const server = await startStrange((socket) => {
      socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 112])));
    });
    expect((await scanScripted(server)).picture.reachability).toBe('(sni-rejected)');
    await expectClosed(server);
  });

  it('stops all its connections when it is told to', async () => {
    const server = await startScriptedTls({ suites: suitesOf67, quirks: { drip: 10 } });
    const abort = new AbortController();
    const pending = scanTlsEndpoint(
      { host: server.host, port: server.port, serverName: 'localhost' },
      { parts: lists, timeoutMs: 60_000, signal: abort.signal, now: new Date('2026-01-31T00:00:00Z') },
    );
    await sleep(150);
    const start = performance.now();
    abort.abort();
    const result = await pending;
    expect(performance.now() - start).toBeLessThan(500);
    expect(JSON.stringify(result)).toContain('"reason":"aborted"');
    await expectClosed(server);
  });
});
