import type { CiFormatMessages } from './ci-formats.en.ts';
import { formatCount } from './plural.ts';

/** SARIFとJUnitの文言。 */
export const ciFormatsJa: CiFormatMessages = {
  sarif: {
    root: 'リポジトリのルート。',
    waived: ({ until, message }) => `例外承認済み（${until} まで）: ${message}`,
    notMet: ({ title }) => `未達: ${title}`,
    moreTitle: 'このファイルに収まらない検出事項',
    moreWhy:
      'GitHubが1ファイルから表示する結果は5,000件まで、受け付けるファイルは圧縮後10MBまでである。例外承認のない検出事項を、重大度の高い順に優先して載せる。',
    moreHelp: '同じスキャンのJSON形式の判定結果を確認するか、--target や --framework で分けてスキャンすること。',
    more: ({ more, shown, total }) =>
      `ほかに検出事項が${formatCount(more)}件ある。このファイルには全${formatCount(total)}件のうち${formatCount(shown)}件を、重大度の高い順に載せた。全件は同じスキャンのJSON形式の判定結果にある。`,
    unknown: ({ results, cause }) => `「不明」の結果 ${formatCount(results)}件。${cause}`,
    moreUnknown: ({ results, causes }) =>
      `「不明」の結果がほかに${formatCount(results)}件ある（原因 ${formatCount(causes)}種類）。全件はJSON形式の判定結果にある。`,
    steps: '修正方法',
    controls: '関係する項目',
  },
  junit: {
    waived: ({ message, waiver }) => `例外承認済みの検出事項: ${message}。${waiver}`,
    rule: ({ rule, severity }) => `ルール: ${rule}（重大度 ${severity}）`,
    resource: ({ resource }) => `リソース: ${resource}`,
    place: ({ place }) => `場所: ${place}`,
    inBaseline: '既知: ベースラインにあるため、ゲートでは数えない',
    fix: ({ step }) => `修正方法: ${step}`,
  },
};
