import { formatCount } from './plural.ts';
import type { ViewerOverviewMessages } from './viewer-overview.en.ts';

/** 人が読むレポートの表紙と要約の文言。 */
export const viewerOverviewJa: ViewerOverviewMessages = {
  cover: {
    heading: 'このレポートについて',
    organization: '組織',
    asOf: '判定基準日時',
    frameworks: 'フレームワーク',
    edition: ({ title, edition }) => `${title}：${edition}`,
    tool: 'ツール',
    rules: 'ルール',
    rulesOf: ({ n }) => `${formatCount(n)}件`,
    digest: 'ルールのダイジェスト',
    digestMeans:
      'ルールごとに「ファイルのSHA-256、空白2つ、ID」を1行とし、IDの順に並べた全行のSHA-256。値が同じなら、同じルールである。',
    packs: 'ルールパック',
    changed: '変更した設定',
    changedOf: ({ n, weaker }) =>
      `パラメーターまたは重大度を既定値から変更して判定したルール ${formatCount(n)}件（うち既定値より緩いもの ${formatCount(weaker)}件）`,
    evidence: '署名と証跡',
    verify: '証跡バンドルを検証し、すべて再判定するには：',
    scope: 'スキャンの対象',
    entered: ({ entered, accounts }) => `${formatCount(accounts)}件中${formatCount(entered)}件`,
    accounts: '読み取ったアカウント',
    complete: '対象をすべて読み取った。',
    partial: ({ unread, places }) =>
      `${formatCount(places)}か所（アカウントとリージョンの組）のうち${formatCount(unread)}か所で、一部を読み取れなかった。`,
    closed: ({ closed, accounts }) =>
      `${formatCount(accounts)}アカウントのうち${formatCount(closed)}アカウントを読み取れなかった。`,
    toGaps: '要約の「確認していないもの」を参照。',
    notOpinion: '監査意見ではない',
    cut: ({ shown, total }) =>
      `${formatCount(total)}件のうち先頭の${formatCount(shown)}件。全件はJSON形式の判定結果にある。`,
  },
  summary: {
    heading: '要約',
    judged: ({ time, resources, targets, rules }) =>
      `${time} 時点の状態について、${formatCount(targets)}件のターゲットの${formatCount(resources)}件のリソースを、${formatCount(rules)}件のルールで判定した。`,
    results: ({ results, pass, fail, waived, unknown, notApplicable }) =>
      `判定結果 ${formatCount(results)}件の内訳は、合格 ${formatCount(pass)}件、不合格 ${formatCount(fail)}件${waived > 0 ? `（うち例外承認 ${formatCount(waived)}件）` : ''}、不明 ${formatCount(unknown)}件、該当なし ${formatCount(notApplicable)}件である。`,
    gravest: ({ open, rules, critical, high }) =>
      open === 0
        ? '未対応の検出事項はない。'
        : `未対応の検出事項は${formatCount(open)}件（ルール ${formatCount(rules)}件）で、重大度は緊急 ${formatCount(critical)}件、高 ${formatCount(high)}件、それ未満 ${formatCount(open - critical - high)}件である。`,
    controls: ({ controls, frameworks, notSatisfied, satisfied, manual }) =>
      `${formatCount(frameworks)}つのフレームワークの全${formatCount(controls)}項目のうち、不適合は${formatCount(notSatisfied)}項目、全テスト合格は${formatCount(satisfied)}項目、要人手確認は${formatCount(manual)}項目である。`,
    read: ({ calls, failed }) =>
      failed === 0
        ? `プロバイダーへの呼び出し ${formatCount(calls)}件には、すべて応答があった。`
        : `プロバイダーへの呼び出し ${formatCount(calls)}件のうち${formatCount(failed)}件が失敗した。読み取れなかったものは合格ではなく「不明」とする。`,
    standing: 'フレームワーク別の状況',
    standingMeans: 'ルールの有無にかかわらず、各版の全項目を数える。',
    bar: ({ title, entries, parts }) => `${title}、${entries}：${parts}`,
    part: ({ n, status }) => `${status} ${formatCount(n)}件`,
    between: '、',
    risks: '優先して対応すべきリスク',
    risksCut: ({ shown, total }) =>
      `是正計画の全${formatCount(total)}件のうち先頭の${formatCount(shown)}件（計画の順）。`,
    risksAll: ({ n }) => `是正計画の全${formatCount(n)}件（計画の順）。`,
    noRisks: ({ unknown, complete }) =>
      unknown > 0
        ? `未対応の検出事項はないが、${formatCount(unknown)}件の結果が「不明」であり、合格でも不合格でもない。`
        : complete
          ? '未対応の検出事項はなく、是正すべきものはない。'
          : '読み取れた範囲に未対応の検出事項はないが、対象の一部を読み取れていない。',
    risk: '満たしていないルール',
    resources: 'リソース',
    closes: '解消を待つ項目',
    change: 'ベースラインからの変化',
    noBaseline: 'ベースラインの指定（--baseline）がないため、以前のレポートからの変化は示していない。',
    unchecked: '確認していないもの',
    gaps: ({ shown, total }) =>
      shown < total
        ? `読み取れなかったもの（原因 ${formatCount(total)}件のうち先頭の${formatCount(shown)}件）：`
        : '読み取れなかったもの：',
    gap: ({ service, call, cause, permission, place, effect }) =>
      `${service}（${place}）：${call} ${cause}${permission && `、必要な権限 ${permission}`}。${effect}`,
    places: ({ first, more }) => `${first}${more > 0 ? ` ほか${formatCount(more)}か所` : ''}`,
    permissions: ({ first, more }) => `${first}${more > 0 ? ` ほか${formatCount(more)}件` : ''}`,
    closedAccounts: ({ n }) => `${formatCount(n)}アカウントを読み取れなかった。`,
    undecided: 'テストでは決まらないもの：',
    nothingUnread: '対象はすべて読み取った。',
    colon: '：',
    perFramework: ({ framework, n }) => `${framework}（${formatCount(n)}件）`,
    blind: ({ n }) => `APIでは確認できない、または一部しか確認できない対策 ${formatCount(n)}件（人が示す）。`,
  },
};
