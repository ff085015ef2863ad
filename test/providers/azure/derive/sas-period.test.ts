import { expect, it } from 'vitest';
import { sasPeriodHours } from '../../../../src/providers/azure/derive/sas-period.ts';

it.each([
  ['1.15:59:59', 40],
  ['1.00:00:00', 24],
  ['0.01:00:00', 1],
  ['00.00:00:01', 1],
  ['365.00:00:00', 8760],
])('%s is %d hours', (period, hours) => expect(sasPeriodHours(period)).toBe(hours));

it.each(['', '24:00:00', '1', 'P1D', '1.2.3', null, undefined, 24])('%s is no period', (period) =>
  expect(sasPeriodHours(period)).toBeUndefined(),
);
