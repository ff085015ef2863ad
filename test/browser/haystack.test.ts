import { describe, expect, it } from 'vitest';
import { markTexts, stack } from '../../src/browser/haystack.ts';

describe('texts that are searched as one', () => {
  const texts = ['abab', '', 'ab', 'ba', 'xaby', '検査-検査', 'aaa'];

  it.each(['a', 'ab', 'aba', 'bab', 'abab', 'b', 'ba', 'aa', 'aaa', 'aaaa', '検査', '査検', '-', 'zz', 'abx'])(
    'finds %s where it stands within one of them',
    (query) => {
      const naive = texts.map((text) => (text.includes(query) ? 1 : 0));
      expect([...markTexts(stack(texts), query)]).toEqual(naive);
    },
  );

  it('finds nothing where there are none', () => {
    expect(markTexts(stack([]), 'a')).toEqual(new Uint8Array());
    expect(markTexts(stack(['', '']), 'a')).toEqual(Uint8Array.of(0, 0));
  });

  it('finds none that runs through all of many', () => {
    const long = stack(Array.from({ length: 20_000 }, () => 'a'.repeat(50)));
    expect(markTexts(long, 'a'.repeat(50)).every((mark) => mark === 1)).toBe(true);
    expect(markTexts(long, 'a'.repeat(51)).every((mark) => mark === 0)).toBe(true);
  });
});
