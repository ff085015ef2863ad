import { attestationJa } from './attestation.ja.ts';
import type { Messages } from './messages.en.ts';
import { reportJa } from './report.ja.ts';

/** 日本語の文言。 */
export const messagesJa: Messages = {
  status: {
    'out-of-scope': '対象外',
    'not-satisfied': '不適合',
    undetermined: '判定不能',
    'not-assessed': '未評価',
    manual: '要人手確認',
    waived: '例外承認',
    satisfied: '全テスト合格',
    attested: '表明済み',
    'not-applicable': '該当なし',
  },
  outcome: { pass: '合格', fail: '不合格', unknown: '不明', 'not-applicable': '該当なし' },
  severity: { critical: '緊急', high: '高', medium: '中', low: '低', info: '情報', none: 'なし' },
  effort: { low: '工数小', medium: '工数中', high: '工数大' },
  waiverType: {
    'risk-accepted': 'リスク受容',
    'compensating-control': '代替策あり',
    'false-positive': '誤検出',
    inherited: 'プロバイダー側の管理策を継承',
    'addressable-not-reasonable': 'addressable（対応検討）、当組織では合理的でない',
  },
  waiverState: { active: '有効', expired: '期限切れ', unused: '該当する検出事項なし' },
  attestationState: {
    current: '有効',
    expired: '期限切れ',
    'not-yet': '有効期間前',
    unsigned: '未承認',
    changed: '証拠資料の変更あり',
    unreadable: '証拠資料を読み取り不可',
    'unknown-subject': 'カタログに該当項目なし',
  },
  attestation: attestationJa,
  report: reportJa,
};
