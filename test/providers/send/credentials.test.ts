import { describe, expect, it } from 'vitest';
import { keepCredentials } from '../../../src/providers/send/credentials.ts';

const minute = 60_000;
const start = Date.parse('2026-11-25T00:00:00Z');

interface Key {
  readonly accessKeyId: string;
  readonly expiration?: Date;
}

const isSame = (a: Key, b: Key): boolean => a.accessKeyId === b.accessKeyId;

/** A chain that gives new keys each time it is asked, good for so many minutes. */
function chain(minutes?: number) {
  const clock = { now: start };
  const state = { loads: 0, broken: false };
  const credentials = keepCredentials({
    load: async (): Promise<Key> => {
      state.loads += 1;
      if (state.broken) throw new Error('the chain has none');
      return {
        accessKeyId: `AKID${state.loads}`,
        ...(minutes === undefined ? {} : { expiration: new Date(clock.now + minutes * minute) }),
      };
    },
    isSame,
    now: () => new Date(clock.now),
  });
  return { clock, state, credentials };
}

describe('credentials', () => {
  it('are loaded once for all who ask at the same time, and kept', async () => {
    const { credentials, state } = chain();
    const keys = await Promise.all([credentials.current(), credentials.current(), credentials.current()]);
    await credentials.current();
    expect(new Set(keys.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['AKID1']));
    expect(state.loads).toBe(1);
  });

  it('are loaded anew when ten minutes are left', async () => {
    const { credentials, clock } = chain(60);
    await credentials.current();
    clock.now += 50 * minute;
    expect((await credentials.current()).accessKeyId).toBe('AKID1');
    clock.now += 1;
    expect((await credentials.current()).accessKeyId).toBe('AKID2');
  });

  it('that cannot be renewed yet are used to their end', async () => {
    const { credentials, clock, state } = chain(60);
    await credentials.current();
    state.broken = true;
    clock.now += 55 * minute;
    expect((await credentials.current()).accessKeyId).toBe('AKID1');
    clock.now += 5 * minute;
    await expect(credentials.current()).rejects.toThrow('the chain has none');
  });

  it('that are refused are renewed once for all who held them', async () => {
    const { credentials, state } = chain();
    const first = await credentials.current();
    expect(await Promise.all([credentials.renew(first), credentials.renew(first)])).toEqual([true, true]);
    expect(await credentials.renew(first)).toBe(true);
    expect(state.loads).toBe(2);
    expect(credentials.ended()).toBe(false);
    expect(await credentials.renew(await credentials.current())).toBe(false);
    expect(credentials.ended()).toBe(true);
    expect(state.loads).toBe(2);
  });

  it('that the chain gives again until shortly before their end are asked for once a minute', async () => {
    const clock = { now: start };
    const state = { loads: 0 };
    const expiration = new Date(start + 8 * minute);
    const credentials = keepCredentials({
      load: async (): Promise<Key> => {
        state.loads += 1;
        return { accessKeyId: 'AKID', expiration };
      },
      isSame,
      now: () => new Date(clock.now),
    });
    for (let second = 0; second < 300; second++) {
      await credentials.current();
      clock.now += 1000;
    }
    expect(state.loads).toBe(5);
  });

  it('that come back the same, or not at all, are at their end', async () => {
    const same = keepCredentials({
      load: async () => ({ accessKeyId: 'AKID' }),
      isSame,
      now: () => new Date(start),
    });
    expect(await same.renew(await same.current())).toBe(false);
    expect(same.ended()).toBe(true);
    const { credentials, state } = chain();
    const first = await credentials.current();
    state.broken = true;
    expect(await credentials.renew(first)).toBe(false);
    expect(credentials.ended()).toBe(true);
  });
});
