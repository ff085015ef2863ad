import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/report/width.ts';
import { wrap } from '../../src/report/wrap.ts';

const japanese =
  'バケットのデフォルト暗号化にカスタマーマネージドキー（KMS）を使用している。鍵の管理者は、対象の「責任者」である。ログを2190日以上保存する。';

describe('wrap', () => {
  it('breaks English at spaces and keeps inner spaces', () => {
    expect(wrap('one two  three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(wrap('a  b', 9)).toEqual(['a  b']);
  });

  it('cuts a word only when it fits on no line', () => {
    expect(wrap('see arn:aws:s3:::bucket now', 10)).toEqual(['see', 'arn:aws:s3', ':::bucket', 'now']);
  });

  it('never exceeds the width and loses nothing, at any width', () => {
    const plain = `${japanese} arn:aws:iam::111122223333:role/Audit ${japanese} 🔒🔒🔒`;
    for (let columns = 8; columns <= 90; columns += 1) {
      const lines = wrap(plain, columns);
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns);
      expect(lines.join('').replaceAll(' ', '')).toBe(plain.replaceAll(' ', ''));
    }
  });

  it('starts no line with closing punctuation, ends none with opening punctuation, splits no katakana word', () => {
    for (let columns = 30; columns <= 90; columns += 1) {
      for (const line of wrap(japanese, columns)) {
        expect(line).not.toMatch(/^[、。）」ー]/);
        expect(line).not.toMatch(/[（「]$/);
      }
      expect(wrap(japanese, columns).join('\n')).not.toMatch(/[ァ-ヺー]\n[ァ-ヺー]/);
    }
  });

  it('gives one empty line for nothing', () => {
    expect(wrap('', 10)).toEqual(['']);
  });
});
