/**
 * The days of an ISO 8601 duration of whole days (`P90D`, `P18M`, `P1Y`, `P2W`), rounded up: a year counts 365 days, a month
 * the twelfth part of it. `undefined` for any other text.
 */
export function daysOf(text: unknown): number | undefined {
  if (typeof text !== 'string' || text.length > 40) return undefined;
  const match = /^P(?=\d)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?$/i.exec(text);
  if (!match) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return years * 365 + Math.ceil((months * 365) / 12) + weeks * 7 + days;
}
