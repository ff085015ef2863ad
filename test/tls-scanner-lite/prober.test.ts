import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createAsker } from '../../src/tls-scanner-lite/enumerate/asker.ts';
import { offerAll } from '../../src/tls-scanner-lite/enumerate/suites.ts';
import { createDeadline } from '../../src/tls-scanner-lite/probe/explain.ts';
import { createPool } from '../../src/tls-scanner-lite/probe/pool.ts';
import { createProber, type ProberOptions } from '../../src/tls-scanner-lite/probe/prober.ts';
import { answerHello } from '../support/scripted-tls/deliver.ts';
import { onClientHello } from '../support/scripted-tls/hello-stream.ts';
import type { Listening } from '../support/scripted-tls/listen.ts';
import { alert } from '../support/scripted-tls/messages.ts';
import type { TlsPolicy } from '../support/scripted-tls/policy.ts';
import type { ClientHello } from '../support/scripted-tls/read-hello.ts';
import { startStrange } from '../support/scripted-tls.ts';

const policy: TlsPolicy = {
  suites: { 'TLSv1.2': ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_128_CBC_SHA'] },
};
type Turn = 'answer' | 'close' | 'reset' | 'hang' | number;

/** What the server does with the first connection, the second, and so on; then with all others. A number is an alert. */
async function startTurns(turns: readonly Turn[], last: Turn): Promise<Listening> {
  let count = 0;
  return startStrange((socket: Socket) => {
    const turn = turns[count] ?? last;
    count += 1;
    if (turn === 'reset') {
      socket.resetAndDestroy();
      return;
    }
    const answer = (hello: ClientHello): void => {
      if (turn === 'answer') answerHello(socket, policy, hello);
      else if (turn === 'close') socket.end();
      else if (typeof turn === 'number') socket.end(alert(turn));
    };
    onClientHello(socket, answer, () => {});
  });
}

function createFor(server: Listening, more: Partial<ProberOptions> = {}) {
  const prober = createProber(
    { address: server.host, port: server.port },
    {
      pool: createPool(),
      poolName: 'test',
      timeoutMs: 100,
      signal: new AbortController().signal,
      backOff: [5, 10],
      ...more,
    },
  );
  return { prober, asker: createAsker(prober, 'localhost') };
}

const known = offerAll('TLSv1.2');
const asked = offerAll('TLSv1.0');

describe('a server that was heard before, and says nothing to a hello', () => {
  it.each<[Turn, string]>([
    ['close', 'connection closed without an answer'],
    ['reset', 'ECONNRESET'],
    ['hang', 'no answer in 100 ms'],
  ])('by %s, three times, is believed once it answered its control twice in between', async (turn, evidence) => {
    const refusal: readonly Turn[] = [turn, 'answer', turn, turn, 'answer'];
    const server = await startTurns(['answer', ...refusal, ...refusal], 'reset');
    const { prober, asker } = createFor(server);
    expect(await asker.ask(known)).toMatchObject({ kind: 'accepted' });
    const refused = { kind: 'refused', evidence: `${evidence}, while the server answered other hellos` };
    expect(await asker.ask(asked)).toEqual(refused);
    expect(prober.stats).toEqual({ connections: 6, retries: 2, backOffMs: 0 });
    expect(await asker.ask(asked)).toEqual(refused);
    expect(prober.stats).toEqual({ connections: 11, retries: 4, backOffMs: 0 });
  });

  it.each<Turn>(['close', 'reset', 'hang'])(
    'by %s, each second time, as of two servers one is lost, is asked again',
    async (turn) => {
      const server = await startTurns(['answer', turn, 'answer', turn, 'answer', turn, 'answer', turn], 'answer');
      const { asker } = createFor(server);
      await asker.ask(known);
      expect(await asker.ask(known)).toMatchObject({ kind: 'accepted' });
      expect(server.connections()).toBe(5);
    },
  );

  it.each<Turn>(['close', 'reset', 'hang'])('by %s, once, is asked again', async (turn) => {
    const server = await startTurns(['answer', turn], 'answer');
    const { prober, asker } = createFor(server);
    await asker.ask(known);
    expect(await asker.ask(known)).toMatchObject({ kind: 'accepted' });
    expect(prober.stats).toEqual({ connections: 4, retries: 1, backOffMs: 0 });
  });

  it('is believed later each time that it answered after all', async () => {
    const fluke: readonly Turn[] = ['close', 'answer', 'answer'];
    const more: readonly Turn[] = ['close', 'close', 'answer'];
    const server = await startTurns(
      ['answer', ...fluke, ...fluke, 'close', 'answer', ...more, ...more, ...more],
      'reset',
    );
    const { asker } = createFor(server);
    await asker.ask(known);
    await asker.ask(known);
    await asker.ask(known);
    expect(await asker.ask(known)).toMatchObject({ kind: 'refused' });
    expect(server.connections()).toBe(1 + 2 * 3 + 2 + 3 * 3);
  });

  it('and to its control neither, is waited for', async () => {
    const server = await startTurns(['answer', 'reset', 'reset', 'reset'], 'answer');
    const { prober, asker } = createFor(server);
    await asker.ask(known);
    expect(await asker.ask(known)).toMatchObject({ kind: 'accepted' });
    expect(prober.stats).toEqual({ connections: 6, retries: 1, backOffMs: 15 });
  });

  it('and to its control neither, however long it is waited for, is rate-limited, and is left alone', async () => {
    const server = await startTurns(['answer'], 'reset');
    const { prober, asker } = createFor(server);
    await asker.ask(known);
    const limited = { status: 'indeterminate', reason: 'rate-limited', evidence: expect.any(String) };
    expect(await Promise.all([asker.ask(asked), asker.ask(known), asker.ask(asked)])).toEqual([
      limited,
      limited,
      limited,
    ]);
    // Three hellos, then three controls for all of them together.
    expect(prober.stats).toEqual({ connections: 7, retries: 0, backOffMs: 15 });
  });

  it('is asked one hello at a time once it had to be waited for', async () => {
    let most = 0;
    const server = await startTurns(['answer', 'reset', 'reset'], 'answer');
    const { asker } = createFor(server);
    await asker.ask(known);
    await asker.ask(known);
    const watch = setInterval(() => {
      most = Math.max(most, server.open());
    }, 0);
    const all = await Promise.all(Array.from({ length: 12 }, () => asker.ask(known)));
    clearInterval(watch);
    expect(all.every((outcome) => 'kind' in outcome && outcome.kind === 'accepted')).toBe(true);
    expect(most).toBeLessThanOrEqual(2);
  });

  it('that was never heard of is not waited for', async () => {
    const server = await startTurns([], 'close');
    const { asker } = createFor(server);
    expect(await asker.ask(asked)).toMatchObject({ reason: 'not-tls' });
    expect(server.connections()).toBe(1);
  });
});

describe('an alert', () => {
  it.each([40, 70, 71, 120])('%i is a refusal at once', async (code) => {
    const server = await startTurns(['answer', code], 'reset');
    const { asker } = createFor(server);
    await asker.ask(known);
    expect(await asker.ask(asked)).toMatchObject({ kind: 'refused', alert: code });
    expect(server.connections()).toBe(2);
  });

  it.each([0, 49, 80, 90])(
    '%i is trouble, unless it is said twice and the server answers its control',
    async (code) => {
      const once = await startTurns(['answer', code], 'answer');
      const first = createFor(once);
      await first.asker.ask(known);
      expect(await first.asker.ask(known)).toMatchObject({ kind: 'accepted' });
      expect(once.connections()).toBe(3);

      const twice = await startTurns(['answer', code, code], 'answer');
      const second = createFor(twice);
      await second.asker.ask(known);
      expect(await second.asker.ask(known)).toMatchObject({
        kind: 'refused',
        evidence: expect.stringContaining(`(${code})`),
      });
      expect(twice.connections()).toBe(4);

      const always = await startTurns(['answer'], code);
      const third = createFor(always);
      await third.asker.ask(known);
      expect(await third.asker.ask(known)).toMatchObject({ reason: 'rate-limited' });
    },
  );

  it('of trouble and a silence by turns is a refusal in the end', async () => {
    const turns: readonly Turn[] = [80, 'close', 'answer', 80, 'close', 'answer'];
    const server = await startTurns(['answer', ...turns, ...turns, ...turns], 'reset');
    const { asker } = createFor(server);
    await asker.ask(known);
    expect(await asker.ask(known)).toMatchObject({ kind: 'refused' });
    expect(server.connections()).toBe(7);
  });

  it('that names the server unknown leaves all open', async () => {
    const server = await startTurns(['answer'], 112);
    const { asker } = createFor(server);
    await asker.ask(known);
    expect(await asker.ask(known)).toMatchObject({ status: 'indeterminate', reason: 'sni-rejected' });
  });
});

describe('told to stop', () => {
  it.each<[string, readonly Turn[], Turn, number]>([
    ['before anything', [], 'answer', 0],
    ['while a hello waits for its answer', ['answer'], 'hang', 20],
    ['while the control does', ['answer', 'reset'], 'hang', 20],
    ['during the wait for a limiter', ['answer'], 'reset', 60],
  ])('%s, it does, and says why', async (_name, turns, last, after) => {
    for (const reason of [undefined, createDeadline(7)]) {
      const server = await startTurns(turns, last);
      const stop = new AbortController();
      const pool = createPool();
      const { asker } = createFor(server, { signal: stop.signal, timeoutMs: 5000, backOff: [5000], pool });
      if (after > 0) await asker.ask(known);
      const pending = Promise.all([asker.ask(asked), asker.ask(known)]);
      if (after > 0) await sleep(after);
      const start = performance.now();
      stop.abort(reason);
      const outcomes = await pending;
      expect(performance.now() - start).toBeLessThan(100);
      for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: reason?.reason ?? 'aborted' });
      // Every place was given back.
      const places = await Promise.all(Array.from({ length: 8 }, () => pool.enter('test', AbortSignal.timeout(100))));
      expect(places.every((place) => place !== undefined)).toBe(true);
    }
  });

  it('what is in turn behind another does, too', async () => {
    const server = await startTurns(['answer', 'reset', 'reset', 'answer', 'answer'], 'hang');
    const stop = new AbortController();
    const { asker } = createFor(server, { signal: stop.signal, timeoutMs: 5000 });
    await asker.ask(known);
    await asker.ask(known);
    const pending = Promise.all(Array.from({ length: 20 }, () => asker.ask(known)));
    await sleep(30);
    stop.abort();
    const start = performance.now();
    for (const outcome of await pending) expect(outcome).toMatchObject({ reason: 'aborted' });
    expect(performance.now() - start).toBeLessThan(100);
  });
});

describe('a question that cannot be put', () => {
  it('opens no connection, keeps no place, and does not stop those behind it', async () => {
    const server = await startTurns(['answer', 'reset', 'reset'], 'answer');
    const pool = createPool({ perHost: 1, total: 1, delayMs: 0 });
    const { prober, asker } = createFor(server, { pool });
    await asker.ask(known);
    await asker.ask(known);
    const before = server.connections();
    const broken = (): never => {
      throw new RangeError('too long');
    };
    const outcomes = await Promise.allSettled([prober.try(broken), asker.ask(known)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(server.connections()).toBe(before + 1);
  });
});
