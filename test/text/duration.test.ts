import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../src/text/duration.ts';

describe('a duration', () => {
  it.each([
    ['30d', 2_592_000_000],
    ['12h', 43_200_000],
    ['15m', 900_000],
    ['0d', 0],
    ['999999d', 86_399_913_600_000],
  ])('%s is %i ms', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', '30', '1d 2h', '-1d', '1.5d', '30D', '1000000d', '30s'])('is not %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it.each(['30d', '12h', '15m', '36h', '90m'])('%s is written as it was read', (text) => {
    expect(formatDuration(parseDuration(text) ?? 0)).toBe(text);
  });
});
