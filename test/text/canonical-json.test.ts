import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { toCanonicalJson } from '../../src/text/canonical-json.ts';
import { below, pickFrom, seeded } from '../support/seeded.ts';

/** RFC 8785 appendix B: the bits of a number and how it is written, as far as JSON holds it exactly. */
const numbers = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['4340000000000000', '9007199254740992'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
] as const;

function numberOf(bits: string): number {
  return Buffer.from(bits, 'hex').readDoubleBE(0);
}

describe('canonical JSON', () => {
  it('writes the sample of RFC 8785 section 3.2.2', () => {
    const value = JSON.parse(`{
      "numbers": [333333333.33333329, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`);
    expect(toCanonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by UTF-16 code units, as section 3.2.3 has it', () => {
    const value = JSON.parse(
      '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}',
    );
    expect(Object.values(JSON.parse(toCanonicalJson(value)))).toHaveLength(7);
    expect([...toCanonicalJson(value).matchAll(/"([A-Z][^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it.each(numbers)('writes %s as %s, or refuses what JSON does not hold exactly', (bits, text) => {
    const number = numberOf(bits);
    if (Number.isInteger(number) && !Number.isSafeInteger(number)) {
      expect(() => toCanonicalJson(number)).toThrow(TypeError);
    } else expect(toCanonicalJson(number)).toBe(text);
  });

  it('refuses what is no JSON, and what another reader could take for something else', () => {
    const values = [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1n, Symbol('a'), () => 1, undefined];
    for (const value of values) expect(() => toCanonicalJson(value)).toThrow(TypeError);
    for (const value of [new Date(0), new Map(), new (class Thing {})()]) {
      expect(() => toCanonicalJson({ value })).toThrow(TypeError);
    }
    let deep: Json = 0;
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(() => toCanonicalJson(deep)).toThrow(TypeError);
  });

  it('leaves out what is undefined, keeps every own key, and replaces a lone surrogate', () => {
    expect(toCanonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
    expect(toCanonicalJson(JSON.parse('{"__proto__":1,"constructor":2}'))).toBe('{"__proto__":1,"constructor":2}');
    expect(toCanonicalJson('a\ud800b')).toBe('"a\ufffdb"');
  });

  it('gives what the canonicalize package gives, over random JSON', () => {
    const random = seeded(8785);
    let bytes = 0;
    for (let round = 0; round < 5_000; round += 1) {
      const value = randomJson(random, 4);
      const text = toCanonicalJson(value);
      expect(text).toBe(canonicalize(value));
      expect(toCanonicalJson(JSON.parse(text))).toBe(text);
      bytes += text.length;
    }
    console.log(`5,000 random values, ${bytes} characters, as canonicalize writes them`);
  });
});

const signs = ['a', 'Z', '"', '\\', '/', '\u0000', '\u001f', '\u007f', 'é', '日', '\u2028', '😀', '\ufb33', '-', '1'];

function randomText(random: () => number): string {
  return Array.from({ length: below(random, 6) }, () => pickFrom(random, signs)).join('');
}

function randomJson(random: () => number, depth: number): Json {
  const kind = below(random, depth === 0 ? 5 : 7);
  if (kind === 0) return null;
  if (kind === 1) return random() < 0.5;
  if (kind === 2) return below(random, 2 ** 53) - 2 ** 52;
  if (kind === 3) return (random() - 0.5) * 10 ** (below(random, 30) - 15);
  if (kind === 4) return randomText(random);
  const items = Array.from({ length: below(random, 5) }, () => randomJson(random, depth - 1));
  return kind === 5 ? items : Object.fromEntries(items.map((item) => [randomText(random), item]));
}
