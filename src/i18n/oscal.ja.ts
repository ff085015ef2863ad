import type { OscalMessages } from './oscal.en.ts';
import { formatCount } from './plural.ts';

/** OSCAL文書の文言。 */
export const oscalJa: OscalMessages = {
  title: {
    results: '評価結果',
    poam: '是正計画（POA&M）',
    component: 'complyのルールがテストする内容',
    mapping: '共通の対策によるフレームワーク間の対応',
  },
  of: ({ title, name }) => `${title}: ${name}`,
  notOpinion:
    'ツールが読み取った内容から作成した証跡であり、監査意見ではない。「satisfied」は、その時点で技術的なテストに全て合格したことだけを示す。',
  copyright:
    'フレームワークについて記載するのはIDとcomply独自の題名だけで、本文は含まない。IDはOSCALのトークン形式に直しており、本来の表記はプロパティ label にある。',
  noPlan: {
    title: '評価計画書は存在しない',
    text: 'OSCALでは評価計画書への参照が必須だが、計画書は作成されていない。評価の対象はcomplyの設定とルールによって決まる。このリソースは参照先として置いたもので、内容はない。',
  },
  noSystemPlan:
    'システムセキュリティ計画書は取り込んでいない。識別子は、組織名とスキャンしたターゲットから算出している。',
  catalog: '本文書の管理策IDが指すカタログ。名称を示すだけで、OSCAL形式のカタログは添付していない。',
  safeguards: {
    title: 'complyの対策一覧',
    text: '複数のフレームワークの管理策が求める対策に、complyが名前を付けたもの。comply独自の一覧であり、標準ではない。',
  },
  tool: {
    title: ({ name, version }) => `${name} ${version}`,
    text: 'ターゲットを読み取り、その内容をルールで判定したスキャナー。',
    platform: 'スキャナーの実行環境',
  },
  target: ({ provider, id }) => `スキャンのターゲット（プロバイダー ${provider}、${id}）。`,
  override: 'プロバイダー本来のエンドポイントが上書きされており、応答がプロバイダーのものではない可能性がある。',
  resource: ({ type, name }) => `${type}: ${name}`,
  result: {
    title: ({ id }) => `実行 ${id}`,
    text: 'complyの1回の実行。リソースに対するルールの結果をobservation、判定が出た管理策をfinding、不合格の結果をriskとして示す。',
    complete: '対象範囲は全て読み取った。',
    incomplete:
      '対象範囲の一部を読み取れなかった。読み取れなかったものは不明とし、それに依存する管理策はsatisfiedにしていない。',
    interrupted: '実行は完了前に中断された。',
  },
  scope: {
    framework: ({ title, edition }) =>
      `${title}（${edition}）のうち対象とした管理策。対象外も含め、各管理策のステータスはプロパティ control-status にある。`,
    none: 'フレームワークは選択されていない。',
  },
  finding: {
    satisfied: 'その時点で技術的なテストに全て合格した。',
    notSatisfied: '不合格のテストがあり、例外承認されていない。',
    undetermined:
      '不明である。判定に必要な内容の一部を読み取れなかった。OSCALには第三の状態がないためこの値とするが、不合格と確認したわけではない。',
    waived:
      '不合格のものは例外承認されている。検出事項であることに変わりはない。状態が deviation-approved のriskを参照。',
    leftOut: ({ n, of }) =>
      `observation ${formatCount(of)}件のうち、不合格を優先して${formatCount(n)}件を示す。残りはプロパティ rule で特定できる。`,
  },
  observation: {
    manual: ({ name }) =>
      `${name}: 設定からは確認できない。人による閲覧または質問が必要だが、complyはいずれも行っておらず、有効な表明もない。`,
    attested: ({ person, role }) => `${person}（${role}）による表明。本人の申告であり、complyはテストしていない。`,
    gap: ({ call, calls }) =>
      calls === 0 ? `一部のみ読み取り: ${call}` : `読み取り不可: ${call}（失敗した呼び出し${formatCount(calls)}件）`,
    gapPlaces: ({ places }) => `該当箇所: ${places}`,
    more: ({ n }) => `ほか${formatCount(n)}件`,
    record: ({ line, digest }) => `証跡バンドル内のファイルの${line}行目、SHA-256 ${digest}`,
  },
  risk: {
    title: ({ title, name }) => `未達: ${title}（${name}）`,
    waived: ({ approvedBy, expires }) => `例外承認: 承認者 ${approvedBy}、期限 ${expires}（当日を含む）。`,
    remediation: ({ title }) => `是正後の状態: ${title}`,
    noSteps: 'ルールに手順の記載はない。',
  },
  poam: {
    none: '未対応の検出事項なし',
    noneText:
      'OSCALでは項目が1件以上必要なため置いたもので、検出事項ではない。読み取れた範囲で、例外承認されていない不合格はない。',
    unknown: ({ n }) =>
      n === 0
        ? '不明の結果はない。'
        : `不明の結果${formatCount(n)}件は項目に含めていない。読み取れなかったものは、未対応とも対応済みとも言えないためである。一覧は評価結果（assessment-results）にある。`,
    milestones: '期日の情報がcomplyにないため、マイルストーンは記載していない。',
  },
  component: {
    purpose: '管理策が求める内容を設定値からテストする',
    text: 'ほかの構成要素を検証するコンポーネントとして示す、complyのルール。管理策を実装するものではなく、リソースをテストするものである。',
    framework: ({ title, edition }) =>
      `${title}（${edition}）の管理策をテストするルール。ここにない管理策には、該当するルールがない。`,
    requirement: ({ name, n }) =>
      `${name}: ${formatCount(n)}件のルールが一部または全部をテストする。ルールに合格しても、管理策を満たすとは限らない。`,
  },
  mapping: {
    description:
      'complyの同じ対策を求める管理策どうしを対応付けている。どの管理策がどの対策を求めるかはcomplyの作成者が対策ごとに判断し、組み合わせはそこから機械的に求めた。フレームワークの発行元の確認は得ておらず、対応がないことは何も意味しない。',
    between: ({ source, target }) => `${source}と${target}: 同じ対策を求める管理策。`,
    shared: ({ title }) => `共通して求める対策: ${title}`,
    impossible:
      'oscal-mapping: 対策を求める管理策がなく、対応付けるものがない。--framework でフレームワークを選択すること',
  },
};
