import { expect } from 'vitest';
import { scanTlsEndpoint } from '../../../src/tls-scanner-lite/index.ts';
import { parts, type TlsEndpointResult } from '../../../src/tls-scanner-lite/result.ts';
import { pictureOf } from '../../support/tls-picture.ts';
import { type Lab, labNow } from './certificates.ts';
import type { Asked, Expectation } from './expectation.ts';

/** A scan of all parts. */
export function scanAll(
  lab: Lab,
  port: number,
  { host = '127.0.0.1', starttls, ...asked }: Asked,
  httpPort?: number,
): Promise<TlsEndpointResult> {
  const serverName = 'serverName' in asked ? asked.serverName : 'localhost';
  return scanTlsEndpoint(
    {
      host,
      port,
      ...(serverName === undefined ? {} : { serverName }),
      ...(starttls === undefined ? {} : { starttls }),
    },
    {
      parts,
      timeoutMs: 10_000,
      deadlineMs: 60_000,
      signal: new AbortController().signal,
      now: labNow,
      ca: [lab.root],
      ...(httpPort === undefined ? {} : { httpPort }),
    },
  );
}

/** The scan says what the server was set up to do, no more and no less, and that nothing was left open. */
export function expectCase(
  result: TlsEndpointResult,
  { versions, suites = {}, picture = {}, certificates }: Expectation,
): void {
  const seen = pictureOf(result);
  expect(seen).toMatchObject({ reachability: 'tls', versions, incomplete: [], ...picture });
  for (const [version, wanted] of Object.entries(suites)) {
    const found = (seen.suites as Record<string, readonly string[]>)[version] ?? [];
    if (typeof wanted === 'number') expect(found, version).toHaveLength(wanted);
    else expect([...found].sort(), version).toEqual([...wanted].sort());
  }
  expect(Object.keys(seen.suites)).toEqual(versions);
  if (certificates === undefined || typeof seen.certificates === 'string') {
    expect(certificates ?? []).toEqual([]);
    return;
  }
  const byType = [...seen.certificates].sort((one, other) => ((one.keyType ?? '') < (other.keyType ?? '') ? -1 : 1));
  expect(byType).toMatchObject(certificates);
}
