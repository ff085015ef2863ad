import { describe, expect, it } from 'vitest';
import { visibleOf } from '../../src/text/visible.ts';

describe('visibleOf', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \t\n\u00a0\u3000'],
    ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff'],
    ['marks of reading direction', '\u200e\u200f\u202a\u202e\u2066\u2069\u061c'],
    ['fillers', '\u3164\u115f\u1160\uffa0\u034f'],
    ['variation selectors and tags', '\ufe0f\u{e0100}\u{e0041}'],
    ['a braille pattern without dots', '\u2800'],
    ['controls and half a character', '\u0000\u001b\u00ad\ud800'],
  ])('finds nothing in %s', (_, text) => {
    expect(visibleOf(text)).toBe('');
  });

  it('leaves names of any script, and signs', () => {
    expect(visibleOf(' 佐藤\u3000太郎\u200b')).toBe('佐藤太郎');
    for (const text of ['Zoë', '한빛', 'عمر', '🙂', '\u{e000}', '-']) expect(visibleOf(text)).toBe(text);
  });
});
