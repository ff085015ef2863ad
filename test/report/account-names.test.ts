import { expect, it } from 'vitest';
import { namesOf } from '../../src/report/account-names.ts';

it('names the accounts that were entered', () => {
  const accounts = [
    { id: '1', name: 'clinical', caller: 'comply', regions: [] },
    { id: '2', name: 'hidden', regions: [] },
    { id: '3', caller: 'comply', regions: [] },
  ];
  expect(namesOf(accounts)).toEqual(['clinical']);
});
