import type { VendorMessages } from './vendor.en.ts';

/** ベンダー参照一覧の項目に添える文言。 */
export const vendorJa: VendorMessages = {
  notice: ({ day }) =>
    `最新の規約を確認すること。${day}時点のベンダー自身の説明をcomply独自の表現で要約したもので、ベンダーの評価ではなく、判定にも使わない。判断の根拠となるのは、組織の台帳の記録と締結した契約である。`,
  id: 'ID',
  reference: '台帳での指定',
  kind: '種別',
  kinds: { ai: 'AI事業者', cloud: 'クラウド事業者', saas: 'SaaS事業者' },
  certainty: '根拠',
  certainties: {
    read: 'ベンダー自身のページの写しを確認（写しは確認日より古いことがある）',
    memory: 'ベンダー自身のページは確認できていない',
  },
  asOf: '時点',
  says: 'ベンダーの説明',
  sources: '確認先',
  seen: ({ day }) => `${day}に写しを確認`,
  unseen: '未確認',
};
