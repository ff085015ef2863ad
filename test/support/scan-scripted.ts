import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { scanTlsEndpoint } from '../../src/tls-scanner-lite/index.ts';
import type { Part, TlsTarget } from '../../src/tls-scanner-lite/result.ts';
import type { Listening } from './scripted-tls/listen.ts';
import type { TlsPolicy } from './scripted-tls/policy.ts';
import { pictureOf } from './tls-picture.ts';

export const lists = ['protocols', 'cipherSuites', 'supportedGroups'] as const;

/** A scan of a scripted server, and how long it took. */
export async function scanScripted(
  { host, port }: Listening,
  {
    parts = lists,
    timeoutMs = 1000,
    deadlineMs = 20_000,
  }: { parts?: readonly Part[]; timeoutMs?: number; deadlineMs?: number } = {},
) {
  const target: TlsTarget = { host, port, serverName: 'localhost' };
  const start = performance.now();
  const result = await scanTlsEndpoint(target, {
    parts,
    timeoutMs,
    deadlineMs,
    signal: new AbortController().signal,
    now: new Date('2026-01-31T00:00:00Z'),
  });
  return { result, picture: pictureOf(result), took: performance.now() - start };
}

/** Every connection is closed by the scan, not by the end of the test. */
export async function expectClosed(server: Listening): Promise<void> {
  for (let tries = 0; tries < 50 && server.open() > 0; tries += 1) await sleep(20);
  expect(server.open(), 'connections left open').toBe(0);
}

/** A server of three versions that does nothing wrong. */
export const plain: TlsPolicy = {
  suites: {
    'TLSv1.0': ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_AES_256_CBC_SHA', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
    'TLSv1.2': ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_NULL_SHA256'],
    'TLSv1.3': ['TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'],
  },
};
