import { describe, expect, it } from 'vitest';
import { bar, share } from '../../src/report/bar.ts';

const ink = (text: string) => text;

describe('share', () => {
  it.each([
    [[1, 1, 1], 10],
    [[266, 1, 1, 1, 1, 1, 1, 1, 1], 40],
    [[1, 0, 120, 3], 33],
    [[5], 7],
  ])('fills the width and leaves out nothing that is there: %j in %i', (counts, width) => {
    const cells = share(counts, width);
    expect(cells.reduce((sum, cell) => sum + cell, 0)).toBe(width);
    for (const [index, count] of counts.entries()) {
      expect((cells[index] ?? 0) > 0).toBe(count > 0);
    }
  });

  it('keeps the order of size', () => {
    const [small = 0, large = 0] = share([10, 30], 40);
    expect([small, large]).toEqual([10, 30]);
  });
});

describe('bar', () => {
  const segments = [
    { sign: '✗', count: 12, ink },
    { sign: '?', count: 0, ink },
    { sign: '~', count: 1, ink },
    { sign: '✓', count: 30, ink },
  ];

  it('says of every part what it is, and how much where there is room', () => {
    const line = bar(segments, 40, false);
    expect(line).toMatch(/^\|✗ 12 +\|~\|✓ 30 +\|$/);
    expect(line).toHaveLength(40);
  });

  it('needs no borders in colour', () => {
    const line = bar(segments, 40, true);
    expect(line).toMatch(/^✗ 12 +~✓ 30 +$/);
    expect(line).toHaveLength(40);
  });
});
