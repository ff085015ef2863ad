/**
 * The minutes of an ISO 8601 duration of days, hours, minutes and seconds: 480 of `PT8H`. `undefined` for anything else,
 * months and years among it, whose length is not fixed.
 */
export function durationMinutes(text: string | undefined): number | undefined {
  const match = /^P(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/.exec(text ?? '');
  if (!match || text === 'P') return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return (days * 24 + hours) * 60 + minutes + seconds / 60;
}
