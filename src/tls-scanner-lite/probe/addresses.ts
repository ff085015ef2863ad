import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { classifyError, type Failure } from './exchange.ts';

/** The addresses of a host in the system's order; those of a literal are itself. */
export async function listAddresses(host: string, signal: AbortSignal): Promise<readonly string[] | Failure> {
  if (isIP(host) !== 0) return [host];
  const aborted: Failure = { kind: 'failure', reason: 'aborted', connected: false, evidence: 'aborted' };
  if (signal.aborted) return aborted;
  return new Promise((resolve) => {
    const end = (found: readonly string[] | Failure): void => {
      signal.removeEventListener('abort', onAbort);
      resolve(found);
    };
    const onAbort = (): void => end(aborted);
    signal.addEventListener('abort', onAbort, { once: true });
    lookup(host, { all: true }).then(
      (found) => end([...new Set(found.map(({ address }) => address))]),
      (error: Error) => end({ kind: 'failure', connected: false, ...classifyError(error) }),
    );
  });
}
