import type { CauseKind } from '../model/cause.ts';
import type { Text } from '../model/text.ts';

/** A cause in a word or two, for the cell of a table; `causeSentence` says it whole. */
export const causeWords: Readonly<Record<CauseKind, Text>> = {
  denied: { en: 'denied', ja: '権限不足' },
  'blocked-by-policy': { en: 'blocked by a policy', ja: 'ポリシーで禁止' },
  throttled: { en: 'throttled', ja: 'スロットリング' },
  timeout: { en: 'timed out', ja: 'タイムアウト' },
  'bad-response': { en: 'answer not understood', ja: '応答を解釈できず' },
  'cut-short': { en: 'cut short', ja: '途中で途切れた' },
  'credentials-expired': { en: 'credentials expired', ja: '認証情報の期限切れ' },
  unreachable: { en: 'unreachable', ja: '接続不可' },
  'not-visible': { en: 'not visible', ja: '参照不可' },
  vanished: { en: 'gone meanwhile', ja: '読み取り中に消失' },
  stale: { en: 'out of date', ja: '情報が古い' },
  'schema-mismatch': { en: 'answer not as documented', ja: '応答が仕様と異なる' },
  budget: { en: 'too long to judge', ja: '長すぎて判定を中断' },
  'not-asked': { en: 'not asked for', ja: '未取得' },
  interrupted: { en: 'interrupted', ja: '中断' },
};
