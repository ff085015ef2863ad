import { expect, test } from 'vitest';
import { assessmentKeys } from '../../../../src/providers/azure/derive/assessment-keys.ts';

/** Of the recommendations that Microsoft took away. */
const dead = [
  '94290b00-4d0c-d7b4-7cea-064a9554e681',
  '57e98606-6b1e-6193-0e3d-fe621387c16b',
  '151e82c5-5341-a74b-1eb0-bc38d2c84bb5',
  '4ab6e3c5-74dd-8b35-9ab9-f61b30875b27',
];

test('are ids, each once, and none that is dead', () => {
  const keys: readonly string[] = Object.values(assessmentKeys);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => dead.includes(key))).toEqual([]);
});
