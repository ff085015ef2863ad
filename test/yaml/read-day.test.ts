import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/yaml/parse.ts';
import { readDay } from '../../src/yaml/read-day.ts';

const read = (day: string) => readDay(parseYaml('x.yaml', day));

describe('readDay', () => {
  it('takes the days of three centuries', () => {
    for (const day of ['1900-01-01', '2024-02-29', '2199-12-31']) expect(read(day)).toBe(day);
  });

  it('refuses what lies before or behind, where adding an interval would break', () => {
    for (const day of ['0000-01-01', '0099-12-31', '1899-12-31', '2200-01-01', '9999-12-31']) {
      expect(() => read(day)).toThrow(`x.yaml:1:1: ${day} is out of range; write a day from 1900-01-01 to 2199-12-31`);
    }
  });

  it('says in which form it takes a day that was written as a number', () => {
    expect(() => read('20260301')).toThrow(
      'x.yaml:1:1: expected a day as in 2027-03-31, found number 20260301; write it as 2026-03-01',
    );
    for (const other of ['20260231', '2026', 'true', '[]']) {
      expect(() => read(other)).toThrow(/^x\.yaml:1:1: expected a day as in 2027-03-31, found [^;]+$/);
    }
  });

  it('refuses what is no day', () => {
    for (const day of ['2026-02-30', '2026-1-1', 'soon']) expect(() => read(day)).toThrow(`'${day}' is not a day`);
  });
});
