import { expect, it } from 'vitest';
import { askOnce } from '../../../src/providers/read/once.ts';

it('asks for a key once, whoever wants it, also while the answer is on its way', async () => {
  const asked: string[] = [];
  const ask = askOnce(async (key) => {
    asked.push(key);
    return key.toUpperCase();
  });
  expect(await Promise.all([ask('a'), ask('b'), ask('a')])).toEqual(['A', 'B', 'A']);
  expect(await ask('b')).toBe('B');
  expect(asked).toEqual(['a', 'b']);
});
