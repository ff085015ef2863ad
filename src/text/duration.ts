const units: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/** `30d`, `12h` or `15m` in milliseconds; nothing for any other text. */
export function parseDuration(text: string): number | undefined {
  const [, digits, unit = ''] = /^(\d{1,6})([dhm])$/.exec(text) ?? [];
  const size = units[unit];
  return size === undefined ? undefined : Number(digits) * size;
}

/** A duration of milliseconds as a rule writes it, in the largest unit that divides it: `30d`. */
export function formatDuration(milliseconds: number): string {
  const [unit, size] = Object.entries(units).find(([, length]) => milliseconds % length === 0) ?? ['m', 60_000];
  return `${milliseconds / size}${unit}`;
}
