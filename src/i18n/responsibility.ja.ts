import type { ResponsibilityMessages } from './responsibility.en.ts';

/** 責任分担についてレポートが述べる文言。 */
export const responsibilityJa: ResponsibilityMessages = {
  heading: '責任分担',
  means: 'クラウドサービスの利用者と提供者のどちらが各項目を担うか。記録に記載された内容による。',
  control: '項目',
  party: '責任分担',
  vendor: '提供者',
  report: '提供者の報告書',
  note: '分担の備考',
  parties: { customer: '利用者', provider: '提供者', shared: '双方' },
  withVendor: ({ party, vendor }) => `${party}（${vendor}）`,
  between: '、',
};
