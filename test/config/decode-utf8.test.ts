import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../src/config/decode-utf8.ts';
import { InputError } from '../../src/model/errors.ts';

const decode = (...parts: readonly (string | readonly number[])[]) =>
  decodeUtf8(Buffer.concat(parts.map((part) => Buffer.from(part as string))), { file: 'x.yaml' });

function refusal(...parts: readonly (string | readonly number[])[]): InputError['text'] {
  try {
    decode(...parts);
  } catch (error) {
    if (error instanceof InputError) return error.text;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('decodeUtf8', () => {
  it('takes UTF-8, with its mark or without', () => {
    expect(decode('日本語\n😀')).toBe('日本語\n😀');
    expect(decode([0xef, 0xbb, 0xbf], 'a')).toBe('a');
    expect([decode(''), decode('a')]).toEqual(['', 'a']);
  });

  it('says at which line and column something else begins', () => {
    const en = 'this is no UTF-8, perhaps Shift_JIS; save the file as UTF-8';
    // 自 in Shift_JIS.
    expect(refusal('# a\n- name: ', [0x8e, 0xa9], '\n').en).toBe(`x.yaml:2:9: ${en}`);
    expect(refusal('あい\r\n日本', [0x82, 0xa0], 'x\n').en).toBe(`x.yaml:2:3: ${en}`);
    expect(refusal([0xe3, 0x82], '\na').en).toBe(`x.yaml:1:1: ${en}`);
    expect(refusal('a\nbc', [0xe3]).en).toBe(`x.yaml:2:3: ${en}`);
    expect(refusal('a', [0xff]).ja).toMatch(/^x\.yaml:1:2: UTF-8ではない文字がある.*UTF-8で保存し直すこと$/);
  });

  it.each([
    ['with its mark', [0xff, 0xfe, 0x2d, 0]],
    ['with its mark, the other way round', [0xfe, 0xff, 0, 0x2d]],
    ['without', [0x2d, 0, 0x20, 0]],
    ['without, the other way round', [0, 0x2d, 0, 0x20]],
  ])('knows UTF-16 %s', (_, bytes) => {
    expect(refusal(bytes)).toEqual({
      en: 'x.yaml:1:1: the file is in UTF-16; save it as UTF-8',
      ja: 'x.yaml:1:1: ファイルの文字コードがUTF-16である。UTF-8で保存し直すこと',
    });
  });
});
