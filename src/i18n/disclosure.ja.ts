import type { ControlStatus } from '../model/assessment.ts';
import type { Party } from '../model/responsibility.ts';
import { formatCount } from './plural.ts';

/** The counts of one row: `検査したルール`. */
export interface Tested {
  readonly rules: number;
  readonly pass: number;
  readonly fail: number;
  readonly waived: number;
  readonly unknown: number;
  readonly notApplicable: number;
}

/** How many rows came to what. */
export interface Filled {
  readonly rows: number;
  readonly tested: number;
  readonly byPerson: number;
  readonly out: number;
}

const statuses: Readonly<Record<ControlStatus, string>> = {
  'out-of-scope': '対象外',
  'not-satisfied': '不備あり',
  undetermined: '確認できず',
  'not-assessed': '未検査',
  manual: '要記入',
  waived: '不備あり（例外承認済み）',
  satisfied: '自動検査に合格',
  attested: '要記入',
  'not-applicable': '該当なし',
};

const parties: Readonly<Record<Party, string>> = { customer: '自社', provider: 'クラウド事業者等', shared: '双方' };

/** サービス仕様適合開示書の下書きの文言。国内の様式のため、日本語だけがある。 */
export const disclosureJa = {
  title: 'サービス仕様適合開示書の下書き（技術項目）',
  notices: [
    '総務省・経済産業省「医療情報を取り扱う情報システム・サービスの提供事業者における安全管理ガイドライン」のうち、complyのカタログに収録した提供事業者の項目を1行ずつ示す。行の構成はcomplyのカタログによる。提出する様式と項目は、同ガイドライン別紙の公式の様式に従うこと。',
    '自動検査の結果から記入した下書きである。サービス全体が要求事項を満たすことを示すものではない。記入内容の確認と「要記入」の欄の記入は、提供事業者が行うこと。',
  ],
  item: '項目',
  content: '内容',
  organization: '組織名',
  asOf: '判定基準日時',
  version: 'ツールのバージョン',
  run: '実行ID',
  edition: '対象とする版',
  target: ({ name }: { readonly name: string }) => `対象ターゲット ${name}`,
  unread: '読み取れなかったもの',
  unreadCount: ({ calls, results }: { readonly calls: number; readonly results: number }) =>
    calls === 0 && results === 0
      ? 'なし'
      : `失敗した呼び出し ${formatCount(calls)}件、「不明」の結果 ${formatCount(results)}件`,
  signature: '署名',
  warning: '注意',
  rows: '記入状況',
  filled: ({ rows, tested, byPerson, out }: Filled) =>
    `全${formatCount(rows)}行: 自動検査の結果を記入 ${formatCount(tested)}行、人が記入 ${formatCount(byPerson)}行、対象外または該当なし ${formatCount(out)}行`,
  unlisted: 'カタログにない項目',
  unlistedCount: ({ n }: { readonly n: number }) =>
    `判定結果の${formatCount(n)}件は、このバージョンの本ツールのカタログになく、提供事業者の項目かどうかを判断できないため、載せていない`,
  note: '注記',
  sheets: { head: '概要', rows: '開示項目', splits: '責任分担表' },
  group: '区分',
  requirement: '要求事項',
  requirementTitle: '要求事項（題名）',
  requirementSummary: '要求事項（要約）',
  status: '対応状況',
  basis: '根拠',
  party: '責任分担（自社とクラウド事業者等）',
  remarks: '備考・記入欄',
  none: '—',
  statuses,
  manualButTested: '要記入（自動検査の部分は合格）',
  byRecords: {
    whole: '記録による確認に合格（自己申告）',
    partly: '要記入（記録による確認の部分は合格、自己申告）',
  },
  outWith: ({ reason }: { readonly reason: string }) => `対象外（${reason}）`,
  attested: ({ status, by }: { readonly status: string; readonly by: string }) =>
    status.endsWith('）') ? `${status.slice(0, -1)}、表明あり: ${by}）` : `${status}（表明あり: ${by}）`,
  attestedBy: ({ person, date }: { readonly person: string; readonly date: string }) => `${person}、${date}`,
  tested: ({ rules, pass, fail, waived, unknown, notApplicable }: Tested) =>
    `検査したルール ${formatCount(rules)}件、結果の内訳: 合格 ${formatCount(pass)}、不合格 ${formatCount(fail)}${waived > 0 ? `（うち例外承認 ${formatCount(waived)}）` : ''}、不明 ${formatCount(unknown)}、該当なし ${formatCount(notApplicable)}`,
  testedSafeguards: ({ titles }: { readonly titles: string }) => `検査した対策: ${titles}`,
  testedTargets: ({ names }: { readonly names: string }) => `対象: ${names}`,
  testedAsOf: ({ time }: { readonly time: string }) => `判定基準日時: ${time}`,
  untested: '自動検査の結果なし',
  toFill: ({ what }: { readonly what: string }) => `要記入: ${what}`,
  fillUntested: '対応状況（自動検査の結果がない）',
  fillRest: 'ルールで検査していない部分の対応状況',
  fillUnread: '読み取れず合否を判定できない部分の対応状況（または権限を見直して再度スキャンする）',
  fillFailed: '是正の予定または代替措置',
  statement: ({ text, role, until }: { readonly text: string; readonly role: string; readonly until: string }) =>
    `表明の内容: ${text}（${role}、${until} まで有効）`,
  document: ({ text }: { readonly text: string }) => `証拠資料: ${text}`,
  staleStatement: ({ person, whyNot }: { readonly person: string; readonly whyNot: string }) =>
    `${person}の表明は${whyNot}`,
  parties,
  withVendor: ({ party, vendor }: { readonly party: string; readonly vendor: string }) => `${party}（${vendor}）`,
  report: ({ report }: { readonly report: string }) => `報告書: ${report}`,
  splits: '責任分担表（ISO/IEC 27017、ガイドライン表4-1の考え方による）',
  splitsMean:
    'クラウドサービスの利用者と提供者のどちらが管理策を担うか。記録の responsibilities.yaml の記載による。「提供者」は「提供者・サービス」の欄に示す事業者、「利用者」はそのサービスを使う側をいう。',
  splitsNone: '責任分担の記載なし。記録の responsibilities.yaml に書くと、ここに表が入る。',
  splitsLacking: ({ n }: { readonly n: number }) => `責任分担の記載がないISO/IEC 27017の管理策: ${formatCount(n)}件`,
  control: '管理策',
  vendor: '提供者・サービス',
  vendorReport: '提供者の報告書',
  splitNote: '備考',
  part: '○',
};
