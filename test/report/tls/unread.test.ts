import { describe, expect, it } from 'vitest';
import { listUnread } from '../../../src/report/tls/unread.ts';
import type { TlsEndpointResult } from '../../../src/tls-scanner-lite/result.ts';
import { closed, good, lacking, partial, weak } from './sample.ts';

/** Every place of a result at which something is indeterminate, found without knowing its shape. */
function countIndeterminate(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own =
    ('status' in value && value.status === 'indeterminate') ||
    ('offered' in value && value.offered === 'indeterminate');
  return (own ? 1 : 0) + Object.values(value).reduce<number>((sum, member) => sum + countIndeterminate(member), 0);
}

/** The same result with the verdict at this place not known. */
function unsettle(result: TlsEndpointResult, path: readonly string[]): TlsEndpointResult {
  const copy = structuredClone(result) as unknown as Record<string, never>;
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce((at, key) => at[key] as never, copy);
  Object.assign(parent, { [last]: lacking('timeout', 'seen') });
  return copy as unknown as TlsEndpointResult;
}

/** Paths to every verdict of a result that has a value. */
function settled(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, member]) => settled(member, [...path, key]));
  return 'status' in value && value.status === 'ok' ? [path, ...below] : below;
}

describe('listUnread', () => {
  it('is empty where all is known', () => {
    expect(listUnread(good)).toEqual([]);
  });

  it('counts every indeterminate of a result', () => {
    for (const result of [partial, closed]) expect(listUnread(result)).toHaveLength(countIndeterminate(result));
  });

  it('takes a server of another protocol for read', () => {
    expect(countIndeterminate(weak)).toBe(1);
    expect(listUnread(weak)).toEqual([]);
  });

  it.each(settled(good).map((path) => path.join('.')))('sees %s', (path) => {
    const unread = listUnread(unsettle(good, path.split('.')));
    expect(unread).toHaveLength(1);
    expect(unread[0]).toMatchObject({ reason: 'timeout', evidence: 'seen' });
  });

  it('names the version', () => {
    expect(listUnread(partial)).toContainEqual({
      part: 'cipherSuites',
      version: 'TLSv1.2',
      reason: 'rate-limited',
      evidence: 'ECONNRESET',
    });
  });
});
