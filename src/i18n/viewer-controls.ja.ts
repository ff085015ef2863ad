import { formatCount } from './plural.ts';
import type { ViewerControlsMessages } from './viewer-controls.en.ts';

/** 人が読むレポートの、項目のページの文言。 */
export const viewerControlsJa: ViewerControlsMessages = {
  heading: 'フレームワーク別の項目',
  lead: '各版の全項目をカタログの順に示す。項目を開くと、その状況の根拠が分かる。',
  supportingNote:
    '状況を決めるのは、その項目自体が要求する対策だけである。題名は本ツール独自の表現であり、正とするのはフレームワークの原文である。',
  statuses: '各状況の意味',
  means: {
    'not-satisfied': 'その項目または下位の項目に不合格のテストがあり、例外承認もされていない。',
    undetermined: '読み取れなかった情報があり、「不明」の結果または確かめられない表明がある。',
    'not-assessed':
      '求められる技術的対策に、結果のないものがある（ルールがない、選択していない、または確認するシステムがない）。',
    manual: '全部または一部を人が示す必要があり、有効な表明がない。',
    waived: '不合格となったものは、すべて例外承認されている。',
    satisfied: '求められる技術的対策をすべて検査し、不合格がなかった。それ以上のことは示さない。',
    attested: '記名者による表明があり、不合格のテストはない。',
    'not-applicable': '一覧をすべて取得した結果、ルールの検査対象が存在しない。',
    'out-of-scope': '理由を示して対象から除いた、または評価の対象となる内容がない。',
  },
  denominator: ({ entries, outOfScope }) =>
    `${entries}。ルールの有無にかかわらず、この版のすべてを含む${outOfScope > 0 ? `（うち対象外 ${formatCount(outOfScope)}件）` : ''}。`,
  ways: { automated: '自動', partly: '一部自動', manual: '手動', 'not-covered': 'ルールなし' },
  assessed: ({ whole, ways }) => `${whole}評価の方法：${ways}。`,
  waysMeans:
    '自動：求める対策のすべてについて、ルールがシステムから読み取る。一部自動：一部を読み取るか、保管された記録を判定する。手動：人が回答する。ルールなし：設定から確認できるが、今回検査したルールがない。',
  wayCount: ({ way, n }) => `${way} ${formatCount(n)}件`,
  between: '、',
  notes: ({ n }) => `このフレームワークに関する注記（${formatCount(n)}件）`,
  levels: {
    general: '総則',
    standard: '基準',
    required: '必須（required）',
    addressable: '対応検討（addressable）',
    'compliance-item': '遵守事項',
    chapter: '章・節（項目単位では未整理）',
    'provider-duty': '事業者の責務',
    'information-item': '契約前の情報提供項目',
    measure: '対策項目（別紙2）',
    informative: '参考',
  },
  tests: 'テスト',
  noTests: 'なし',
  rulesLabel: 'ルール',
  rulesCut: ({ shown, total }) =>
    `全${formatCount(total)}件のうち、不合格の多い順に先頭の${formatCount(shown)}件を示す`,
  allResults: '表ですべての結果を見る',
  safeguards: '対策',
  cut: ({ shown, total, names }) => `全${formatCount(total)}件のうち先頭の${formatCount(shown)}件：${names}`,
  parts: '状況は次の項目からも決まる',
  failing: ({ n }) => `不合格 ${formatCount(n)}件`,
  unknown: ({ n }) => `不明 ${formatCount(n)}件`,
  filter: {
    label: '項目の絞り込み',
    framework: 'フレームワーク',
    all: 'すべてのフレームワーク',
    search: '検索',
    status: '状況（選択なし：すべて）',
    reset: 'すべて表示',
    count: '{total}項目中{shown}項目を表示',
  },
};
