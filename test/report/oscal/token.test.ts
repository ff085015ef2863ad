import { describe, expect, it } from 'vitest';
import { loadShippedCatalog } from '../../../src/catalog/load.ts';
import { resourceSchemas } from '../../../src/providers/schemas.ts';
import { controlToken } from '../../../src/report/oscal/token.ts';

/** TokenDatatype of the schema. */
const token = /^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$/u;

describe('controlToken', () => {
  it.each([
    ['soc2', 'CC6.1', 'soc2-CC6.1'],
    ['hipaa', '164.312(b)', 'hipaa-164.312-b'],
    ['hipaa', '164.308(a)(1)(ii)(A)', 'hipaa-164.308-a-1-ii-A'],
    ['iso27017', 'CLD.6.3.1', 'iso27017-CLD.6.3.1'],
    ['iso27017', '5.1', 'iso27017-5.1'],
    ['jp-3sho2', 'MHLW-G-1.1-1', 'jp-3sho2-MHLW-G-1.1-1'],
    ['jp-3sho2', '厚労省-8.1', 'jp-3sho2-厚労省-8.1'],
  ])('writes %s %s as %s', (framework, id, expected) => {
    expect(controlToken(framework, id)).toBe(expected);
    expect(expected).toMatch(token);
  });

  it.each(['§164.312(b)', '164.312 (b)', '', '()', ')(', 'a\nb', '\u202e', '\ud800', 'x'.repeat(60_000), '１', '(('])(
    'makes a token of anything: %j',
    (id) => {
      for (const framework of ['hipaa', '3sho2', '']) {
        const made = controlToken(framework, id);
        expect(made).toMatch(token);
        expect(made.length).toBeLessThan(150);
      }
    },
  );

  it('keeps apart what it has to rewrite', () => {
    const ids = ['a b', 'a\tb', 'a§b', 'a b ', '(a b)', `${'x'.repeat(200)}1`, `${'x'.repeat(200)}2`];
    expect(new Set(ids.map((id) => controlToken('hipaa', id))).size).toBe(ids.length);
  });

  it('gives every control of the shipped catalogs one of its own, without a digest', async () => {
    const { frameworks } = await loadShippedCatalog(resourceSchemas);
    const ids = frameworks.flatMap(({ id, editions }) =>
      editions.flatMap(({ id: edition, controls }) =>
        controls.map((control) => ({ id, edition, control: control.id })),
      ),
    );
    const tokens = ids.map(({ id, control }) => controlToken(id, control));
    expect(new Set(ids.map(({ edition }, index) => `${edition} ${tokens[index]}`)).size).toBe(ids.length);
    expect(tokens.filter((one) => /-[0-9a-f]{8}$/.test(one))).toEqual([]);
    console.log(`${tokens.length} controls, all with a token of their own`);
    expect(tokens.length).toBeGreaterThan(400);
  });
});
