import type { ExplainMessages } from './explain.en.ts';
import { formatCount } from './plural.ts';

/** ルール・対策・項目の説明の文言。 */
export const explainJa: ExplainMessages = {
  id: 'ID',
  part: '上位の項目',
  parts: '下位の項目',
  asks: '求める内容',
  shows: 'ルールで確認できる範囲',
  primary: '求める対策（状況を決める）',
  supporting: '関連する対策（状況には影響しない）',
  noSafeguard: '対応表にこの項目を挙げる対策はない。',
  noRule: '検査するルールなし',
  provider: ({ provider, n }) => `${provider}（ルール ${formatCount(n)}件）`,
  why: '求められる理由',
  note: 'フレームワークによる違い',
  rules: '検査するルール',
  rulesOf: ({ n }) => `ルール ${formatCount(n)}件`,
  noRules: '検査するルールはない。人が確認して示す。',
  demands: 'この対策を求める項目',
  leans: 'この対策が関連する項目（状況には影響しない）',
  asksNone: 'この対策を求める項目はない（合格を意味しない）。',
  leads: '関連する対策と項目',
  others: ({ n }) => `ほかに${formatCount(n)}件のルールが検査する`,
  untested: ({ title }) => `${title}: 検査するルールはまだない。別の方法で示す必要がある。`,
  supply: '人が示すもの',
  informative: '参考情報であり、評価の対象となる内容はない。',
  ownWords: '題名と要約は本ツール独自の表現であり、正とするのはフレームワークの原文である。',
};
