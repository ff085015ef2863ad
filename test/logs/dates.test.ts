import { describe, expect, it } from 'vitest';
import { endOfDate } from '../../src/logs/detect/dates.ts';
import { isDayOfLife } from '../../src/logs/detect/day-of-life.ts';

describe('a day that someone may be born on', () => {
  it.each([
    [1980, 2, 29],
    [2000, 2, 29],
    [1900, 1, 1],
    [2100, 12, 31],
    [1999, 4, 30],
  ])('is %i-%i-%i', (year, month, day) => {
    expect(isDayOfLife(year, month, day)).toBe(true);
  });

  it.each([
    [1980, 2, 30],
    [1981, 2, 29],
    [1900, 2, 29],
    [1999, 4, 31],
    [1999, 13, 1],
    [1999, 0, 1],
    [1999, 1, 0],
    [1899, 12, 31],
    [2101, 1, 1],
    [Number.NaN, 1, 1],
  ])('is not %i-%i-%i', (year, month, day) => {
    expect(isDayOfLife(year, month, day)).toBe(false);
  });
});

describe('a date', () => {
  it.each([
    '1980-02-03',
    '1980/2/3',
    '19800203',
    '1980年2月3日',
    '02/29/1980',
    '29.02.1980',
    '3 February 1980',
    'S55.2.3',
    '55.2.29',
    '昭和55年2月3日',
    '元年5月1日',
    '12/31/79',
    '31/12/79',
  ])('is %s', (text) => {
    expect(endOfDate(`x ${text}, y`, 2)).toBe(2 + text.length);
  });

  it.each([
    '1980-02-30',
    '1980-02-31',
    '19800231',
    '02/30/1980',
    '31/31/1980',
    '30.02.1980',
    '昭和55年2月30日',
    'S55.13.1',
    '31/31/79',
    '1980-13-01',
  ])('is not %s', (text) => {
    expect(endOfDate(`x ${text}, y`, 2)).toBe(-1);
  });
});
