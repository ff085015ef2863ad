/** Longest time for one endpoint, in milliseconds, the pauses between its connections aside. */
export const defaultDeadlineMs = 120_000;
/** Twice what a full scan takes of an ordinary server, as some of it may have to be asked again. */
const mostConnections = 300;

/**
 * The deadline of an endpoint by its host, in milliseconds, where all of them share a pool with this delay: those of one
 * host wait for one another.
 */
export function createDeadlines(
  endpoints: readonly { readonly host: string }[],
  delayMs: number,
): (endpoint: { readonly host: string }) => number {
  const counts = new Map<string, number>();
  for (const { host } of endpoints) counts.set(host, (counts.get(host) ?? 0) + 1);
  return ({ host }) => (defaultDeadlineMs + mostConnections * delayMs) * (counts.get(host) ?? 1);
}
