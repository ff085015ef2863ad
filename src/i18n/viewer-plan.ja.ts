import { formatCount } from './plural.ts';
import type { ViewerPlanMessages } from './viewer-plan.en.ts';

/** 人が読むレポートの是正計画の文言（ほかのレポートと共通のものを除く）。 */
export const viewerPlanJa: ViewerPlanMessages = {
  lead: ({ items, findings }) =>
    `未対応の検出事項 ${formatCount(findings)}件は、${formatCount(items)}件の作業で解消できる。同じルールの不合格は、リソースの数にかかわらず1件の作業とする。`,
  none: ({ unknown }) =>
    `${
      unknown === 0
        ? '未対応の検出事項がないため、作業はない。'
        : `未対応の検出事項はないが、${formatCount(unknown)}件の結果が「不明」であり、合格でも不合格でもないため、作業に含めない。`
    }例外承認したものと読み取れなかったものは、それぞれのページに示す。`,
  scale: ({ scale }) => `表示する点数は、整数になるようにこの値を${scale}倍したもの。`,
  closing:
    '項目は、不合格となっているものをすべて修正すると解消する。このため、1つの項目が複数の作業に現れることがある。',
  exports: 'ほかの形式で出力するには',
  exportsMean: 'このスキャンの判定結果のJSON（comply scan -o json=assessment.json）から作成できる。',
  formats: {
    xlsx: 'Excelのワークブック（是正計画は独立したシート）',
    poam: '是正計画（POA&M、OSCAL形式）。GRCツール向け',
    csv: '全結果を1行に1件ずつ。表計算ソフトや課題管理ツール向け',
    markdown: 'プルリクエスト、Wiki、課題の本文向け',
  },
  unpriced: ({ n }) => `金額の記載がない対策（${formatCount(n)}件）`,
  overview: '作業の一覧（優先順）',
  overviewCut: ({ shown, total }) =>
    `${formatCount(total)}件のうち先頭の${formatCount(shown)}件。全件はワークブックにある。`,
  inFull: '作業ごとの詳細',
  inFullCut: ({ shown, total }) =>
    `${formatCount(total)}件のうち先頭の${formatCount(shown)}件。上の一覧にあるほかの作業の詳細は、comply explain ルールID で表示できる。`,
  scored: ({ score, severity, weight, controls, effort, divisor, scale }) =>
    `点数 ${formatCount(score)} ＝ ${weight}（重大度：${severity}）× 項目 ${formatCount(controls)}件 ÷ ${divisor}（工数：${effort}）× ${scale}`,
  findings: ({ n }) => `未対応の検出事項 ${formatCount(n)}件`,
  effort: ({ effort }) => `工数：${effort}`,
  why: '必要な理由',
  caution: '注意',
  steps: '手順',
  cli: 'コマンドラインの場合',
  terraform: 'Terraformの場合',
  codeCut: ({ shown, total }) =>
    `${formatCount(total)}行のうち先頭の${formatCount(shown)}行。全体は comply explain で表示できる。`,
  elsewhere: 'コマンドとTerraformの例：',
  verify: '完了の確認',
  verifyMeans: 'このルールだけで再スキャンし、検出事項がなくなれば完了。',
  closes: '解消を待つ項目',
  closesOf: ({ framework, n }) => `${framework}（${formatCount(n)}件）`,
  digest: 'ルールのSHA-256：',
  references: '参考資料',
  resources: 'リソース',
  resourcesCut: ({ shown, total }) => `${formatCount(total)}件のうち先頭の${formatCount(shown)}件`,
  inTable: ({ n }) => `検出事項 ${formatCount(n)}件を結果の表で見る`,
  weaker: '本来より緩い条件で判定',
};
