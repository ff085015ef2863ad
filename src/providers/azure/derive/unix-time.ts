/** A moment that Key Vault tells in seconds since 1970. `null` where there is none, `undefined` for what is no such number. */
export function fromUnixSeconds(value: unknown): Date | null | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return undefined;
  const date = new Date(value * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
