import { describe, expect, it } from 'vitest';
import { parseYaml, toJson } from '../../src/yaml/parse.ts';
import { readFields } from '../../src/yaml/read.ts';
import { readText } from '../../src/yaml/read-text.ts';

function read(text: string): unknown {
  return toJson(readFields(parseYaml('x.yaml', text), ['ja'], ['en']).get('ja'));
}

describe('a Japanese text over several lines', () => {
  it.each([
    ['a folded block', 'ja: >-\n  証明書が切れると、\n  接続できない。\n  更新すること。\n'],
    ['a plain text', 'ja: 証明書が切れると、\n  接続できない。\n  更新すること。\n'],
    ['a quoted text', 'ja: "証明書が切れると、\n  接続できない。\n  更新すること。"\n'],
  ])('has no gaps: %s', (_, text) => {
    expect(read(text)).toBe('証明書が切れると、接続できない。更新すること。');
  });

  it('keeps the space beside a Latin word, a paragraph, and what | says', () => {
    expect(read('ja: >-\n  鍵を\n  KMS\n  で守る\n')).toBe('鍵を KMS で守る');
    expect(read('ja: >-\n  第一。\n\n  第二。\n')).toBe('第一。\n第二。');
    expect(read('ja: |-\n  本編 第2章\n  対象\n')).toBe('本編 第2章\n対象');
  });

  it('keeps every space of one line', () => {
    expect(read('ja: 本編 第2章\n')).toBe('本編 第2章');
    expect(read('ja: >-\n  本編 第2章\n')).toBe('本編 第2章');
    expect(read('ja: "編集 で変更"\nen: a\n')).toBe('編集 で変更');
  });

  it('stands beside an English one that keeps its words apart', () => {
    const text = readText(parseYaml('x.yaml', 'en: >-\n  one\n  two\nja: >-\n  一つ\n  二つ\n'));
    expect(text).toEqual({ en: 'one two', ja: '一つ二つ' });
  });
});
