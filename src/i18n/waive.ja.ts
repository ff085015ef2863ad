import { formatCount } from './plural.ts';
import type { WaiveMessages } from './waive.en.ts';

/** 例外承認を書き加えるときの文言。 */
export const waiveJa: WaiveMessages = {
  added: ({ place, rule, resources, until, timeZone }) =>
    `${place}: ${rule} を ${resources} について例外承認。期限は${until}の終わり（${timeZone}）`,
  named: ({ config, path }) => `${config}: waivers に ${path} を指定`,
  matches: ({ findings, rules, shown, more }) =>
    `該当する検出事項 ${formatCount(findings)}件（ルール ${formatCount(rules)}件）: ${shown}${more > 0 ? `、ほか${formatCount(more)}件` : ''}`,
  everyOne: ({ rules }) => `${rules} が判定した全リソースに一致する。今後作る同様の名前のリソースも例外承認となる`,
  long: ({ days }) => `有効期間は${formatCount(days)}日。有効期間が1年を超える例外承認は、レポートで警告する`,
  noAlternative:
    '--compensating の指定なし。HIPAAは、合理的かつ適切であれば同等の代替策を講じるよう求めている（45 CFR 164.306(d)(3)）。レポートには代替策の記載なしと表示する',
};
