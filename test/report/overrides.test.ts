import { expect, it } from 'vitest';
import { groupOverrides } from '../../src/report/overrides.ts';
import { reportText } from '../../src/report/text.ts';
import { sample } from './sample.ts';

const [plain] = sample.rules.filter(({ overrides }) => overrides.length === 0);
if (!plain) throw new Error('the sample has no rule with its own values');
const regions = { parameter: 'allowedRegions', value: ['japaneast'], default: [], weaker: false };
const rules = ['a/s/residency', 'b/s/residency', 'c/s/residency', 'd/s/residency'].map((id) => ({
  ...plain,
  id,
  overrides: [regions],
}));

it('puts rules together that one key gave the same values, and those alone', () => {
  const other = { ...plain, id: 'e/s/residency', overrides: [{ ...regions, value: ['japanwest'] }] };
  const groups = groupOverrides({ ...sample, rules: [...rules, plain, other] });
  expect(groups.map((group) => group.rules.map(({ id }) => id))).toEqual([rules.map(({ id }) => id), [other.id]]);
});

it('says such a value once in a report, with the first rules it is of', () => {
  const page = [...reportText({ ...sample, rules }, { language: 'en', color: 0, width: 80, verbose: false })].join('');
  expect(page).toContain(`
  - 4 rules
    allowedRegions is ["japaneast"] instead of []
    a/s/residency, b/s/residency, c/s/residency, +1 more
`);
});
