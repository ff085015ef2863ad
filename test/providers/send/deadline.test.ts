import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startDeadline } from '../../../src/providers/send/deadline.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  return () => vi.useRealTimers();
});

describe('a deadline', () => {
  const never = new AbortController().signal;

  it('is over when its time is up, and not before', () => {
    const deadline = startDeadline(1000, never);
    vi.advanceTimersByTime(999);
    expect(deadline.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect([deadline.signal.aborted, deadline.isOver()]).toEqual([true, true]);
  });

  it('does not count what it is paused for', () => {
    const deadline = startDeadline(1000, never);
    vi.advanceTimersByTime(600);
    const resume = deadline.pause();
    vi.advanceTimersByTime(60_000);
    resume();
    vi.advanceTimersByTime(399);
    expect(deadline.isOver()).toBe(false);
    vi.advanceTimersByTime(1);
    expect(deadline.isOver()).toBe(true);
  });

  it('ends with its parent, which is no lack of time', () => {
    const parent = new AbortController();
    const deadline = startDeadline(1000, parent.signal);
    parent.abort();
    expect([deadline.signal.aborted, deadline.isOver()]).toEqual([true, false]);
    expect(startDeadline(1000, parent.signal).signal.aborted).toBe(true);
  });

  it('is nothing any more once it has ended', () => {
    const parent = new AbortController();
    const deadline = startDeadline(1000, parent.signal);
    deadline.end();
    parent.abort();
    vi.advanceTimersByTime(5000);
    expect(deadline.signal.aborted).toBe(false);
  });
});
