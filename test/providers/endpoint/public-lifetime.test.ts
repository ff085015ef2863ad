import { expect, it } from 'vitest';
import { daysOverPublicLimit } from '../../../src/providers/endpoint/public-lifetime.ts';

it.each([
  ['2020-08-31T23:59:59.000Z', 825],
  ['2020-09-01T00:00:00.000Z', 398],
  ['2026-03-14T23:59:59.000Z', 398],
  ['2026-03-15T00:00:00.000Z', 200],
  ['2027-03-14T23:59:59.000Z', 200],
  ['2027-03-15T00:00:00.000Z', 100],
  ['2029-03-14T23:59:59.000Z', 100],
  ['2029-03-15T00:00:00.000Z', 47],
])('a public authority may issue from %s on for %i days', (notBefore, days) => {
  expect(daysOverPublicLimit({ notBefore, validityDays: days })).toBe(0);
  expect(daysOverPublicLimit({ notBefore, validityDays: days + 1 })).toBe(1);
});
