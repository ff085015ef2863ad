import { describe, expect, it } from 'vitest';
import { readAllTexts } from '../support/rule-texts.ts';

/** A space where Japanese has none: what is left of a line break, or typed by habit beside a parenthesis. */
const gap = /[ぁ-んァ-ヶー一-龠々。、・」)] [ぁ-んァ-ヶ一-龠「(]/u;

/** Spaces that are meant: beside the number of a chapter or an edition, and at the end of a path through a console. */
const meant = / ?第[\d.]+[章部版] ?|> [^>、。]+ (?=で|から)/gu;

const japanese = readAllTexts().filter(({ text }) => /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(text));

describe('the Japanese of the shipped rules and catalogs', () => {
  it('has no gap within a sentence', () => {
    expect(japanese.length).toBeGreaterThan(1000);
    expect(japanese.filter(({ text }) => gap.test(text.replace(meant, '/')))).toEqual([]);
  });

  it.each(['証跡を 保存する', '鍵を更新する。 期限', '対策(暗号化) を行う', '第1章 安全 管理', '権限 (読み取り)'])(
    'would have one in %s',
    (text) => {
      expect(text.replace(meant, '/')).toMatch(gap);
    },
  );

  it.each(['経営管理編 第1章 管理体系', '鍵は KMS で守る', 'リスナー > 編集 で、TLS 1.2以上を選択する。'])(
    'has none in %s',
    (text) => {
      expect(text.replace(meant, '/')).not.toMatch(gap);
    },
  );
});
