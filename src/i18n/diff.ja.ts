import type { DiffMessages } from './diff.en.ts';
import { formatCount } from './plural.ts';

/** `comply diff` の文言。 */
export const diffJa: DiffMessages = {
  title: ({ version }) => `comply ${version} による差分`,
  old: '前回',
  new: '今回',
  side: ({ asOf, run, open, unknown }) =>
    `${asOf} 時点、実行ID ${run}: 未対応の検出事項 ${formatCount(open)}件、「不明」の結果 ${formatCount(unknown)}件`,
  alarm: {
    interrupted: ({ side }) => `${side}: スキャンは中断されている。読み取っていないものは比較していない。`,
    incomplete: ({ side }) => `${side}: 対象の一部を読み取れていない。読み取れなかったものは比較していない。`,
    order: '2つ目の判定結果の時点が、1つ目より前である。',
    organization: '2つの判定結果の組織名が異なる。',
    tool: ({ from, to }) =>
      `前回は comply ${from}、今回は ${to} による。ルールが変わったものの差異は、ルールの変更によることがある。`,
  },
  summary: '概要',
  kind: {
    new: '新規',
    unwaived: '例外承認の終了',
    'rule-changed': 'ルールの変更',
    changed: '変化',
    'newly-unknown': '新たに不明',
    'out-of-scope': '対象外',
    waived: '新たに例外承認',
    fixed: '修正済み',
  },
  means: {
    new: '前回はなく、今回は未対応',
    unwaived: '例外承認が期限切れまたは削除され、未対応に戻った',
    'rule-changed': 'ルールが前回と異なるため、差異はルールの変更によることがある',
    changed: '前回も今回も未対応だが、内容が異なる',
    'newly-unknown': '今回は読み取れなかった。修正済みでも合格でもない',
    'out-of-scope': '今回は問い合わせていない。修正済みではない',
    waived: '前回以降に承認された',
    fixed: '合格になった、該当しなくなった、またはリソースがなくなった',
  },
  unchanged: '変化のない検出事項',
  readAgain: '不明の解消',
  readAgainMeans: '前回は不明、今回は判明',
  newFindings: ({ n }) =>
    n === 0
      ? '新規として数えるものはない。1つ目の判定結果をベースラインとするゲートでも同じである。'
      : `検出事項${formatCount(n)}件を新規として数える。1つ目の判定結果をベースラインとするゲートでも同じである。`,
  nothing: '変化はない。',
  standing: {
    pass: '合格',
    fail: '不合格',
    waived: '例外承認',
    unknown: '不明',
    'not-applicable': '該当なし',
    absent: 'なし',
  },
  absentBefore: {
    gone: '存在せず',
    unread: '読み取れず',
    rule: 'ルールが対象外',
    target: 'ターゲットが対象外',
    account: 'アカウントが対象外',
    region: 'リージョンが対象外',
    resource: '指定なし',
  },
  absentNow: {
    gone: '消滅',
    unread: '読み取れず',
    rule: 'ルールが対象外',
    target: 'ターゲットが対象外',
    account: 'アカウントが対象外',
    region: 'リージョンが対象外',
    resource: '指定なし',
  },
  fromTo: ({ from, to }) => `${from} → ${to}`,
  detail: { severity: '重大度', message: '内容', observed: ({ field }) => field },
  unread: '読み取れず',
  more: ({ n }) => `ほか${formatCount(n)}件`,
  ruleChanged: 'ルール変更あり',
  countsAsNew: '新規として数える',
  results: ({ n }) => `結果 ${formatCount(n)}件`,
  columns: { rule: 'ルール', severity: '重大度', resource: 'リソース', change: '変化' },
  scope: {
    heading: '対象範囲',
    added: '今回のみ',
    removed: '前回のみ',
    what: {
      target: 'ターゲット',
      account: 'アカウント',
      region: 'リージョン',
      framework: 'フレームワーク',
      edition: '版',
      rule: 'ルール',
    },
  },
  rules: {
    heading: '変わったルール',
    was: ({ id }) => `旧ID ${id}`,
    what: {
      renamed: 'IDの変更',
      definition: '定義',
      severity: '重大度',
      overrides: '適用中のパラメーター',
      title: '題名',
    },
  },
  omitted: ({ shown, total }) =>
    `${formatCount(total)}行のうち先頭の${formatCount(shown)}行を表示。全件は --format json で出力できる。`,
};
