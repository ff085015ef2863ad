import { describe, expect, it } from 'vitest';
import { parseLock, retainUntil } from '../../../src/evidence/upload/lock.ts';

const run = new Date('2026-11-22T01:02:03Z');
const end = (text: string, from = run): string =>
  retainUntil(parseLock(text, undefined, from).term, from).toISOString();
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe('a lock', () => {
  it('of six years from 2026-11-22 is 2,192 days, however it is written', () => {
    expect(end('6y')).toBe('2032-11-22T23:59:59.000Z');
    expect([end('2192d'), end('2032-11-22')]).toEqual([end('6y'), end('6y')]);
    expect(days('2026-11-22', end('6y').slice(0, 10))).toBe(2192);
  });

  it('is never a day short where there is no 29 February', () => {
    const leap = new Date('2028-02-29T12:00:00Z');
    expect(end('6y', leap)).toBe('2034-03-01T23:59:59.000Z');
    expect(end('4y', leap)).toBe('2032-02-29T23:59:59.000Z');
    expect(end('365d', leap)).toBe('2029-02-28T23:59:59.000Z');
  });

  it('covers six years to the second from any day of a leap cycle', () => {
    for (let day = 0; day < 1461; day += 1) {
      const from = new Date(Date.UTC(2026, 0, 1 + day, 23, 59, 58));
      const until = new Date(end('6y', from));
      const least = new Date(from);
      least.setUTCFullYear(from.getUTCFullYear() + 6);
      expect(until.getTime()).toBeGreaterThanOrEqual(least.getTime());
      expect(days(from.toISOString(), until.toISOString())).toBeLessThan(2194);
    }
  });

  it('has a mode only where one was named', () => {
    expect(parseLock('6y', undefined, run)).toEqual({ term: { years: 6 } });
    expect(parseLock('6y', 'Compliance', run).mode).toBe('COMPLIANCE');
    expect(parseLock('6y', 'GOVERNANCE', run).mode).toBe('GOVERNANCE');
    expect(() => parseLock('6y', 'legal', run)).toThrow(/neither governance nor compliance/);
  });

  it('is at most a hundred years', () => {
    expect(end('100y')).toBe('2126-11-22T23:59:59.000Z');
    expect(end('36500d')).toBe('2126-10-29T23:59:59.000Z');
    for (const text of ['101y', '36501d', '2126-11-23', '999999y']) expect(() => end(text)).toThrow(/100 years/);
  });

  it.each(['2026-11-22', '2026-11-21', '1999-01-01'])('that ends by the day of the run is refused: %s', (text) => {
    expect(() => end(text)).toThrow(/not in the future/);
  });

  it.each([
    '',
    '6',
    'y',
    '0y',
    '-1y',
    '06y',
    '6Y',
    '6 y',
    '1.5y',
    '6m',
    '2032-02-30',
    '2032-13-01',
    '2032-1-1',
    '２０３２-01-01',
    'NaN',
    '2032-11-22T00:00:00Z',
  ])('is not %j', (text) => {
    expect(() => end(text)).toThrow(/neither a term nor a date/);
  });
});
