import type { PlanMessages } from './plan.en.ts';
import { formatCount } from './plural.ts';

/** 是正計画についてレポートが述べる文言。 */
export const planJa: PlanMessages = {
  heading: '是正計画',
  summary: ({ items }) => `作業 ${formatCount(items)}件`,
  rank: '#',
  what: '作業',
  severity: '重大度',
  controls: '項目数',
  effort: '工数',
  cost: '費用',
  score: '点数',
  findings: '検出事項',
  safeguards: '対策',
  oneOff: ({ currency }) => `一時費用（${currency}）`,
  monthly: ({ currency }) => `月額（${currency}）`,
  unpriced: '金額の記載なし',
  efforts: { low: '小', medium: '中', high: '大' },
  perMonth: ({ amount }) => `月額 ${amount}`,
  and: '、',
  more: ({ n }) => `ほか${formatCount(n)}件`,
  moreVerbose: ({ n }) => `ほか${formatCount(n)}件（--verbose で表示）`,
  between: '、',
  order: ({ severities, efforts }) =>
    `並び順は、重大度（${severities}）× 解消を待つ項目の数 ÷ 工数（${efforts}）の大きい順。`,
  totals: ({ oneOff, monthly }) => `合計は一時費用 ${oneOff}、月額 ${monthly}。複数の行に共通する対策も1回だけ数える。`,
  withoutFigure: ({ n, names }) =>
    `計画の対策のうち金額の記載がない${formatCount(n)}件は、合計に含まない（表の「?」）${names && `: ${names}`}。`,
  ownFigures: '金額は組織が記載したもの。complyは価格の情報を持たない。',
  noFigures: '費用の記載なし（記録フォルダーの costs.yaml に書く）。complyは価格の情報を持たない。',
};
