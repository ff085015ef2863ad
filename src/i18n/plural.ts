/**
 * A whole number with thousands separators, as both languages write it: `12,345`. By hand: setting up `Intl.NumberFormat` takes a
 * fifth of what a short command takes.
 */
export function formatCount(n: number): string {
  return String(Math.round(n)).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** English: the number and its noun. `plural(2, 'call')` is `2 calls`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${formatCount(n)} ${n === 1 ? one : many}`;
}

/** English: the plural of what a framework calls its entries. `criterion` has one of its own. */
export function pluralTerm(n: number, term: string): string {
  return plural(n, term, term.endsWith('criterion') ? term.replace(/criterion$/, 'criteria') : `${term}s`);
}
