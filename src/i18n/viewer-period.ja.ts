import { formatCount } from './plural.ts';
import type { ViewerPeriodMessages } from './viewer-period.en.ts';

/** 人が読むレポートの、期間のページの文言。 */
export const viewerPeriodJa: ViewerPeriodMessages = {
  title: '期間を通じた運用状況',
  fileTitle: ({ organization }) => `期間を通じた運用状況：${organization}`,
  glance: '概要',
  limits: '本レポートの限界',
  figures: {
    of: ({ part, whole }) => `${formatCount(part)}／${formatCount(whole)}`,
    clean: '監視日のすべてで検出事項のない項目',
    open: '期末で未解消の逸脱（例外承認を除く）',
    days: '完全な実行のあった日',
    gaps: '監視の空白',
  },
  ownRun: {
    among: ({ seq }) => `このレポートの実行は、期間内の実行の1つ（通番${seq}）である。`,
    other: 'このレポートの実行は、期間内の実行に含まれない。ほかのページは、別の時点の状態を示す。',
  },
  legend: {
    compliant: '検出事項なし',
    nonCompliant: '検出事項あり',
    unmonitored: '未監視',
    label: '日ごとの状態',
  },
  strip: ({ control, days, compliant, nonCompliant, unmonitored }) =>
    `${control}：${formatCount(days)}日間のうち、検出事項なし${formatCount(compliant)}日、検出事項あり${formatCount(nonCompliant)}日、未監視${formatCount(unmonitored)}日`,
  months: Array.from({ length: 12 }, (_, index) => `${index + 1}月`),
  finding: '検出事項',
  state: '状態',
  states: { open: '未解消', closed: '解消', waived: '例外承認' },
  length: {
    same: (length) => length,
    range: ({ min, unit, max }) => `${min}～${max}${unit}`,
    atMost: (length) => `${length}以内`,
    days: (n) => `${formatCount(n)}日`,
    hours: (n) => `${formatCount(n)}時間`,
    dayUnit: '日',
    hourUnit: '時間',
  },
  lengthMeans:
    '長さは期間内の最短から最長までの範囲で、外側に丸めている。太い線は不合格を確認した間、細い線は不合格だった可能性がある間（そうでないことを示す実行がない間）を示す。',
  versions: 'complyとルールの版',
  toolVersions: 'ツールの版',
  version: 'ツールの版',
  changes: '母集団の変化',
  scopeChanges: '対象範囲と設定の変化',
  table: (title) => `${title}の表`,
  kind: '種別',
  when: '時期',
  place: '場所',
  after: ({ time }) => `${time} より後`,
  by: ({ time }) => `${time} まで`,
  nothingEarlier: 'それ以前は不明',
  severalVersions: ({ n }) => `期間中に版が変わったルールは${formatCount(n)}件で、先に示す。`,
  read: '読み取った範囲',
  reads: { complete: 'すべて', partial: '一部', interrupted: '一部（中断）' },
  allRuns: ({ n }) => `全${formatCount(n)}回の実行`,
  cut: ({ shown, total }) =>
    `${formatCount(total)}件のうち先頭の${formatCount(shown)}件。全件は comply period の -o xlsx=FILE または -o json=FILE で書き出せる。`,
  between: '実行と実行の間の状態は不明である。監視の空白によって逸脱が解消することはない。',
};
