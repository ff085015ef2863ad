import { formatCount } from './plural.ts';
import type { ViewerAcceptedMessages } from './viewer-accepted.en.ts';

/** 人が承認・表明したことについてのページの文言（ほかのレポートと共通のものを除く）。 */
export const viewerAcceptedJa: ViewerAcceptedMessages = {
  title: '例外承認と表明',
  lead: '組織の人が記名で決めたこと、述べたことを示す。検出事項の例外承認、ルールでは確認できないことについての表明、責任分担の3つである。いずれも本ツールの判定ではない。',
  cut: ({ shown, total }) =>
    `${formatCount(total)}行のうち先頭の${formatCount(shown)}行。全件はJSON形式の判定結果にある。`,
  waivers: '例外承認',
  waiversLead: ({ n, findings }) =>
    `例外承認の記載は${formatCount(n)}件、これにより承認されている検出事項は${formatCount(findings)}件である（検出事項としては残る）。確認が必要なものを先に示す。`,
  noWaivers: '例外承認の記載はない。承認された検出事項はない。',
  covers: 'ルールとリソース',
  findings: ({ n }) => `検出事項 ${formatCount(n)}件`,
  inTable: '結果の表で見る',
  responsible: '責任者と承認者',
  until: '期限',
  today: '本日まで',
  daysLeft: ({ days }) => `残り${formatCount(days)}日`,
  daysOver: ({ days }) => `${formatCount(days)}日超過`,
  noAttestations: '表明の記載はない。',
  attestationsLead: ({ n, current }) =>
    `表明 ${formatCount(n)}件のうち、有効なものは${formatCount(current)}件。いずれも記名者の言葉であり、本ツールの判定ではない。`,
  attestedBy: '表明者と承認者',
  noResponsibilities:
    '責任分担の記載がない（記録フォルダーの responsibilities.yaml に書く）ため、項目のどの部分をクラウド事業者が担うかは示さない。',
  split: '責任分担別の項目数',
  framework: 'フレームワーク',
  declaredOf: ({ declared, total }) => `${formatCount(total)}件中${formatCount(declared)}件`,
  declared: '記載済み',
  status: '状況',
  notHere: 'このレポートの対象外',
  noVendors: '台帳の委託先について判定した結果はない。',
};
