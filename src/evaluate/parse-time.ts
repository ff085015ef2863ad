/** Milliseconds since 1970 of an RFC 3339 time; NaN for anything else, also for a day without a time or an offset. */
export function parseTime(text: string): number {
  return /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
}
