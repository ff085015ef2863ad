/**
 * The hours of a SAS expiration period, "DD.HH:MM:SS", rounded up: 40 of `1.15:59:59`. `undefined` for anything else.
 * https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list#saspolicy
 */
export function sasPeriodHours(period: unknown): number | undefined {
  const match = typeof period === 'string' ? /^(\d{1,6})\.(\d{1,2}):(\d{2}):(\d{2})$/.exec(period) : null;
  if (!match) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(Number);
  return days * 24 + Math.ceil(hours + minutes / 60 + seconds / 3600);
}
