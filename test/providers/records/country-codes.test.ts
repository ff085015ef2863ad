import { describe, expect, it } from 'vitest';
import { countryCodes, otherCodes } from '../../../src/providers/records/parse/country-codes.ts';
import { countryOf, regionNames } from '../../../src/providers/records/region-countries.ts';

describe('the codes of countries', () => {
  it('are those that ISO 3166-1 assigns', () => {
    expect(countryCodes.size).toBe(249);
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    for (const code of countryCodes) {
      expect(names.of(code), code).toBeDefined();
      // What was withdrawn or is an alias is known to locales by another code.
      expect(new Intl.Locale(`und-${code}`).region, code).toBe(code);
    }
    console.info(`${countryCodes.size} codes of countries`);
  });

  it('hold every country that a region lies in, and what another code is meant to be', () => {
    for (const region of regionNames) expect(countryCodes.has(countryOf(region) ?? ''), region).toBe(true);
    for (const [code, meant] of otherCodes)
      expect([countryCodes.has(code), countryCodes.has(meant)]).toEqual([false, true]);
  });
});
