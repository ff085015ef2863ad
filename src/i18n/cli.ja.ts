import type { CliMessages } from './cli.en.ts';
import { formatCount } from './plural.ts';

/** コマンドが表示する文言（レポートとヘルプを除く）。 */
export const cliJa: CliMessages = {
  scan: {
    progress: ({ done, total, what }) => `読み取り中 ${done}/${total}  ${what}`,
    connecting: ({ target }) => `${target} に接続中`,
    kept: ({ directory }) =>
      `中断した。読み取った内容は ${directory} に残っている。続きを読み取るには: comply scan --resume ${directory}`,
    cutOff: ({ directory }) => `${directory} は収集の途中で止まっている。読み終えていた部分を判定し、残りは不明とする`,
    baselineInterrupted: ({ file, unknown }) =>
      `${file}: このベースラインのスキャンは中断されている（「不明」の結果 ${formatCount(unknown)}件）。読み取れていなかったものは、不合格になると新規として数える`,
    baselineIncomplete: ({ file, unknown }) =>
      `${file}: このベースラインは不完全である（「不明」の結果 ${formatCount(unknown)}件）。読み取れていなかったものは、不合格になると新規として数える`,
    asffEmpty: ({ results }) =>
      `ASFFに検出事項はない。Security Hubが受け付けるのはAWSアカウントに属するものだけで、${formatCount(results)}件の結果に該当するものがない`,
    snapshot: ({ directory }) => `スナップショット: ${directory}`,
    evidence: ({ place, signed }) => `証跡: ${place}${signed ? '' : '（署名なし）'}`,
    pseudonyms: ({ file }) => `仮名の対応表: ${file}（証跡とは別に保管すること）`,
    keptForEvidence: ({ directory }) =>
      `読み取った内容は ${directory} に残っている。原因を取り除き、comply scan --from ${directory} を同じオプションで実行すれば証跡を書き出せる`,
    overrideEnded: ({ rule, parameter, until, place }) =>
      `${place}: ${rule} の ${parameter} の上書きは ${until} で終了。既定値に戻して判定`,
  },
  evidence: {
    key: ({ file, isEncrypted, sha256 }) =>
      `${file}: 秘密鍵（${isEncrypted ? '暗号化済み' : '暗号化なし'}）、${file}.pub: 配布用の公開鍵\n公開鍵のSHA-256: ${sha256}`,
  },
  preflight: {
    summary: ({ answered, failed }) => `読み取れる呼び出し ${answered}件、読み取れない呼び出し ${failed}件`,
    rules: ({ n }) => `${n}件のルールが「不明」になる`,
    noRules: 'これだけが原因で不明になるルールはない',
    more: ({ n }) => ` ほか${n}か所`,
    untried: ({ n }) => `対象がない、または一覧を取得できないため試せなかった呼び出し ${n}件`,
    clear: ({ n }) => `選択した${n}件のルールの判定を妨げるものはない。`,
    unknown: ({ unknown, total }) => `選択した${total}件のルールのうち${unknown}件が「不明」になる。`,
  },
  coverage: {
    framework: 'フレームワーク',
    edition: '版',
    controls: '項目数',
    reach: { automated: '自動', partly: '一部自動', manual: '手動', 'not-reachable': 'ルールなし' },
    means:
      '自動: 項目が求める対策のすべてをルールがシステムから読み取る。一部自動: 一部を読み取るか、保管された記録を判定し、残りは人が回答する。手動: 人が回答する。ルールなし: 設定から確認できるが、まだルールがない。',
    safeguards: ({ tested, total }) => `技術的対策${total}件のうち${tested}件にルールがある`,
    blind: ({ provider }) => `${provider} のAPIからは確認できないもの`,
  },
  permissions: {
    long: ({ length, managed, inline }) =>
      `このポリシーは${length}文字あり、管理ポリシーの上限（${managed}文字）を超えている。ロールのインラインポリシー（上限${inline}文字）とするか、ルールを絞ること`,
  },
  rules: {
    count: ({ n }) => `${n}件のルール`,
    severity: '重大度',
    resource: '判定対象',
    when: '適用条件',
    asks: '合格条件',
    all: 'すべて満たす',
    any: 'いずれかを満たす',
    not: '次を満たさない',
    some: ({ list }) => `${list} のいずれかの要素が次を満たす`,
    every: ({ list }) => `${list} のすべての要素が次を満たす`,
    none: ({ list }) => `${list} のどの要素も次を満たさない`,
    counted: ({ list, range, isNarrowed }) => `${isNarrowed ? '次を満たす ' : ''}${list} の要素数: ${range}`,
    element: 'その要素',
    covers: ({ from, to }) => `ポート範囲 ${from}～${to} に次のいずれかを含む`,
    present: 'がある',
    absent: 'がない',
    parameters: 'パラメーター',
    standard: ({ value }) => `既定値 ${value}`,
    why: '理由',
    fix: '修正方法',
    caution: '注意',
    safeguards: '対策',
    full: '全体を検査',
    partial: '一部を検査',
    controls: '要求元',
    references: '参考',
    earlier: '以前のID',
    tested: ({ rules, cases }) => `ルール${rules}件、ケース${cases}件`,
    allHold: 'すべてのケースが期待どおり',
    failed: ({ n }) => `${n}件のケースが期待と異なる`,
  },
  frameworks: {
    edition: '版',
    withdrawn: '廃止',
    entries: ({ n }) => `${n}項目`,
    assessment: { automatable: '自動判定可', partly: '一部自動', manual: '要人手' },
    proposed: '提案段階（未施行）。指定時のみ表示し、採点の対象外。',
    noProposed: 'このフレームワークに提案中の改正はない。',
    publisher: '発行者',
    licence: 'ライセンス',
  },
};
