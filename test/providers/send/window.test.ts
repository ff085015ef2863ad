import { describe, expect, it } from 'vitest';
import { createWindow } from '../../../src/providers/send/window.ts';

function windowed(most: number, window: number) {
  const state = { time: 0 };
  const limit = createWindow({ most, window }, () => state.time);
  /** When so many requests are sent that each wait as long as they are told. */
  const send = (times: number): readonly number[] =>
    Array.from({ length: times }, () => {
      const wait = limit.wait();
      state.time += wait;
      return limit.take(0);
    });
  return { limit, send, state };
}

describe('a limit that counts in a window', () => {
  it('lets a window full through at once, and the rest as the window moves on', () => {
    const { send } = windowed(3, 5000);
    expect(send(7)).toEqual([0, 0, 0, 5000, 5000, 5000, 10_000]);
  });

  it('never has more in any window, however requests come', () => {
    const { send, state } = windowed(5, 1000);
    const sent: number[] = [];
    for (let round = 0; round < 200; round++) {
      state.time += (round * 7919) % 331;
      sent.push(...send(1 + (round % 3)));
    }
    const most = Math.max(...sent.map((start) => sent.filter((at) => at >= start && at < start + 1000).length));
    expect(most).toBe(5);
  });

  it('closes for a window after "too many", once for all that were on their way', () => {
    const { limit, state } = windowed(3, 5000);
    const [first, second] = [limit.take(0), limit.take(0)];
    state.time = 100;
    limit.throttled(first);
    expect(limit.wait()).toBe(5000);
    state.time = 3000;
    limit.throttled(second);
    expect(limit.wait()).toBe(2100);
  });
});
