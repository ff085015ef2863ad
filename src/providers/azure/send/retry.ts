import { AzureError } from './azure-error.ts';

/** Waits before the attempts that follow, in milliseconds, where the other side does not say how long. */
const waits = [500, 1000, 2000, 4000, 8000];

/** The longest wait that the other side may ask for; a longer one is not worth a scan's time. */
const longest = 60_000;

/** Errors of a connection that may be whole the next time. */
const broken = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'REQUEST_SEND_ERROR', 'PARSE_ERROR'];

/**
 * Milliseconds until it may help to ask again; `undefined`: it does not help. A 429 is waited for whether or not it says
 * how long: the SDK's own policy gives up on one that does not.
 */
export function retryWait(error: unknown, attempt: number): number | undefined {
  const wait = waits[Math.min(attempt, waits.length) - 1] ?? 0;
  if (error instanceof AzureError) {
    const { status = 0, retryAfter, code } = error;
    if (status === 429 || status === 503) return retryAfter === undefined ? wait : within(retryAfter);
    if (status === 408 || status >= 500) return wait;
    // Half an answer: asked again twice.
    return code === 'BadBody' && attempt < 3 ? 200 : undefined;
  }
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return broken.includes(String(code)) && attempt < 3 ? 200 : undefined;
}

function within(wait: number): number | undefined {
  return wait > longest ? undefined : wait;
}
