import { expect, it } from 'vitest';
import { lastSignIn } from '../../../../src/providers/azure/derive/last-sign-in.ts';

it('is the last success, whatever was attempted since', () => {
  expect(
    lastSignIn({
      lastSuccessfulSignInDateTime: '2026-01-05T00:00:00Z',
      lastSignInDateTime: '2026-11-20T00:00:00Z',
      lastNonInteractiveSignInDateTime: null,
    }),
  ).toBe('2026-01-05T00:00:00Z');
});

it('is the last attempt of the time when successes were not recorded', () => {
  expect(
    lastSignIn({
      lastSignInDateTime: '2023-01-05T00:00:00Z',
      lastNonInteractiveSignInDateTime: '2023-03-05T00:00:00Z',
    }),
  ).toBe('2023-03-05T00:00:00Z');
});

it('is null where every attempt since failed', () => {
  const guessed = { lastSignInDateTime: '2026-11-20T00:00:00Z', lastNonInteractiveSignInDateTime: null };
  expect(lastSignIn(guessed)).toBeNull();
});

it('is null where there is none, and nothing where it is something else', () => {
  expect(lastSignIn(undefined)).toBeNull();
  expect(lastSignIn(null)).toBeNull();
  expect(lastSignIn({})).toBeNull();
  expect(lastSignIn('yesterday')).toBeUndefined();
});
