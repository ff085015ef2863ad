import type { EvidenceMessages } from './evidence.en.ts';
import { formatCount } from './plural.ts';

const count = (n: number | undefined): string => formatCount(n ?? 0);

/** `comply evidence verify` と `extract` の文言。 */
export const evidenceJa: EvidenceMessages = {
  title: { bundle: '証跡バンドル', extract: '証跡バンドルの抽出ファイル' },
  unreadable: '（マニフェストを読み取れない）',
  asOf: ({ time }) => `判定基準日時 ${time}`,
  collected: ({ from, to }) => `収集期間 ${from} から ${to} まで`,
  number: ({ seq }) => `連鎖の${formatCount(seq)}番目`,
  manifest: 'manifest.jsonのSHA-256',
  checks: '検証項目',
  check: {
    schema: 'レイアウト',
    files: 'ファイル',
    merkle: 'Merkle木',
    counts: '件数',
    signature: '署名',
    timestamp: 'タイムスタンプ',
    chain: '連鎖',
    coverage: '読み取り状況',
    reperform: '再実施',
    derived: '派生ファイル',
  },
  holds: {
    schema: () => 'すべての文書が規定のレイアウトの正準形JSONである',
    files: ({ figures: { files, bytes } }) =>
      `${count(files)}ファイル（${count(bytes)} バイト）がすべて存在し、変更がなく、ほかには何もない`,
    merkle: ({ figures: { trees, lines, proofBytes } }) =>
      proofBytes === undefined
        ? `${count(lines)}行と全ファイルが、${count(trees)}個の木のルートに一致する`
        : `${count(lines)}件の記録がバンドルのルートに到達する（最長の証明は ${formatCount(proofBytes)} バイト）`,
    counts: ({ figures: { resources, calls, results, pointers } }) =>
      [
        ...(resources === undefined ? [] : [`リソース${formatCount(resources)}件`]),
        ...(calls === undefined ? [] : [`API呼び出し${formatCount(calls)}件`]),
        `判定結果${count(results)}件が一致し、${count(pointers)}個のポインターが記録に到達する`,
      ].join('、'),
    signature: ({ figures: { publicKeySha256 } }) =>
      `指定された鍵（SHA-256 ${publicKeySha256 ?? '-'}）による、このバンドルへの署名である`,
    timestamp: ({ figures: { stampedAt } }) => `署名は ${stampedAt ?? '-'} に存在していた`,
    chain: ({ figures: { seq } }) => `${count(seq)}番目であり、指定されたバンドルに続く`,
    coverage: ({ figures: { services } }) => `完全（アカウント・リージョンごとのサービス${count(services)}件）`,
    reperform: ({ figures: { results, rules, installedRules, records, answers, withheld, taken } }) =>
      `再判定した結果${count(results)}件と全項目の状況が、バイト単位で一致する。ルール${count(rules)}件のうち${count(installedRules)}件は、この環境のものと同一である${
        answers ? `。応答${count(answers)}件から作り直した記録${count(records)}件も一致する` : ''
      }${withheld ? `。秘匿処理により記録を作り直せないタスクが${count(withheld)}件ある` : ''}${
        taken ? `。応答が残っていない記録${count(taken)}件は、そのまま用いた` : ''
      }`,
    derived: ({ figures: { files } }) => `再作成した${count(files)}ファイルが一致する`,
  },
  problems: ({ n }) => `問題${formatCount(n)}件`,
  more: ({ n }) => `ほか${formatCount(n)}件`,
  notChecked: ({ why }) => `未検証: ${why}`,
  verdict: {
    0: '検証した項目はすべて成立する。',
    10: 'バンドルは書き出された時のままではない。',
    11: '指定された鍵の保持者が作成したことを示すものがない。',
    12: '再判定すると、バンドルの記載と異なる結果になる。',
    13: 'このバンドルは直前のバンドルに続いていない。',
    14: 'バンドルは書き出された時のままだが、対象の一部を読み取れていない。',
  },
  exit: ({ verdict, code }) => `${verdict}終了コード ${code}。`,
  limits:
    'この検証は、証跡が書き出された時のままか、判定結果が証跡から導かれるかを示す。項目を満たすかどうかは、検証する人が判断する。',
  extracted: ({ file, records, results, proof }) =>
    `${file}: 記録${formatCount(records)}件（うち判定結果${formatCount(results)}件）、最長の証明は ${formatCount(proof)} バイト`,
  leftOut: ({ n }) =>
    `この項目の判定結果${formatCount(n)}件は含まれていない（1つの抽出ファイルは200件まで）。全件は comply evidence export --control で書き出せる`,
};
