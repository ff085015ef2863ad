import type { Help } from './help.en.ts';
import { helpEvidenceJa } from './help-evidence.ja.ts';
import { helpRecordsJa } from './help-records.ja.ts';
import { manualJa } from './manual.ja.ts';

/** `--help` が表示する文言。 */
export const helpJa: Help = {
  program:
    'AWSアカウント、Azureサブスクリプション、TLSエンドポイントを、SOC 2・HIPAA・ISO/IEC 27017・3省2ガイドラインに照らして判定する。読み取りのみを行い、読み取れなかったものは「不明」とし、合格とはしない。',
  headings: {
    'Usage:': '使い方:',
    'Arguments:': '引数:',
    'Options:': 'オプション:',
    'Global Options:': '共通オプション:',
    'Commands:': 'コマンド:',
    'Targets:': 'ターゲット:',
    'Rules:': 'ルール:',
    'Gate:': 'ゲート:',
    'Output:': '出力:',
    'Evidence:': '証跡:',
    'Limits:': '制限:',
  },
  version: 'バージョンを表示',
  help: 'このヘルプを表示',
  helpCommand: 'コマンドのヘルプを表示',
  manual: manualJa,
  scan: {
    summary: '収集・判定・レポート・ゲート（中心となるコマンド）',
    description:
      '対象を読み取り、ルールで判定し、フレームワークごとのギャップを表示する。読み取れなかったものは「不明」とし、合格にも不合格にもしない。レポートは標準出力またはファイルに、それ以外は標準エラーに出力する。終了コードは形式にかかわらずゲートの結果を示す。',
    config: '設定ファイル（既定: 現在または上位のフォルダーのcomply.yaml）',
    demo: '組み込みのデモ組織（認証情報もネットワークも不要）',
    from: '収集せず、保存済みのスナップショットを判定',
    saveSnapshot: '収集した内容をこのフォルダーに保存',
    resume: '保存済みのスナップショットに足りない部分だけを読み取って判定',
    target: '設定のうちこのターゲットのみ（複数指定可）',
    endpoint: '設定のターゲットの代わりにこのエンドポイントをスキャン（複数指定可）',
    awsProfile: '設定のターゲットの代わりにこのプロファイルのAWSアカウントをスキャン',
    azureSubscription:
      '設定のターゲットの代わりにこのAzureサブスクリプションとそのEntraテナントをスキャン（複数指定可）',
    region: 'スキャンするAWSリージョン（複数指定可、既定はアカウントで有効な全リージョン）',
    framework: 'soc2・hipaa・iso27017・jp-3sho2（複数指定可、既定は設定の内容、なければすべて）',
    rule: 'IDが一致するルールのみ（"aws/kms/*" など、複数指定可）',
    pack: 'ルールパックのフォルダーも読み込む（内容は固定しない。固定はcomply.yamlで指定。複数指定可）',
    minSeverity: 'この重大度以上のルールのみ（critical・high・medium・low・info）',
    format:
      '出力形式（text・json・markdown・html・sarif・junit・csv・ocsf・asff（AWSのみ）・oscal（評価結果）・oscal-poam・oscal-component・oscal-mapping、既定はtext）',
    output: 'この形式でファイルにも書き出す（sarif=comply.sarif など、複数指定可。xlsxはここでのみ指定可）',
    lang: 'enまたはja（既定: COMPLY_LANG、設定、ロケールの順）',
    failOn: 'ゲートのしきい値（critical・high・medium・low・none、既定は設定の内容、なければhigh）',
    allowUnknown: '結果が「不明」でもゲートを不通過にしない',
    baseline: '以前の判定結果（--format json で書き出したもの）にない検出事項だけをゲートの対象とする',
    concurrency: '同時に送るリクエストの上限（1〜400、既定は100）',
    timeout: '1回の応答を待つ最長時間（1s〜1h、既定は30s）',
    evidence: '証跡バンドルをこの新しいフォルダー（または s3://バケット/プレフィックス）に書き出す',
    sign: 'バンドルに署名（key:ファイル または awskms:alias/名前、パスフレーズはCOMPLY_SIGN_PASSPHRASE）',
    tsa: '署名にこの時刻認証局のタイムスタンプを付与（RFC 3161）',
    prev: '直前のバンドル、またはnone（既定: 同じフォルダーにある最後のバンドル）',
    pseudonymise: 'names・tags・names,tags のいずれか（バンドルとレポートでは鍵付きの仮名に置き換える）',
    redactionKey: '仮名化と秘匿処理に使う鍵（なければ作成、既定: .comply/redaction.key）',
    allowRedactionHit: '秘密情報が見つかっても続行（値は取り除き、指定した理由を記録）',
    lockUntil: 'S3オブジェクトロックの期間（6y など）または期限（2032-11-30 など）',
    lockMode: 'governance（既定）またはcompliance（後者は誰も期間を短縮できない）',
    delay: '同じホストへの接続の間隔（1hまで、200ms など、既定は間隔なし）',
    asOf: 'この時刻を基準に日付を判定（RFC 3339、既定は現在、--from ではスナップショットの時刻）',
    quiet: 'レポートとエラー以外を表示しない',
    verbose: 'すべてのリソースと条件を表示',
    noColor: '色を使わない（NO_COLORでも可）',
    noProgress: '標準エラーに進捗を表示しない（CIでも可）',
  },
  permissions: {
    summary: '選択したルールに必要な最小権限のポリシーを表示',
    description:
      'スキャンに使うIDに付与する権限を表示する。awsはIAMポリシー（JSON）、azureはカスタムロール、entraはMicrosoft Graphのアクセス許可。選択したルールが読み取る内容だけから求め、APIは呼び出さない。',
    provider: 'aws・azure・entra のいずれか',
    target: '設定のうちこのターゲットのみ（複数指定可）',
  },
  preflight: {
    summary: '各APIを一度ずつ呼び出し、「不明」になるルールと必要な権限を表示',
    description:
      '選択したルールが読み取る内容を各ターゲットに一度ずつ問い合わせ、「不明」になるルールとその原因、不足している権限をスキャンの前に示す。判定は行わない。',
  },
  coverage: {
    summary: 'ルールで確認できる範囲と、APIからは確認できないものを表示',
    description:
      'スキャンせずにカタログから、自動・一部自動・手動・ルールなしの項目数をフレームワークごとに数え、各対策のルールと、APIからは確認できないものを示す。',
    framework: 'soc2・hipaa・iso27017・jp-3sho2（複数指定可、既定はすべて）',
  },
  rules: {
    summary: 'ルールの一覧・詳細・テスト・作成',
    description: '判定に使うルール（自作のパックを含む）を扱う。',
    list: {
      summary: 'ルールの一覧を表示',
      description: '選択したルールを1行に1件ずつ表示する（重大度、ID、合格となる状態）。',
    },
    show: {
      summary: 'ルールの詳細（条件、理由、修正方法）を表示',
      description: 'ルール1件の適用条件、合格条件、パラメーターとその既定値、理由、修正方法、対応する項目を表示する。',
    },
    test: {
      summary: 'ルールに埋め込まれたテストを実行（自作のルールにも対応）',
      description:
        '各ルールに書かれたテストケースを実行する。自作のファイルやフォルダーは、先に全体（キー、フィールド、型、文言）を検査する。',
    },
    id: 'ルールのID（aws/kms/rotation など）',
    path: 'ルールのフォルダーまたはファイル（既定: comply同梱のルール）',
  },
  rulesNew: {
    summary: '独自のパックに、テスト付きのルールのひな型を作成',
    description:
      'そのまま読み込めてテストも通るひな型を書き出す。パックがなければあわせて作成する。既存のファイルは上書きしない。',
    id: '付けるID（acme/s3/naming など、パック名とその中のパス）',
    resource: '判定するリソース種別（aws/s3/bucket など）',
    pack: 'パックのフォルダー（既定: 現在のフォルダーにある、パック名のフォルダー）',
    out: 'rules/ と同じ構成のフォルダーに、パックなしで書き出す',
  },
  explain: {
    summary: 'ルール・対策・項目の意味と、相互の関係を説明',
    description:
      'ルール・対策・項目の意味と理由、関連するルールと項目、不合格の場合の修正方法、人が示す必要があるものを表示する。スキャンは行わない。',
    what: 'ルール（aws/kms/rotation）、対策（log-retention-6y）、項目（CC6.1、"hipaa:164.312(b)"、iso27017@2015:10.1.1）、ベンダーのBAAに関する説明（vendor:azure-openai）のいずれか',
    format: '出力形式（text・json・markdown、既定はtext）。markdownではフレームワーク全体（hipaa など）も指定できる',
  },
  init: {
    summary: 'コメント付きのcomply.yamlを作成',
    description:
      '現在のフォルダーにcomply.yamlを作成する。内容はオプションで指定し、指定がなく端末から実行した場合は質問に答えて決める。--force がなければ既存のファイルは上書きしない。',
    organization: 'レポートの冒頭に載せる組織名',
    framework: 'soc2・hipaa・iso27017・jp-3sho2（複数指定可、既定はすべて）',
    awsProfile: 'このプロファイルを使うAWSターゲット',
    region: 'AWSターゲットのリージョン（複数指定可、既定はアカウントで有効な全リージョン）',
    azureSubscription: 'AzureターゲットのAzureサブスクリプション（複数指定可）',
    endpoint: 'TLSエンドポイント（複数指定可）',
    ci: 'githubを指定すると、ワークフロー .github/workflows/comply.yml も作成',
    records: 'フォルダー compliance/ とひな型も作成（comply.yamlがすでにあれば、足りないものだけ）',
    force: '既存のcomply.yamlとワークフローを上書き（記録ファイルは上書きしない）',
  },
  waive: {
    summary: '例外承認ファイルに1件追記（コメントは保持）',
    description:
      'comply.yamlが指す例外承認ファイルに1件追記する。ファイルがなければ作成する。例外承認した検出事項は例外承認としてレポートに残り、最終日を過ぎると再びゲートの対象となる。',
    rule: 'ルールID、またはプロバイダーで始まるグロブ（"aws/s3/*" など）',
    resource: 'リソースのIDと名前に対するグロブ（複数指定可）',
    type: '種別（risk-accepted・compensating-control・false-positive・inherited・addressable-not-reasonable）',
    owner: 'リスクの責任者',
    approvedBy: '承認者',
    reason: '受け入れられる理由',
    expires: '有効な最終日（2027-03-31、または今日から数えて 90d など）',
    compensating: '代替策と、それを確認できる場所',
    allowBroad: '名前で特定しないリソースや、全プロバイダーのルールも対象にする',
    assessment: '保存済みの判定結果（該当する検出事項の件数を表示し、0件なら追記しない）',
  },
  completion: {
    summary: 'bash・zsh・fishの補完スクリプトを表示',
    description:
      'コマンド、オプションとその値、ルール、対策、ファイルを補完するスクリプトを表示する。補完時にプログラムは実行しない。更新後はスクリプトを作り直すこと。',
    shell: 'bash・zsh・fishのいずれか',
  },
  frameworks: {
    summary: 'フレームワークの一覧と項目を表示',
    description: 'カタログ（各フレームワークの全項目。ルールのない項目も含む）を扱う。',
    list: {
      summary: 'フレームワークと版の一覧を表示',
      description: 'フレームワークとその版、項目数を表示する。',
    },
    show: {
      summary: 'フレームワークの全項目を表示',
      description:
        '1つの版の全項目について、番号、ルールで確認できる範囲、題名と、ルールでは確認できない項目で人が示すべきものを表示する。題名と要約はcomply独自の表現である。',
    },
    id: 'soc2・hipaa・iso27017・jp-3sho2のいずれか',
    edition: '版（iso27017の2015 など、既定は現行版）',
    proposed: '提案段階で未施行の項目も表示（HIPAA、採点の対象外）',
    format: '出力形式（text・json、既定はtext）。jsonは日英両方の文言を含む',
  },
  report: {
    summary: '保存済みの判定結果を任意の形式で表示',
    description:
      '判定結果を別の形式や言語で表示する。判定はやり直さず、検出事項・例外承認・時刻はスキャン時のまま。終了コードは常に0で、ゲートは comply scan が担う。',
    file: 'comply scan --format json で書き出したファイル',
    format: '出力形式（comply scan の形式、または disclosure: サービス仕様適合開示書の下書き。既定はtext）',
    output:
      'この形式でファイルにも書き出す（disclosure-xlsx=draft.xlsx など、複数指定可。xlsxとdisclosure-xlsxはここでのみ指定可）',
    period: 'HTMLのレポートに期間の状況も示す（comply period --format json で書き出したファイル）',
    serve: 'HTMLレポートをこのマシン内だけで配信し、アドレスを表示する。ファイルの更新に追従し、Ctrl-Cで終了する',
    pdf: 'HTMLレポートをPDFにしてこのファイルに書き出す。puppeteer-coreと、Chromium・Chrome・Edgeのいずれかが必要',
    paper: '--pdf の用紙サイズ（a4・letter、既定はa4）',
  },
  diff: {
    summary: '保存済みの判定結果2つの差分を表示',
    description:
      'comply scan --format json のファイル2つを比較し、新規・修正済み・変化・新たに不明・対象外を表示する。読み取れなかったものを修正済みとはせず、ルールの変更によることがある差異にはその旨を示す。',
    old: '前回の判定結果',
    now: '今回の判定結果',
    format: '出力形式（text・json・markdown、既定はtext）',
    output: 'text・json・markdown をファイルにも書き出す（markdown=diff.md など、複数指定可）',
    exitCode: '新規（--baseline が数えるもの）があれば終了コードを1とする',
    verbose: 'すべてのリソースと値を表示',
  },
  ...helpEvidenceJa,
  ...helpRecordsJa,
  tls: {
    summary: 'TLSサーバーの対応状況（バージョン、暗号スイート、証明書、評価）を表示',
    description:
      '各サーバーに30〜150回（同時に8本まで）接続し、対応するバージョン、暗号スイート、グループ、証明書と、その評価を表示する。読み取れなかったものは「不明」と表示し、「なし」とは扱わない。',
    hosts: 'host、host:port、[IPv6]:port のいずれか（ポートの既定は443）',
    starttls: 'TLSに切り替えるプロトコル（smtp・imap・pop3・postgres・ldap・mysql・none、既定はポート番号による）',
    serverName: 'SNIで要求し、証明書とも照合するサーバー名（既定はホスト名）',
    allAddresses: '名前に対応するすべてのアドレスをスキャン（既定は最初に応答したアドレスのみ）',
    format: '出力形式（text・json、既定はtext）',
    timeout: '1回の応答を待つ最長時間（1s〜1h、既定は10s）',
  },
};
