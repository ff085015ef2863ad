import { expect, it } from 'vitest';
import { fromUnixSeconds } from '../../../../src/providers/azure/derive/unix-time.ts';

it('reads seconds since 1970', () =>
  expect(fromUnixSeconds(1598533051)?.toISOString()).toBe('2020-08-27T12:57:31.000Z'));

it.each([undefined, null])('has no moment in %s', (none) => expect(fromUnixSeconds(none)).toBeNull());

it.each(['1598533051', 1.5, Number.NaN, 1e15, {}, true])('cannot read %s', (value) =>
  expect(fromUnixSeconds(value)).toBeUndefined(),
);
