const milliseconds: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/** `30d`, `12h` or `15m` in milliseconds; nothing for any other text. Six digits at most. */
export function parseDuration(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,6})([dhm])$/.exec(text) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  return Number(digits) * (milliseconds[unit] ?? Number.NaN);
}
