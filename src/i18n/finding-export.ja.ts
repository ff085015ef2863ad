import type { FindingExportMessages } from './finding-export.en.ts';
import { formatCount } from './plural.ts';

/** 他のツールに渡す検出事項の文言。 */
export const findingExportJa: FindingExportMessages = {
  waived: ({ type, reason, owner, approvedBy, expires, compensating }) =>
    `${expires} まで例外承認（${type}）。理由: ${endSentence(reason)}責任者: ${owner}、承認者: ${approvedBy}。${compensating === undefined ? '' : `代替策: ${endSentence(compensating).trimEnd()}`}`,
  weakened: ({ change, reason, approvedBy, until }) =>
    `既定値より緩い設定で判定: ${[change, reason && `理由: ${reason}`, approvedBy && `承認者: ${approvedBy}`, until && `期限: ${until}`].filter(Boolean).join('、')}。`,
  changed: ({ change, reason }) =>
    `既定値と異なる設定で判定: ${[change, reason && `理由: ${reason}`].filter(Boolean).join('、')}。`,
  furtherRequirements: ({ n }) => `ほか${formatCount(n)}件`,
  separator: '、',
};

/** 英文で終わる場合は空白で区切る。 */
function endSentence(text: string): string {
  if (text.endsWith('。')) return text;
  return /[.!?]$/.test(text) ? `${text} ` : `${text}。`;
}
