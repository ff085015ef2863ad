/** Longest time for one endpoint, in milliseconds, the pauses between its connections aside. */
export const defaultDeadlineMs = 120_000;
/** Twice what a full scan takes of an ordinary server, as some of it may have to be asked again. */
const mostConnections = 300;

/**
 * A deadline for one of the endpoints of a host, in milliseconds, where they share a pool with this delay: they wait for
 * one another.
 */
export function deadlineFor(endpointsOfHost: number, delayMs: number): number {
  return (defaultDeadlineMs + mostConnections * delayMs) * Math.max(1, endpointsOfHost);
}
