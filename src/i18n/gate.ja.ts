import type { GateMessages } from './gate.en.ts';
import { formatCount } from './plural.ts';

/** ゲートの判定を伝える文言。 */
export const gateJa: GateMessages = {
  holds: '通過',
  doesNotHold: '不通過',
  wouldHold: '検出事項は基準内だが、スキャンが不完全',
  verdict: ({ verdict, code }) => `ゲート: ${verdict}（終了コード ${code}）`,
  noFindings: ({ thresholds }) => `しきい値以上の未対応の検出事項はない（${thresholds}）。`,
  noNewFindings: ({ thresholds }) => `しきい値以上の新規の検出事項はない（${thresholds}）。`,
  noThreshold: 'しきい値が「なし」のため、検出事項はゲートの判定に影響しない。',
  broken: ({ findings, parts }) => `検出事項${formatCount(findings)}件により不通過: ${parts}。`,
  graded: ({ n, severity }) => `${severity} ${formatCount(n)}件`,
  level: ({ threshold, failOn }) => `${threshold}「${failOn}」`,
  atThreshold: ({ counted, threshold }) => `${counted}（${threshold}）`,
  threshold: {
    flag: () => '--fail-on の指定',
    target: ({ name }) => `ターゲット ${name} のしきい値`,
    framework: ({ name }) => `${name} のしきい値`,
    default: () => '既定のしきい値',
  },
  notCounted: ({ known, waived }) =>
    `次の検出事項は数えていない: ${[...(known > 0 ? [`ベースラインにあるもの ${formatCount(known)}件`] : []), ...(waived > 0 ? [`例外承認済み ${formatCount(waived)}件`] : [])].join('、')}。`,
  gap: ({ call, cause }) => `${call}（${cause}）`,
  gaps: ({ named, more }) => `${named}${more > 0 ? `、ほか${formatCount(more)}件` : ''}`,
  unknown: ({ unknown, rules, what }) =>
    `対象の一部を読み取れず、${formatCount(rules)}件のルールの結果 ${formatCount(unknown)}件が「不明」である${what && `: ${what}`}。`,
  unread: ({ what }) => `対象の一部を読み取れなかった${what && `: ${what}`}。`,
  unattested: ({ n }) => `証拠資料を読み取れない表明が${formatCount(n)}件あり、算入できるかどうか確かめられない。`,
  unattestedAnyway: ({ n }) =>
    `証拠資料を読み取れない表明が${formatCount(n)}件ある。--allow-unknown の指定により、判定には数えない。`,
  interrupted: 'スキャンは途中で中断された。',
  unreadAnyway: ({ what }) =>
    `対象の一部を読み取れなかった${what && `: ${what}`}。--allow-unknown の指定により、判定には数えない。`,
  interruptedAnyway: 'スキャンは途中で中断された。--allow-unknown は中断には適用されない。',
  baseline: {
    later: 'ベースラインの方が今回の判定時点より新しい。取り違えていないか確認すること。',
    empty: ({ asOf }) => `ベースライン（${asOf} 時点）に未対応の検出事項はない。`,
    became: ({ asOf, findings, present, fixed, unread, notAsked }) =>
      `ベースライン（${asOf} 時点）の未対応の検出事項${formatCount(findings)}件の内訳: 継続 ${formatCount(present)}件、修正済み ${formatCount(fixed)}件、読み取れず ${formatCount(unread)}件、今回の対象外 ${formatCount(notAsked)}件。${unread + notAsked > 0 ? '読み取っていないものは修正済みとみなさない。' : ''}`,
    graver: ({ graver }) => `継続のうち${formatCount(graver)}件は重大度が上がったため、新規として数える。`,
    added: ({ n, graver }) =>
      n === 0
        ? '新規の検出事項はない。'
        : `${graver > 0 ? 'これを含め、' : ''}未対応の検出事項のうち新規のものは${formatCount(n)}件である。`,
  },
  allowed: ({ unknown }) =>
    `「不明」の結果 ${formatCount(unknown)}件は、--allow-unknown の指定によりゲートの判定に含めない。`,
};
