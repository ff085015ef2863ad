import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createPool, politeness } from '../../src/tls-scanner-lite/probe/pool.ts';

const never = new AbortController().signal;

/** Takes places until no more are to be had at once. */
async function fill(pool: ReturnType<typeof createPool>, hosts: readonly string[]) {
  const given: { readonly host: string; readonly leave: () => void }[] = [];
  for (const host of hosts) {
    void pool.enter(host, never).then((leave) => leave && given.push({ host, leave }));
  }
  await sleep(5);
  return given;
}

describe('a pool', () => {
  it('lets 8 to a host and 64 in all unless it is told otherwise', async () => {
    expect(politeness).toEqual({ perHost: 8, total: 64, delayMs: 0 });
    const one = await fill(
      createPool(),
      Array.from({ length: 20 }, () => 'one.example'),
    );
    expect(one).toHaveLength(8);
    const many = await fill(
      createPool(),
      Array.from({ length: 200 }, (_, index) => `host-${index % 20}.example`),
    );
    expect(many).toHaveLength(64);
  });

  it('gives a place that was left to who waits for one, and each place once', async () => {
    const given = await fill(createPool({ perHost: 2, total: 3, delayMs: 0 }), ['a', 'a', 'a', 'b', 'b', 'a']);
    expect(given.map(({ host }) => host)).toEqual(['a', 'a', 'b']);
    given[0]?.leave();
    await sleep(5);
    expect(given).toHaveLength(4);
    for (const { leave } of given.slice(1)) leave();
    await sleep(5);
    expect(given).toHaveLength(6);
  });

  it('lets hosts take turns', async () => {
    const given = await fill(createPool({ perHost: 8, total: 1, delayMs: 0 }), ['a', 'a', 'a', 'a', 'b', 'c']);
    for (let count = 1; count < 6; count += 1) {
      given.at(-1)?.leave();
      await sleep(1);
    }
    expect(
      given
        .map(({ host }) => host)
        .slice(0, 4)
        .sort(),
    ).toEqual(['a', 'a', 'b', 'c']);
  });

  it('does not count who gave up while waiting', async () => {
    const pool = createPool({ perHost: 1, total: 1, delayMs: 0 });
    const leave = await pool.enter('a', never);
    const stop = new AbortController();
    const waiting = [pool.enter('a', stop.signal), pool.enter('b', stop.signal)];
    stop.abort();
    expect(await Promise.all(waiting)).toEqual([undefined, undefined]);
    expect(await pool.enter('c', stop.signal)).toBeUndefined();
    leave?.();
    const next = await pool.enter('a', never);
    expect(next).toBeTypeOf('function');
    next?.();
    expect(await pool.enter('b', never)).toBeTypeOf('function');
  });

  it('keeps the delay between the starts of connections to a host, whether they come together or one after another', async () => {
    const pool = createPool({ perHost: 8, total: 64, delayMs: 60 });
    const starts: number[] = [];
    const connect = async (host: string): Promise<void> => {
      const leave = await pool.enter(host, never);
      starts.push(performance.now());
      leave?.();
    };
    await connect('a');
    await connect('a');
    await connect('a');
    await Promise.all([connect('a'), connect('a')]);
    const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(58);
    const before = performance.now();
    await connect('b');
    expect(performance.now() - before).toBeLessThan(40);
  });

  it('gives back a place whose owner gave up during the delay', async () => {
    const pool = createPool({ perHost: 1, total: 1, delayMs: 200 });
    (await pool.enter('a', never))?.();
    const stop = new AbortController();
    const waiting = pool.enter('a', stop.signal);
    await sleep(5);
    stop.abort();
    expect(await waiting).toBeUndefined();
    const start = performance.now();
    expect(await pool.enter('b', never)).toBeTypeOf('function');
    expect(performance.now() - start).toBeLessThan(100);
  });

  it('does not keep other hosts waiting for the delay of one', async () => {
    const pool = createPool({ perHost: 8, total: 8, delayMs: 100 });
    for (let count = 0; count < 8; count += 1) void pool.enter('a', never);
    const start = performance.now();
    expect(await pool.enter('b', never)).toBeTypeOf('function');
    expect(performance.now() - start).toBeLessThan(100);
  });
});
