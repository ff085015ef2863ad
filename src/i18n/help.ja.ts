import type { Help } from './help.en.ts';

/** `--help` が表示する文言。 */
export const helpJa: Help = {
  program:
    'AWSアカウント、Azureサブスクリプション、TLSエンドポイントを、SOC 2・HIPAA・ISO/IEC 27017・3省2ガイドラインに照らして判定します。',
  headings: {
    'Usage:': '使い方:',
    'Arguments:': '引数:',
    'Options:': 'オプション:',
    'Global Options:': '共通オプション:',
    'Commands:': 'コマンド:',
  },
  version: 'バージョンを表示',
  help: 'このヘルプを表示',
  helpCommand: 'コマンドのヘルプを表示',
  examples: '例:',
  exitCodes: `終了コード:
  0  すべて読み取れ、ゲートを通過
  1  ゲートを通過しない
  2  実行できなかった（使い方・設定・カタログの誤り）
  3  ゲートは通過するが、対象の一部を読み取れなかった`,
  scan: {
    summary: '収集・判定・レポート・ゲート',
    description:
      '対象を読み取り、ルールで判定し、各フレームワークとの差分を表示します。読み取れなかったものは「不明」とし、合格にも不合格にもしません。',
    examples: [
      ['comply scan --demo', 'デモ組織のレポート（認証情報もネットワークも不要）'],
      ['comply scan --aws-profile audit --region ap-northeast-1', 'AWSアカウントをスキャン'],
      ['comply scan --azure-subscription ID', 'AzureサブスクリプションとEntraテナントをスキャン'],
      ['comply scan --endpoint www.example.com', 'TLSエンドポイントをスキャン'],
      ['comply scan --format json > assessment.json', 'プログラムで扱う場合'],
      ['comply scan --evidence evidence/2026-11-22 --sign key:comply.key', '署名付きの証跡も書き出す'],
    ],
    config: '設定ファイル（既定: カレントまたは上位フォルダーのcomply.yaml）',
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
    rule: 'IDが一致するルールのみ（"aws/kms/*" など）',
    minSeverity: 'この重大度以上のルールのみ（critical・high・medium・low・info）',
    format: '出力形式（text・json・markdown、既定はtext）',
    output: 'この形式でファイルにも書き出す（複数指定可）',
    lang: 'enまたはja（既定: COMPLY_LANG、設定、ロケールの順）',
    failOn: 'ゲートのしきい値（critical・high・medium・low・none、既定は設定の内容、なければhigh）',
    allowUnknown: '結果が「不明」でもゲートを不通過にしない',
    concurrency: '同時に送るリクエストの数',
    timeout: '1回の応答を待つ最長時間（30s など）',
    evidence: '証跡バンドルをこの新しいフォルダー（または s3://バケット/プレフィックス）に書き出す',
    sign: 'バンドルに署名（key:ファイル または awskms:alias/名前、パスフレーズはCOMPLY_SIGN_PASSPHRASE）',
    tsa: '署名にこの時刻認証局のタイムスタンプを付与（RFC 3161）',
    prev: '直前のバンドル、またはnone（既定: 同じフォルダーにある最後のバンドル）',
    pseudonymise: 'names・tags・names,tags のいずれか（バンドルとレポートでは鍵付きの仮名に置き換える）',
    redactionKey: '仮名化と秘匿処理に使う鍵（なければ作成、既定: .comply/redaction.key）',
    allowRedactionHit: '秘密情報が見つかっても続行（値は取り除き、この理由を記録する）',
    lockUntil: 'S3オブジェクトロックの期間（6y など）または期限（2032-11-30 など）',
    lockMode: 'governance（既定）またはcompliance（後者は誰も期間を短縮できない）',
    delay: 'エンドポイントの同じホストに接続する間隔（200ms など）',
    asOf: 'この時刻を基準に日付を判定（RFC 3339、既定は現在またはスナップショットの時刻）',
    quiet: 'レポート以外を表示しない',
    verbose: 'すべてのリソースと条件を表示',
    noColor: '色を使わない（NO_COLORでも可）',
    noProgress: '標準エラーに進捗を表示しない（CIでも可）',
  },
  permissions: {
    summary: '選択したルールに必要な最小権限のポリシーを表示',
    provider: 'aws・azure・entra のいずれか',
    target: '設定のうちこのターゲットのみ（複数指定可）',
  },
  preflight: {
    summary: '各APIを一度ずつ呼び出し、「不明」になるルールと必要な権限を表示',
  },
  coverage: {
    summary: 'ルールで確認できる範囲と、APIからは確認できないものを表示',
  },
  rules: {
    summary: 'ルールの一覧・詳細・テスト',
    list: 'ルールの一覧',
    show: 'ルールの詳細（条件、理由、修正方法、対応する管理策）',
    test: 'ルールに埋め込まれたテストを実行（自作のルールにも対応）',
    id: 'ルールのID（aws/kms/rotation など）',
    path: 'ルールのフォルダーまたはファイル（既定: comply同梱のルール）',
  },
  frameworks: {
    summary: 'カタログの一覧・詳細',
    list: 'フレームワークと版の一覧',
    show: 'フレームワークの全項目',
    id: 'soc2・hipaa・iso27017・jp-3sho2のいずれか',
    edition: '版（既定: 現行版）',
    proposed: '提案段階で未施行の項目も表示（HIPAA、採点の対象外）',
  },
  report: {
    summary: '保存済みの判定結果を任意の形式で表示',
    file: 'comply scan --format json で書き出したファイル',
  },
  evidence: {
    summary: '証跡バンドルの検証・抽出・書き出し・サンプリング・アップロード・鍵の作成',
    bundle: 'バンドルのフォルダー、またはS3上の場所',
    awsProfile: 'バケットを読み取るAWSプロファイル',
    verify: {
      summary: 'バンドル、または抽出したファイルを検証（すべての検査の結果を表示）',
      bundle: 'バンドルのフォルダー、S3上の場所、または comply evidence extract が書き出したファイル',
      key: '署名の検証に使う公開鍵（バンドルとは別の経路で入手したもの）',
      unsigned: '署名のないバンドルについて、署名以外を検査',
      reperform: 'バンドルの内容から判定を再実施し、全バイトを比較',
      tsaCa: '信頼する時刻認証局の証明書（PEMファイル）',
      prev: '直前のバンドル（連鎖の検査）',
      receipt: 'アップロードの記録（記載されたバージョンを読み取る）',
      exitCodes: `終了コード:
  0   指定した検査にすべて合格
  2   実行できなかった（使い方の誤り）
  10  完全性   11  署名・信頼   12  再現できない
  13  連鎖・空白   14  読み取りが不完全
複数に該当する場合は 10・11・13・12・14 の順で最初のもの。`,
    },
    extract: {
      summary: '1件の検出事項または1つの項目の記録を、証明とともに1つのファイルに書き出す',
      what: '検出事項キー、"rule=ID resource=ID"、または control:フレームワーク:ID',
      output: '出力先のファイル（既定: 標準出力）',
    },
    export: {
      summary: '1つの項目のフォルダー（ページ、ワークブック、記録とその証明）を書き出す',
      control: '項目（hipaa:164.312(b) など）',
      out: '新しいフォルダーまたは空のフォルダー',
    },
    sample: {
      summary: '同じシードなら誰が実行しても同じ結果になるサンプルを抽出',
      population: '母集団（control:soc2:CC6.1、rule:ID、resources、resources:種類、results、exceptions）',
      size: '件数',
      seed: '監査人が決める文字列（既定: 生成して表示）',
    },
    upload: {
      summary: 'バンドルをS3にコピー（途切れたアップロードの続行も可）',
      bundle: '完成したバンドルのフォルダー',
      destination: 's3://バケット/プレフィックス',
      awsProfile: 'バケットに書き込むAWSプロファイル',
    },
    keygen: {
      summary: '署名用の鍵を作成（ファイルとファイル.pub）',
      out: '秘密鍵のファイル（COMPLY_SIGN_PASSPHRASEがあれば暗号化する）',
    },
  },
  period: {
    summary: '多数の実行から期間中の状況を表示（監視日数、逸脱、監視の空白）',
    description:
      '証跡バンドルを読み取り、項目ごとに、監視できた日と不合格があった日を示します。読み取れなかったものと、実行と実行の間は「不明」とします。',
    runs: 'バンドルのフォルダー、複数のバンドルがあるフォルダー、またはS3上のプレフィックス',
    from: '最初の日（2026-01-01 など、既定は最初の実行の日）',
    to: '最後の日（既定は最後の実行の日）',
    timeZone: '日の区切りに使うタイムゾーン（Asia/Tokyo など、既定は最新の実行の設定、なければUTC）',
    interval: '予定の実行間隔（1d など、--toまたは現在まで、既定は各実行の記録、なければ1d）',
    head: '別に控えた最新の実行（RUN:SHA256、実行IDとmanifest.jsonのダイジェスト）',
    framework: 'このフレームワークの項目のみ（複数指定可）',
    control: 'この項目のみ（hipaa:164.312(b) など、複数指定可）',
    output: 'text・json・xlsx をファイルにも書き出す（xlsx=period.xlsx など、複数指定可）',
    verbose: 'すべての一覧を省略せずに表示',
    exitCodes: `終了コード:
  0   連鎖が途切れず、長い監視の空白もない
  2   実行できなかった（使い方の誤り）
  10  マニフェストと一致しないバンドルがある
  13  連鎖が途切れている、または監視の空白がある`,
  },
  tls: {
    summary: 'TLSサーバーの対応状況（バージョン、暗号スイート、グループ、証明書、評価）を表示',
    description:
      '各サーバーのTLSから分かることを、30〜150回の接続（同時に8本まで）ですべて確認します。読み取れなかったものは「不明」と表示し、「なし」とは扱いません。',
    hosts: 'host、host:port、[IPv6]:port のいずれか（ポートの既定は443）',
    starttls: 'TLSに切り替えるプロトコル（smtp・imap・pop3・postgres・ldap・mysql・none、既定はポート番号による）',
    serverName: '要求するサーバー名、証明書と照合する名前（既定はホスト名）',
    allAddresses: '名前に対応するすべてのアドレスをスキャン（既定は最初に応答したアドレスのみ）',
    format: '出力形式（text・json、既定はtext）',
    timeout: '1回の応答を待つ最長時間（30s など、既定は10s）',
    exitCodes: `終了コード:
  0  すべて読み取れた
  2  実行できなかった（使い方の誤り）
  3  読み取れなかったものがある`,
  },
};
