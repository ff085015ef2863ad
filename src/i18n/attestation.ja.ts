import type { AttestationMessages } from './attestation.en.ts';
import { formatCount } from './plural.ts';

/** 表明の状態のほかに、レポートが表明について述べる文言。 */
export const attestationJa: AttestationMessages = {
  signedOff: ({ by, date }) => `${date} ${by}が承認`,
  personOf: ({ name, role }) => `${name}（${role}）`,
  evidence: '証拠資料',
  document: ({ file, digits }) => `${file}（SHA-256ハッシュ ${digits}…）`,
  hashAlone: ({ digits }) => `SHA-256ハッシュ ${digits}…`,
  found: {
    same: '変更なし',
    changed: '表明後に変更あり',
    kept: 'ファイルは記録フォルダーになく、ハッシュのみ保持',
    unreadable: '記録フォルダーから読み取れない',
  },
  keptAlone: '別の場所で保管（ハッシュで特定）',
  signedOffBy: '承認者',
  signerRole: '承認者の役職',
  signedOffOn: '承認日',
  whyNot: '算入しない理由',
  why: {
    expired: '有効期限を過ぎている',
    'not-yet': '表明日がまだ来ていない',
    unsigned: '判定基準日時までに承認した者がいない',
    changed: '根拠とした資料が表明時から変わっている。内容を確認し、改めて表明すること',
    unreadable: '根拠とした資料を読み取れず、表明時と同じかどうか分からない',
    'unknown-subject': '該当する項目や対策がカタログにない',
  },
  doesNotCount: ({ why }) => `算入しない（${why}）`,
  notCounted: ({ n, parts }) => `表明のうち${formatCount(n)}件は、ないものとして扱う: ${parts}。`,
  between: '、',
  part: ({ n, state }) => `${state} ${formatCount(n)}件`,
};
