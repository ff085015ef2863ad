import type { InitMessages } from './init.en.ts';

/** `comply init` の文言と、書き出すファイルのコメント。 */
export const initJa: InitMessages = {
  questions: {
    organization: '組織名（空欄: 指定しない）',
    frameworks: ({ list }) => `フレームワーク（${list} から選択、空欄: すべて）`,
    awsProfile: '読み取りに使うAWSプロファイル（-: 環境の認証情報、空欄: AWSは対象外）',
    regions: 'AWSリージョン（例: ap-northeast-1, us-east-1、空欄: 有効な全リージョン）',
    subscriptions: 'AzureサブスクリプションのID（空欄: 対象外）',
    endpoints: 'TLSエンドポイント（例: www.acme.example, smtp.acme.example:587、空欄: 対象外）',
    ci: 'GitHub Actionsのワークフローも作成するか（y/N）',
  },
  gaveUp: '何も書き出さなかった',
  wrote: ({ file }) => `${file}: 作成した`,
  namesRecords: ({ file, path }) => `${file}: records のターゲットに ${path} を指定`,
  allThere: ({ folder }) => `${folder}: すべてのファイルがすでにある。何も書き出さなかった`,
  config: {
    head: [
      'complyがスキャンし報告する内容の設定。どのキーも省略できる。各キーの説明はパッケージの docs/config.ja.md にある。',
      '秘密情報は書かない。認証情報はプロファイル、環境変数、実行環境のIDから取得する。',
      '「#」の直後に空白のない行は設定の例である。「#」を外すと有効になる。',
    ],
    frameworks: [
      '報告するフレームワーク。省略時は4つすべて。テストの有無によらず全項目がレポートに載る。',
      'soc2: categories（security、availability、processing-integrity、confidentiality、privacy から選ぶ）。',
      'iso27017: edition（"2026" または "2015"）、role（customer、provider、both）。jp-3sho2: role（institution、provider、both）。',
    ],
    targets: [
      'スキャンの対象。AWSで regions を省略すると、アカウントで有効な全リージョンを読み取る。',
      'records: 組織が自ら宣言する内容を置くフォルダー（comply init --records で作成できる）。',
    ],
    profileInCi: ({ profile }) =>
      `パイプラインは独自の認証情報を使うため、profile は書かない。手元で実行する場合: AWS_PROFILE=${profile}`,
    gate: [
      'この重大度以上の検出事項があると、comply scan は終了コード1で終わる（critical、high、medium、low、none）。',
    ],
    waivers: ['承認済みの検出事項（例外承認）。それぞれに責任者、承認者、理由、期限を書く。'],
    parameters: ['ルールの基準値を変更する場合に書く。ルールのパラメーターは comply rules show ID で確認できる。'],
    evidence: ['証跡に残す実行について、組織だけが知る事項。'],
    timeZone: ['1日の始まりと終わりを決めるタイムゾーン（例外承認、表明、記録）。省略時はUTC。'],
  },
  workflow: {
    head: [
      'complyを毎日、または手動で実行する。レポートはサマリーに、検出事項はコードスキャンに、結果のファイルは成果物に残す。',
      'ゲートを通過しない場合と、読み取れないものがある場合に失敗する。',
    ],
    schedule: '21:17 UTC（日本時間 6:17）',
    idToken: '鍵を保存せずにクラウドへサインインするため（OpenID Connect）',
    securityEvents: '検出事項をコードスキャンに登録するため',
    actionsRead: '非公開リポジトリのコードスキャンに必要',
    exec: 'ジョブの中止がスキャンに直接伝わり、読み取り済みの内容を書き出せるよう、execで実行する。',
    sarif: 'コードスキャンが必要。使えないリポジトリでは、このステップと上の2つの権限を削除すること。',
    artifact: '成果物はリポジトリを閲覧できる人すべてが読める。リソース名を含む。',
  },
  next: {
    heading: '次の手順:',
    permissions: ({ provider }) => [`comply permissions ${provider}`, 'スキャンに必要な権限のポリシーを表示'],
    attest: ['comply attest', '記名者による表明を追記（ほかの内容はファイルに直接書く）'],
    preflight: ['comply preflight', '読み取れるものと不足する権限を、スキャンの前に確認'],
    scan: ['comply scan', 'レポートを表示。ゲートの結果は終了コードで返す'],
    noTarget: 'ターゲットはまだ指定されていない。comply.yaml の targets に書くこと（お試しは comply scan --demo）。',
    variables: ({ names }) =>
      `GitHub: リポジトリ変数 ${names} を設定し、ロールまたはアプリケーションがこのリポジトリを信頼するようにすること（docs/ci.ja.md）。`,
  },
};
