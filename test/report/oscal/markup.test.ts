import { describe, expect, it } from 'vitest';
import { markup, markupLine, plainValue } from '../../../src/report/oscal/markup.ts';
import { hostileNames, longName } from '../../support/hostile-assessment.ts';

describe('markupLine', () => {
  it.each([
    ['my_bucket *x*', 'my\\_bucket \\*x\\*'],
    ['[a](https://evil.example)', '\\[a\\](https://evil.example)'],
    ['![a](b)', '!\\[a\\](b)'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['&amp;', '\\&amp;'],
    ['{{ insert: param, x }}', '\\{\\{ insert: param, x \\}\\}'],
    ['H~2~O x^2^', 'H\\~2\\~O x\\^2\\^'],
    ['`x`', '\\`x\\`'],
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['12. a', '12\\. a'],
    ['12.5', '12.5'],
    ['a\\b', 'a\\\\b'],
    ['a\nb', 'a\\\\nb'],
    ['\u001b[31m', '\\\\u001B\\[31m'],
    ['', '-'],
    [' \u3000 ', '-'],
  ])('shows %j as it is', (text, expected) => {
    expect(markupLine(text)).toBe(expected);
  });

  it('cuts and counts', () => {
    expect(markupLine('x'.repeat(1000))).toBe(`${'x'.repeat(300)}...(+700)`);
    expect(markupLine(longName).length).toBeLessThan(700);
  });
});

describe('markup', () => {
  it('keeps paragraphs apart and leaves out empty ones', () => {
    expect(markup('a', undefined, ' ', 'b\nc')).toBe('a\n\nb\\\\nc');
    expect(markup(undefined)).toBe('');
  });
});

describe('plainValue', () => {
  it('is a string as OSCAL defines it, or nothing', () => {
    for (const name of [...hostileNames, longName, ' ', '\u3000', '\u00a0x\u00a0', ' '.repeat(60_000)]) {
      const value = plainValue(name);
      if (name === '') expect(value).toBeUndefined();
      else expect(value, JSON.stringify(name)).toMatch(/^\S(.*\S)?$/u);
    }
    expect(plainValue(' a ')).toBe('\\u0020a\\u0020');
    expect(plainValue('<b> & "x"')).toBe('<b> & "x"');
  });
});
