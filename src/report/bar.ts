/** One part of a bar: how much, and the sign that says of what. */
export interface Segment {
  readonly sign: string;
  readonly count: number;
  readonly ink: (text: string) => string;
}

/**
 * A bar so many columns wide over all segments. Each shows its sign and, where there is room, its count, so that no
 * meaning hangs on colour alone; without colour a `|` stands between segments.
 */
export function bar(segments: readonly Segment[], width: number, color: boolean): string {
  const shown = segments.filter(({ count }) => count > 0);
  const borders = color ? 0 : shown.length + 1;
  const widths = share(
    shown.map(({ count }) => count),
    width - borders,
  );
  const parts = shown.map(({ sign, count, ink }, index) => ink(label(sign, count, widths[index] ?? 1)));
  return color ? parts.join('') : `|${parts.join('|')}|`;
}

function label(sign: string, count: number, width: number): string {
  const full = `${sign} ${count}`;
  return (full.length < width ? full : sign).padEnd(width);
}

/**
 * `width` cells shared out in proportion, by largest remainder; what is there at all gets a cell. The parts always add
 * up to `width`, as long as there are no more parts than cells.
 */
export function share(counts: readonly number[], width: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const exact = counts.map((count) => (count / total) * width);
  const cells = exact.map((cell) => (cell > 0 ? Math.max(1, Math.floor(cell)) : 0));
  let left = width - cells.reduce((sum, cell) => sum + cell, 0);
  while (left !== 0) {
    const step = Math.sign(left);
    const index = furthest(exact, cells, step);
    if (index === -1) return cells;
    cells[index] = (cells[index] ?? 0) + step;
    left -= step;
  }
  return cells;
}

/** The part furthest below (step 1) or above (step -1) its exact share; one cell is never taken away. */
function furthest(exact: readonly number[], cells: readonly number[], step: number): number {
  let found = -1;
  let distance = Number.NEGATIVE_INFINITY;
  for (const [index, cell] of cells.entries()) {
    if (step < 0 && cell <= 1) continue;
    const away = ((exact[index] ?? 0) - cell) * step;
    if (away > distance) {
      found = index;
      distance = away;
    }
  }
  return found;
}
