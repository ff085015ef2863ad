import { formatCount } from './plural.ts';
import type { ViewerMatrixMessages } from './viewer-matrix.en.ts';

/** 人が読むレポートの対応表の文言。 */
export const viewerMatrixJa: ViewerMatrixMessages = {
  title: '対策とフレームワークの対応表',
  caption: '対策ごとの各フレームワークの項目',
  lead: ({ safeguards, frameworks, cells, filled }) =>
    `対策 ${formatCount(safeguards)}件 × フレームワーク ${formatCount(frameworks)}件＝${formatCount(cells)}欄。このうち${formatCount(filled)}欄に、その対策を要求する項目がある。1つの対策が複数のフレームワークに対応する。`,
  none: 'この判定結果に対策の記載はない。',
  signs: '記号の意味',
  signsMean:
    '各欄は、その対策を要求する項目の数を状況別に示す。項目は複数の対策を要求するため、状況の原因がその行の対策とは限らない。その対策について検査した結果は、各行の下のルールで確認できる。',
  strengths: {
    primary: '要求：項目が求める対策。そのルールの結果が項目の状況を決める。',
    supporting:
      '関連：その対策のルールの結果をすべて項目に併記するが、状況には影響しない。ルールから導いているため、ルールのない対策には示さない。',
  },
  empty: '要求する項目なし',
  safeguard: '対策',
  kinds: {
    technical: ({ n }) => `技術的対策（${formatCount(n)}件）`,
    governance: ({ n }) => `組織的対策（${formatCount(n)}件）`,
  },
  demanded: ({ n }) => `項目 ${formatCount(n)}件`,
  supporting: ({ n }) => `関連 ${formatCount(n)}件`,
  supportingList: '関連：',
  rules: ({ n }) => `ルール ${formatCount(n)}件`,
  noRules: '検査するルールはない（人が示す）。',
  rulesCut: ({ shown, total }) =>
    `ルール ${formatCount(total)}件のうち、検出事項のあるものを先に${formatCount(shown)}件を示す。全件の表示：`,
  outcomes: '結果：',
  rule: 'ルール',
  rulesOf: ({ safeguard }) => `「${safeguard}」を検査するルールとその結果`,
  waived: '例外承認',
};
