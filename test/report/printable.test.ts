import { describe, expect, it } from 'vitest';
import { printable, printableJson, printableShort } from '../../src/report/printable.ts';

describe('printable', () => {
  it.each([
    ['\u001b[31mred', '\\u001B[31mred'],
    ['a\u009b2Jb', 'a\\u009B2Jb'],
    ['\u202egpj.exe', '\\u202Egpj.exe'],
    ['a\u2066b\u2069', 'a\\u2066b\\u2069'],
    ['zero\u200bwidth\u200d', 'zero\\u200Bwidth\\u200D'],
    ['line\nfeed\ttab\r', 'line\\nfeed\\ttab\\u000D'],
    ['\ufeffbom', '\\uFEFFbom'],
    ['\u2028\u2029', '\\u2028\\u2029'],
    ['tag\u{e0041}', 'tag\\u{E0041}'],
    ['half \ud83d', 'half \\uD83D'],
    ['\u007f\u0000', '\\u007F\\u0000'],
  ])('shows what is hidden: %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('leaves Japanese, accents and emoji alone, time after time', () => {
    const text = '患者データ é 🔒 ① ・ー';
    expect(printable(text)).toBe(text);
    expect(printable('\u001b')).toBe(printable('\u001b'));
  });

  it('cuts without breaking a character, and says how much it cut', () => {
    expect(printableShort('abc', 3)).toBe('abc');
    expect(printableShort('abcdef', 3)).toBe('abc...(+3)');
    expect(printableShort('ab🔒cd', 3)).toBe('ab...(+4)');
  });

  it('escapes JSON text to the same value', () => {
    const value = { name: 'a\u202e\u009b\u{e0041}\u2028"\\\n🔒' };
    const json = printableJson(value);
    expect(JSON.parse(json)).toEqual(value);
    expect(printable(json)).toBe(json);
  });
});
