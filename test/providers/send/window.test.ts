import { describe, expect, it } from 'vitest';
import { createWindow } from '../../../src/providers/send/window.ts';

function windowed(most: number, window: number) {
  const state = { time: 0 };
  const limit = createWindow({ most, window }, () => state.time);
  /** When so many requests are sent that each wait as long as they are told, and are answered so much later. */
  const send = (times: number, latency = 0): readonly number[] =>
    Array.from({ length: times }, () => {
      for (let wait = limit.wait(); wait > 0; wait = limit.wait()) state.time += wait;
      const [sentAt, end] = [state.time, limit.take()];
      state.time += latency;
      end('answered');
      return sentAt;
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

  it('counts a request when its answer comes, as it may have been counted only then', () => {
    const { send } = windowed(2, 5000);
    expect(send(5, 100)).toEqual([0, 100, 5100, 5200, 10_200]);
  });

  it('counts one that is not answered a second after it was sent', () => {
    const { limit, state } = windowed(1, 5000);
    limit.take();
    state.time = 5000;
    expect(limit.wait()).toBe(1000);
  });

  it('closes for a window after "too many", once for all that were on their way', () => {
    const { limit, state } = windowed(3, 5000);
    const [first, second] = [limit.take(), limit.take()];
    state.time = 100;
    first('throttled');
    expect(limit.wait()).toBe(5000);
    state.time = 3000;
    second('throttled');
    expect(limit.wait()).toBe(2100);
  });
});
