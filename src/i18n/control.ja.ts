import type { ControlMessages } from './control.en.ts';
import { formatCount } from './plural.ts';

/** 1項目分の証跡フォルダーの文言。 */
export const controlJa: ControlMessages = {
  title: ({ citation }) => `${citation} の証跡`,
  lead: '本ツールの1回の実行がこの項目について示すことと、示せないこと。',
  footer: ({ name, version, run }) => `実行 ${run} の証跡バンドル（${name} ${version} が作成）から書き出し。`,
  notOpinion: '本ページは証跡を提示するものであり、監査意見ではない。項目を満たすかどうかは、検証する人が判断する。',
  unsigned: 'バンドルに署名がない: 誰が作成したかも、全体が差し替えられていないことも、証明するものはない。',
  control: {
    heading: '項目の内容',
    organization: '組織',
    framework: 'フレームワーク',
    edition: '版',
    citation: '条項',
    title: '題名',
    kind: '種類',
    level: '区分',
    group: '章・分類',
    asks: '求められること',
    ownWords: '題名と要約は本ツール独自の表現である。正式な内容はフレームワークの原文による。',
    assessment: '設定から確認できる範囲',
    assessments: {
      automatable: '項目の内容（システムに求められることをルールで検査できる）',
      partly: '項目の一部（残りは人が示す）',
      manual: 'なし（人が示す）',
    },
    addressable:
      'Addressable（対応検討、45 CFR 164.306(d)(3)）: 合理的かつ適切かどうかを組織が評価する。そうでない場合は理由を文書化し、合理的かつ適切な範囲で同等の代替策を実施する。任意という意味ではない。',
    notes: 'フレームワークに関する注記',
  },
  status: {
    heading: '状況とその理由',
    status: '状況',
    why: '理由',
    results: '判定に使うルールの結果',
    outcomes: ({ pass, fail, unknown, notApplicable, waived }) =>
      `不合格 ${formatCount(fail)}件${waived > 0 ? `（うち例外承認 ${formatCount(waived)}件）` : ''}、不明 ${formatCount(unknown)}件、合格 ${formatCount(pass)}件、該当なし ${formatCount(notApplicable)}件`,
    reasons: {
      'out-of-scope': '対象外とされている。',
      'not-satisfied': ({ n }) =>
        `求められる対策を検査するルールの検出事項のうち、${formatCount(n)}件が例外承認されていない。`,
      undetermined: ({ n }) =>
        n > 0
          ? `求められる対策を検査するルールの結果のうち、読み取れなかった情報があるため${formatCount(n)}件が「不明」である。`
          : 'ルールが参照する一覧、または表明の証拠資料を読み取れておらず、判断できない。',
      'not-assessed':
        '求められる技術的対策に結果のないものがある（ルールがない、選択していない、または確認するシステムがない）。記録だけではテストとみなさない。',
      manual: '人が示すべき部分があり、有効な表明がない。',
      waived: ({ n }) => `検出事項${formatCount(n)}件が例外承認されている。ほかに不合格はない。`,
      satisfied: '求められる技術的対策がすべて検査され、どの検査も合格または該当なしである。それ以上のことは示さない。',
      attested: '記名者による表明があり、不合格のルールはない。',
      'not-applicable': '一覧をすべて取得した結果、ルールの検査対象が存在しない。',
    },
    rollUp: 'この項目の状況は、属する次の項目からも決まる:',
    rollUpCaption: '属する項目',
    entry: '項目',
    decides: '状況を決めるのは、項目が要求する対策だけである。関連する対策の結果は併記するが、状況には影響しない。',
  },
  person: {
    heading: '人が示す必要があるもの',
    none: 'ルールの結果のほかに必要なものはない。',
    itself: '項目そのもの: 満たしていることを示す文書、記録、または表明。',
    governance: ({ title }) => `${title}: 設定からは確認できないため、それを示す文書と記録（規程、決定、一覧など）。`,
    partial: ({ title }) => `${title}: ルールによる検査は一部のみのため、残りを示すもの。`,
    untested: ({ title }) => `${title}: ルールの結果がないため、スキャンの結果、または別の方法で示すもの。`,
    notVisible: ({ title, provider, reason }) => `${title}（${provider}）: ${reason}`,
    attested: '有効な表明がある。',
    open: '未提示',
    withState: ({ text, state }) => `${text}（${state}）`,
    required: '示すもの',
    state: '状態',
  },
  safeguards: {
    heading: '対策とルール',
    caption: '対策',
    safeguard: '対策',
    withStrength: ({ strength }) => `対策（${strength}）`,
    strength: '位置付け',
    strengths: { primary: '要求', supporting: '関連' },
    kind: '性質',
    kinds: { technical: '技術的', governance: '組織的' },
    tested: '検査',
    testedAs: { full: '全体', partial: '一部', not: '結果なし' },
    why: '求められる理由',
    rulesOf: 'ルール',
    rules: 'ルールと結果',
    rule: 'ルール',
    extent: '検査範囲',
    extents: { full: '全体', partial: '一部' },
    type: 'リソース種別',
    digest: 'ルールのSHA-256',
    none: '対応表にこの項目の対策はない。',
    noRules: 'この項目の対策を検査するルールはない。',
  },
  population: {
    heading: '母集団',
    intro: ({ n, types }) =>
      `ルールが判定するリソース種別${formatCount(types)}件のリソース${formatCount(n)}件。個々のリソースと記録の場所はワークブックにある。`,
    caption: 'リソース種別ごとの件数',
    type: 'リソース種別',
    resources: 'リソース',
    rules: 'ルール',
    none: 'この項目についてルールが判定するリソースはない。',
  },
  findings: {
    heading: '検出事項',
    none: '検出事項はない。',
    unknownHeading: '不明',
    noneUnknown: '「不明」の結果はない。',
    caption: '検出事項（不合格の結果）',
    unknownCaption: '「不明」の結果',
    resource: 'リソース',
    rule: 'ルールと検出内容',
    ruleAndCause: 'ルールと不明の理由',
    observed: '観測値',
    evidence: '記録',
    line: ({ file, line }) => `${file} ${line}行目`,
    waived: '［例外承認］',
    grade: ({ severity, strength }) => `（${severity}、${strength}）`,
    decide: ({ deciding, supporting }) =>
      `状況を決めるルールの結果が${formatCount(deciding)}件、状況に影響しない関連ルールの結果が${formatCount(supporting)}件。`,
    others: ({ pass, notApplicable }) =>
      `このほか、合格${formatCount(pass)}件、該当なし${formatCount(notApplicable)}件（関連する対策のルールを含む）。個々の結果はワークブックにある。`,
    cut: ({ shown, total }) =>
      `${formatCount(total)}行のうち先頭の${formatCount(shown)}行を表示。続きはワークブック、全件はバンドルにある。`,
  },
  accepted: {
    heading: '例外承認・表明・パラメーターの変更',
    attestations: '表明（記名者の申告であり、判定結果ではない）',
    noAttestations: '表明はない。',
    statement: '内容',
    subject: '対象',
    ofControl: 'この項目',
    person: '表明者',
    date: '表明日',
    validUntil: '有効期限',
    state: '状態',
  },
  coverage: {
    heading: '読み取り状況',
    intro: 'ルールが参照するサービスの読み取り状況。読み取れなかったものは、上の「不明」となる。',
    read: ({ n }) => `アカウント・リージョン・サービスの組${formatCount(n)}件は最後まで読み取った。`,
    absent: ({ n }) =>
      `${formatCount(n)}件には問い合わせていない（リージョンが無効、またはサービスの提供対象外のリージョン）。`,
  },
  evidence: {
    heading: '証跡と確認方法',
    run: '実行ID',
    manifest: 'バンドルのマニフェストのSHA-256',
    records: ({ n }) => `records.ndjson: 判定の根拠とした記録${formatCount(n)}件（バンドル内の記録と同じバイト列）。`,
    proof: ({ lines, leftOut }) =>
      `proof.json: バンドルの${formatCount(lines)}行（項目、ルール、判定結果、記録）と、バンドルに含まれることの証明${leftOut > 0 ? `（ほか${formatCount(leftOut)}件の判定結果は含まない）` : ''}。`,
    verify: 'バンドル全体を検証し、記録からすべて再判定する（KEY.pub は、このフォルダーとは別の経路で入手する）:',
    proofAlone: 'proof.json の行だけを検証する:',
    digest:
      'このフォルダーの記録1件を、検出事項に併記したダイジェストと照合する（LINE はワークブックのシート「記録」の行番号）:',
    whole:
      'このフォルダーは抜粋である。証跡そのものはバンドルであり、その成り立ちはIPEシート（derived/ipe.ja.html）にある。',
  },
  information: {
    heading: '企業が作成した情報（IPE）',
    whole: '全体はバンドルの derived/ipe.ja.html にある。',
  },
  sheets: {
    summary: '概要',
    findings: '検出事項',
    results: '判定結果',
    population: '母集団',
    waivers: '例外承認',
    records: '記録',
    coverage: '読み取り状況',
    ipe: 'IPEシート',
  },
  columns: {
    item: '項目',
    content: '内容',
    outcome: '結果',
    severity: '重大度',
    strength: '位置付け',
    rule: 'ルール',
    ruleTitle: 'ルールの題名',
    type: 'リソース種別',
    name: '名前',
    id: 'リソースID',
    target: 'ターゲット',
    account: 'アカウント',
    region: 'リージョン',
    message: '内容',
    cause: '原因',
    observed: '観測値',
    observedAt: '観測日時（UTC）',
    waiver: '例外承認',
    file: 'ファイル',
    line: '行',
    sha256: 'SHA-256値',
    copy: 'records.ndjson の行',
    resultLine: 'results.ndjson.gz の行',
    findingKey: '検出事項キー',
    service: 'サービス',
    state: '状態',
    calls: '呼び出し',
    failed: '失敗',
    pages: 'ページ',
    resources: 'リソース',
    cut: ({ shown, total }) => `${formatCount(total)}行のうち先頭の${formatCount(shown)}行。全件はバンドルにある。`,
  },
  written: ({ citation, folder, findings, unknown, resources, records }) =>
    `${folder}: ${citation} の証跡（検出事項 ${formatCount(findings)}件、不明 ${formatCount(unknown)}件、リソース ${formatCount(resources)}件、記録 ${formatCount(records)}件）`,
  readme: ({ citation, files, trust }) => `${citation}: 1項目分の証跡

${files}

  ページ          閲覧・印刷用。状況とその理由、対策とルール、母集団、検出事項、
                  不明の結果、例外承認、読み取り状況
  ワークブック    同じ内容の表。全判定結果、母集団、記録の一覧
  records.ndjson  判定の根拠とした記録。1件1行、バンドルと同じバイト列
  proof.json      バンドルの行（項目、ルール、判定結果、記録）と、バンドルに含ま
                  れることの証明

このフォルダーは監査意見ではない。証跡バンドルからの抜粋であり、証跡そのものはバンドルである。
KEY.pub は、このフォルダーとは別の経路で組織から入手した公開鍵である。

  comply evidence verify proof.json ${trust}

は、proof.json の行だけを検証する。

  comply evidence verify BUNDLE ${trust} --reperform

は、バンドル全体を検証し、記録からすべて再判定する。何を、どうやって、誰が、
いつ読み取ったか、どこまで網羅しているか、complyを使わずに確認する方法は、
BUNDLE/derived/ipe.ja.html にある。
`,
};
