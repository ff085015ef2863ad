import { expect, test } from 'vitest';
import { longestPeriodDays } from '../../../../src/providers/azure/derive/retention-period.ts';

test.each<[readonly unknown[], number]>([
  [[], 0],
  [['PT0S', 'PT0S', 'PT0S'], 0],
  [['P4W', 'PT0S', 'P7Y'], 2555],
  [['P5W', 'P12M'], 365],
])('the longest of %j is %d days', (periods, days) => expect(longestPeriodDays(periods)).toBe(days));

test.each(['', 'P', 'PT5H', '7', null, undefined, 7])('%s is no period', (period) =>
  expect(longestPeriodDays(['P4W', period])).toBeUndefined(),
);
