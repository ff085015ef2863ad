import type { AttestMessages } from './attest.en.ts';
import { formatCount } from './plural.ts';

/** 表明を書き加えるときの文言。 */
export const attestJa: AttestMessages = {
  added: ({ place, subject, person, from, until, timeZone }) =>
    `${place}: ${person}が ${subject} を表明。期間は${from}から${until}の終わりまで（${timeZone}）`,
  document: ({ name, sha256 }) => `証拠資料: ${name}（SHA-256 ${sha256}）`,
  hash: ({ sha256 }) => `証拠資料: 別の場所で保管（SHA-256 ${sha256}）`,
  signedOff: ({ by, date }) => `承認: ${by}（${date}）`,
  named: ({ config, path }) => `${config}: records のターゲットに ${path} を指定`,
  answersFor: ({ controls, parts }) =>
    `この対策を求める項目 ${formatCount(controls)}件で、この対策の確認として扱う${parts && `（${parts}）`}`,
  part: ({ framework, n }) => `${framework} ${formatCount(n)}件`,
  between: '、',
  answersForOne: ({ citation, safeguards }) =>
    `${citation} について人が示すべきもの全体の確認として扱う${safeguards > 0 ? `（求める対策は${formatCount(safeguards)}件）` : ''}`,
  unsigned: '未承認のため、まだ算入しない。責任を負う者が signedOff を書き加えるか、--signed-off-by を指定すること',
  selfSigned: ({ by }) => `${by}は自らの表明を承認している。算入はするが、監査では別の者による承認が求められやすい`,
  notChosen: ({ control, framework }) =>
    `${control} は ${framework} の項目だが、comply.yaml で ${framework} は選ばれていない。算入するのは、そのフレームワークを判定するときに限る`,
  otherEdition: ({ control, edition, judged }) =>
    `${control} は版 ${edition} の項目だが、判定するのは版 ${judged} である。算入するのは、項目の版を判定するときに限る`,
  outOfScope: ({ control, reason }) => `${control} は対象外であり、表明しても状況は変わらない。理由: ${reason}`,
  technical: ({ safeguard }) =>
    `${safeguard} はルールで確認する対策である。表明を算入するのはルールが一部だけを確認した場合に限り、検出事項を打ち消すことはない`,
  automatable: ({ control }) =>
    `${control} はルールだけで確認できる。表明を算入するのは、ルールが一部だけを確認した対策に限る`,
  long: ({ days }) => `有効期間は${formatCount(days)}日。1年を超えると実態が変わりうる`,
};
