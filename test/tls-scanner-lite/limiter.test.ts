import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { scanTlsEndpoint, scanTlsEndpoints } from '../../src/tls-scanner-lite/index.ts';
import type { TlsEndpointResult } from '../../src/tls-scanner-lite/result.ts';
import { createRandom } from '../support/mutate.ts';
import { createLimiter } from '../support/scripted-tls/limiter.ts';
import { suitesOf67 } from '../support/scripted-tls/suite-numbers.ts';
import { startScriptedTls } from '../support/scripted-tls.ts';
import { pictureOf, type TlsPicture } from '../support/tls-picture.ts';

const options = {
  parts: ['protocols', 'cipherSuites'],
  timeoutMs: 3000,
  signal: new AbortController().signal,
  now: new Date('2026-01-31T00:00:00Z'),
} as const;

/** A list that is shorter than the server's has to say so. */
function expectHonest(result: TlsEndpointResult): TlsPicture {
  const picture = pictureOf(result);
  const versions = typeof picture.versions === 'string' ? [] : picture.versions;
  const suites = typeof picture.suites === 'string' ? {} : picture.suites;
  for (const [version, names] of Object.entries(suitesOf67)) {
    const whole = versions.includes(version as keyof typeof suitesOf67) && suites[version]?.length === names.length;
    const said = typeof picture.suites === 'string' || picture.incomplete.some((text) => text.includes(version));
    expect(whole || said, `${version}: ${suites[version]?.length} of ${names.length}, ${picture.incomplete}`).toBe(
      true,
    );
    for (const name of suites[version] ?? []) expect(names).toContain(name);
  }
  return picture;
}

function count({ suites }: TlsPicture): number {
  return typeof suites === 'string' ? 0 : Object.values(suites).reduce((sum, names) => sum + names.length, 0);
}

describe('a server that drops one connection in ten', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['by a reset', (socket) => socket.resetAndDestroy()],
    ['by closing', (socket) => socket.end()],
  ])('%s, is read whole or says that it was not', async (_name, turnAway) => {
    const servers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        const random = createRandom(index);
        const letsIn = (): boolean => random() >= 0.1;
        return startScriptedTls({ suites: suitesOf67 }, { host: `127.0.0.${index + 1}`, letsIn, turnAway });
      }),
    );
    const targets = servers.map(({ host, port }) => ({ host, port, serverName: 'localhost' }));
    for await (const result of scanTlsEndpoints(targets, options)) expectHonest(result);
  });
});

describe('behind a limiter that resets for a while after every 40 connections', () => {
  it('20 targets of 67 suites are read to the last one, or one of them says that it was not', async () => {
    const servers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        startScriptedTls(
          { suites: suitesOf67 },
          { host: `127.0.0.${index + 1}`, letsIn: createLimiter({ after: 40, shutFor: 500 }) },
        ),
      ),
    );
    const targets = servers.map(({ host, port }) => ({ host, port, serverName: 'localhost' }));
    const results: TlsEndpointResult[] = [];
    for await (const result of scanTlsEndpoints(targets, options)) results.push(result);
    expect(results).toHaveLength(20);
    const counts = results.map((result) => count(expectHonest(result)));
    console.info(`limiter: suites found of 67: ${counts.join(' ')}`);
    expect(counts.filter((found) => found < 67).length).toBeLessThanOrEqual(1);
    expect(results.every(({ stats }) => stats.backOffMs > 0 && stats.connections < 300)).toBe(true);
  });

  // They wait most of the time: side by side.
  it.concurrent.each<[number, string, (socket: Socket) => void]>([
    [1, 'resets', (socket) => socket.resetAndDestroy()],
    [23, 'closes', (socket) => socket.end()],
    [23, 'hangs', () => {}],
  ])(
    'one that lets %i in and then %s says what it knows, and that there may be more',
    async (after, _name, turnAway) => {
      const server = await startScriptedTls(
        { suites: suitesOf67 },
        { letsIn: createLimiter({ after, shutFor: Number.POSITIVE_INFINITY }), turnAway },
      );
      const start = performance.now();
      const target = { host: server.host, port: server.port, serverName: 'localhost' };
      const result = await scanTlsEndpoint(target, { ...options, timeoutMs: 500, deadlineMs: 25_000 });
      const picture = expectHonest(result);
      expect(performance.now() - start).toBeLessThan(25_500);
      expect(count(picture)).toBeLessThan(67);
      expect(JSON.stringify(result)).toContain('"reason":"rate-limited"');
      // It does not hammer at a shut door.
      expect(server.connections()).toBeLessThan(after + 80);
    },
  );
});
