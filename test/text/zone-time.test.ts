import { describe, expect, it } from 'vitest';
import { timeIn } from '../../src/text/zone-time.ts';

describe('timeIn', () => {
  it.each([
    ['2026-11-25T00:00:05.000Z', 'UTC', '2026-11-25 00:00:05 +00:00'],
    ['2026-11-25T00:00:05.000Z', 'Asia/Tokyo', '2026-11-25 09:00:05 +09:00'],
    ['2026-12-31T23:30:00Z', 'Asia/Tokyo', '2027-01-01 08:30:00 +09:00'],
    ['2026-11-25T00:00:05Z', 'Asia/Kathmandu', '2026-11-25 05:45:05 +05:45'],
    ['2026-07-01T00:30:00Z', 'America/New_York', '2026-06-30 20:30:00 -04:00'],
    ['2026-12-01T00:30:00Z', 'America/New_York', '2026-11-30 19:30:00 -05:00'],
    ['2026-12-01T04:30:00Z', 'America/St_Johns', '2026-12-01 01:00:00 -03:30'],
    ['2026-11-25T15:00:00Z', 'Asia/Tokyo', '2026-11-26 00:00:00 +09:00'],
  ])('shows %s in %s', (moment, zone, shown) => {
    expect(timeIn(moment, zone)).toBe(shown);
  });

  it('throws RangeError for what is no moment or no zone', () => {
    expect(() => timeIn('yesterday', 'UTC')).toThrow(RangeError);
    expect(() => timeIn('2026-11-25T00:00:05Z', 'Mars/Olympus')).toThrow(RangeError);
  });
});
