import { describe, expect, it } from 'vitest';
import { daysOf } from '../../../../src/providers/azure/derive/iso-duration.ts';

describe('days of a duration', () => {
  it.each([
    ['P90D', 90],
    ['P2W', 14],
    ['P1M', 31],
    ['P12M', 365],
    ['P18M', 548],
    ['P1Y', 365],
    ['P1Y6M', 548],
    ['p30d', 30],
    ['P0D', 0],
  ])('%s', (text, days) => expect(daysOf(text)).toBe(days));

  it.each(['', 'P', '90', '90D', 'P1', 'PT24H', 'P1DT1H', 'P-1D', 'P1.5Y', 'P123456D', ' P1D', 90, null, undefined])(
    'not of %s',
    (text) => expect(daysOf(text)).toBeUndefined(),
  );
});
