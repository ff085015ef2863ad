import type { Help } from './help.en.ts';

/** `--help` のオプションの下に表示する文言（終了コード、環境変数、例）。 */
export const manualJa: Help['manual'] = {
  examples: '例:',
  seeAlso: '関連項目:',
  pageSuffix: '.ja.md',
  environment: `環境変数:
  COMPLY_LANG             enまたはja（--lang と同じ）
  COMPLY_SIGN_PASSPHRASE  署名に使う秘密鍵のパスフレーズ
  COMPLY_CHROMIUM         comply report --pdf の印刷に使うブラウザー
  NO_COLOR                色を使わない（--no-color と同じ）
  CI                      進捗を表示しない（--no-progress と同じ）`,
  exitCodes: {
    program: `終了コード:
  0    すべて読み取れ、ゲートを通過（ほかのコマンドでは正常終了）
  1    ゲートを通過しない
  2    実行できなかった（使い方・設定・カタログの誤り）
  3    ゲートは通過するが、対象の一部を読み取れなかった
  70   complyの不具合
  130  中断（SIGINT。SIGTERMでは143）。読み取った内容は書き出す
独自の終了コードがあるコマンドでは、各コマンドのヘルプに示す。`,
    gate: `終了コード:
  0    すべて読み取れ、ゲートを通過
  1    ゲートを通過しない（読み取れなかったものがあっても1を優先する）
  2    実行できなかった（使い方・設定・カタログの誤り）
  3    ゲートは通過するが、対象の一部を読み取れなかった
  130  中断（SIGINT。SIGTERMでは143）。読み取った内容は書き出す`,
    done: `終了コード:
  0  正常終了
  2  実行できなかった（使い方の誤り、読み書きできないファイル）`,
    read: `終了コード:
  0  すべて読み取れた
  2  実行できなかった（使い方・設定の誤り）
  3  読み取れなかったものがある`,
    logs: `終了コード:
  0  検出なし
  1  検出あり（識別情報、スキーマに合わない行、時刻の空白など）
  2  実行できなかった（使い方・スキーマの誤り）
  3  検出はないが、ログを読み取れなかった、または最後まで読み取れなかった`,
    tests: `終了コード:
  0  すべてのケースが期待どおり
  1  期待と異なるケースがある
  2  実行できなかった（使い方の誤り、ルールの書式の誤り）`,
    diff: `終了コード:
  0  比較した
  1  --exit-code の指定時、新規がある
  2  実行できなかった（使い方の誤り、読み取れないファイル）`,
    verify: `終了コード:
  0   指定した検査にすべて合格
  2   実行できなかった（使い方の誤り）
  10  完全性: マニフェストと一致しないファイルがある
  11  署名・信頼: --key がない場合も含む
  12  再現できない: 判定を再実施した結果が異なる
  13  連鎖・空白: --prev に続くバンドルではない
  14  読み取りが不完全: 対象の一部を読み取れていない
複数に該当する場合は 10・11・13・12・14 の順で最初のもの。`,
    sample: `終了コード:
  0   抽出した
  2   実行できなかった（使い方の誤り）
  10  マニフェストと一致しないバンドルがある`,
    period: `終了コード:
  0   連鎖が途切れず、長い監視の空白もない
  2   実行できなかった（使い方の誤り）
  10  マニフェストと一致しないバンドルがある
  13  連鎖が途切れている、または監視の空白がある`,
  },
  of: {
    comply: {
      'comply scan --demo': 'デモ組織のレポート（認証情報もネットワークも不要）',
      'comply init': '質問に答えて、自組織のcomply.yamlを作成',
      'comply help scan': 'コマンドの全オプションと例',
    },
    init: {
      'comply init': '組織名・フレームワーク・ターゲットを質問',
      'comply init --organization "Acme Health" -f hipaa --region ap-northeast-1 \\\n    --ci github':
        '環境の認証情報で読み取るAWSアカウントと、ワークフロー',
      'comply init --endpoint api.acme.example --endpoint smtp.acme.example:587 \\\n    --force':
        'TLSエンドポイント2件（既存のファイルは置き換える）',
      'comply init --records': 'compliance/ とひな型（comply.yamlがすでにあっても作成できる）',
    },
    scan: {
      'comply scan --demo': 'デモ組織のレポート（認証情報もネットワークも不要）',
      'comply scan': 'comply.yamlの全ターゲット',
      'comply scan --aws-profile audit --region ap-northeast-1 -f hipaa':
        'AWSアカウントの1リージョンを、HIPAAに照らして判定',
      'comply scan --azure-subscription 11111111-2222-3333-4444-555555555555':
        'AzureサブスクリプションとそのEntraテナント',
      'comply scan --endpoint www.example.com': 'TLSエンドポイント',
      'comply scan --demo -o html=report.html': 'HTMLレポート（ブラウザーで開く1つのファイル）も書き出す',
      'comply scan --demo --format json > assessment.json': 'comply report・comply diff・--baseline で使う判定結果',
      'comply scan --demo --baseline assessment.json --fail-on medium \\\n    -o sarif=comply.sarif':
        '「中」以上の新規の検出事項だけをゲートの対象とし、SARIFも書き出す',
      'comply scan --demo --evidence evidence/2026-11-22 --sign key:comply.key':
        '署名付きの証跡も書き出す（鍵は comply evidence keygen で作成）',
    },
    preflight: {
      'comply preflight': 'comply.yamlの全ターゲット',
      'comply preflight --aws-profile audit --region ap-northeast-1 --rule "aws/s3/*"':
        'S3のルールに必要なものを1リージョンで確認',
    },
    permissions: {
      'comply permissions aws > comply-policy.json': 'AWSの全ルールに必要なIAMポリシー',
      'comply permissions azure -f hipaa --rule "azure/storage/*"':
        'HIPAAに対応するストレージのルールに必要なカスタムロール',
    },
    coverage: {
      'comply coverage': '全フレームワーク',
      'comply coverage -f soc2 -f hipaa': '2つのフレームワークのみ',
    },
    rules: {
      'comply rules list --rule "aws/kms/*"': 'KMSのルール',
      'comply rules show aws/kms/rotation': 'そのうちの1件',
    },
    'rules list': {
      'comply rules list -f hipaa --min-severity high': 'HIPAAに対応する、重大度「高」以上のルール',
      'comply rules list --rule "aws/kms/*"': 'KMSのルール',
    },
    'rules show': {
      'comply rules show aws/kms/rotation': 'ロケールの言語で表示',
      'comply rules show azure/storage/https-only --lang ja': '日本語で表示',
    },
    'rules test': {
      'comply rules test': 'comply同梱の全ルール',
      'comply rules test acme': 'フォルダーacmeにあるパックのルール',
    },
    'rules new': {
      'comply rules new acme/s3/naming --resource aws/s3/bucket': 'フォルダーacmeのパックacmeに作成',
      'comply rules new aws/s3/naming --resource aws/s3/bucket --out rules':
        'パックなしで rules/aws/s3/naming.yaml を作成',
    },
    frameworks: {
      'comply frameworks list': 'フレームワークの一覧',
      'comply frameworks show soc2': 'そのうちの1つ',
    },
    'frameworks list': {
      'comply frameworks list': 'ロケールの言語で表示',
      'comply frameworks list --lang ja': '日本語で表示',
    },
    'frameworks show': {
      'comply frameworks show hipaa --proposed': '提案段階の項目も表示',
      'comply frameworks show iso27017 --edition 2015': '以前の版',
    },
    explain: {
      'comply explain aws/kms/rotation': 'ルール',
      'comply explain log-retention-6y --lang ja': '対策（日本語）',
      'comply explain "hipaa:164.312(b)" --format markdown': '項目（Wikiなどに貼る場合）',
    },
    report: {
      'comply report assessment.json': 'スキャン時と同じ表示',
      'comply report assessment.json --format markdown --lang ja': 'Markdownで、日本語で表示',
      'comply report assessment.json --pdf report.pdf --lang ja': 'HTMLレポートを日本語のPDFで出力',
      'comply report assessment.json --serve': 'HTMLレポートを配信（Ctrl-Cまでファイルの更新に追従）',
      'comply report assessment.json --period period.json -o html=report.html': '期間のページを加えたHTMLレポート',
      'comply report assessment.json --format disclosure \\\n    -o disclosure-xlsx=draft.xlsx':
        'サービス仕様適合開示書の下書きを、MarkdownとXLSXで出力',
    },
    diff: {
      'comply diff assessment.json new.json': '差分の全体',
      'comply diff assessment.json new.json --exit-code -o markdown=diff.md':
        '新規があれば1で終了し、プルリクエスト用にも書き出す',
    },
    waive: {
      'comply waive aws/s3/versioning --resource acme-logs-archive \\\n    --type risk-accepted --owner web@acme.example \\\n    --approved-by ciso@acme.example --reason SEC-123 --expires 90d':
        'バケット1つを90日間',
      'comply waive "azure/storage/*" --resource acmepublic \\\n    --type compensating-control --owner web@acme.example \\\n    --approved-by ciso@acme.example --reason SEC-124 --expires 90d \\\n    --compensating "WAF, SEC-99"':
        '代替策を添える場合',
    },
    attest: {
      'comply attest training --statement "All staff trained in 2026" \\\n    --person "Hanako Acme" --role "Head of HR" --valid-until 365d \\\n    --signed-off-by "Taro Acme" --signed-off-role CISO':
        '対策1件を、それを求める全項目について表明',
      'comply attest "hipaa:164.308(a)(2)" \\\n    --statement "Our CISO is security official" --person "Taro Acme" \\\n    --role CEO --valid-until 180d':
        '項目1件を表明（未承認のため、まだ算入しない）',
    },
    tls: {
      'comply tls www.example.com': 'ホスト1つ（ポート443）',
      'comply tls smtp.acme.example:587 "[2001:db8::1]:8443" --format json': '2か所を、プログラムで扱う形式で表示',
    },
    logs: {
      'comply logs check ai-audit.jsonl': 'ファイルを検査',
    },
    'logs check': {
      'comply logs check ai-audit.jsonl.gz --schema compliance/audit-log.yaml':
        'ファイルを、独自のフィールドを加えたスキーマで検査',
      'comply logs check s3://acme-logs/ai/2026/11/22/ --format json':
        'プレフィックス以下の全オブジェクトを検査し、プログラムで扱う形式で表示',
      'comply logs check cloudwatch:/acme/ai-audit --since 2h --region ap-northeast-1': 'ロググループの直近2時間を検査',
      'zcat app.log.gz | grep /v1/ | comply logs check - --allow ip-address': '別のプログラムの出力を検査',
    },
    evidence: {
      'comply evidence keygen --out comply.key': '最初に一度: 署名用の鍵を作成',
      'comply evidence verify evidence/2026-11-22 --key comply.key.pub': 'バンドルを検証',
    },
    'evidence verify': {
      'comply evidence verify evidence/2026-11-22 --key comply.key.pub --reperform': 'すべての検査と、判定の再実施',
      'comply evidence verify evidence/2026-11-22 --unsigned': '鍵なしで、署名以外を検査',
    },
    'evidence extract': {
      'comply evidence extract evidence/2026-11-22 "control:hipaa:164.312(b)" \\\n    -o records.json':
        '1つの項目の記録',
      'comply evidence verify records.json --key comply.key.pub': 'バンドルなしで検証',
    },
    'evidence export': {
      'comply evidence export evidence/2026-11-22 --control "hipaa:164.312(b)" \\\n    --out audit':
        '1つの項目のページ、ワークブック、記録',
      'comply evidence export s3://acme-evidence/2026-11-22 --control soc2:CC6.1 \\\n    --out cc6-1 --aws-profile audit':
        'S3にあるバンドルから書き出す',
    },
    'evidence sample': {
      'comply evidence sample evidence --population control:soc2:CC6.1 --size 5 \\\n    --seed 2026-Q3':
        'フォルダーにあるすべてのバンドルから抽出',
      'comply evidence sample evidence/2026-11-22 --population exceptions --size 5 \\\n    --format json':
        '1回の実行の検出事項から抽出し、プログラムで扱う形式で表示',
    },
    'evidence upload': {
      'comply evidence upload evidence/2026-11-22 s3://acme-evidence/2026-11-22 \\\n    --lock-until 6y --lock-mode compliance':
        '6年間ロックする',
      'comply evidence upload evidence/2026-11-22 s3://acme-evidence/2026-11-22 \\\n    --aws-profile archive':
        'プロファイルの認証情報で続きから',
    },
    'evidence keygen': {
      'comply evidence keygen --out comply.key': 'comply.keyと、配布用のcomply.key.pub',
      'read -rs COMPLY_SIGN_PASSPHRASE && export COMPLY_SIGN_PASSPHRASE\n  comply evidence keygen --out signing.key':
        '入力したパスフレーズで暗号化',
    },
    period: {
      'comply period evidence --from 2026-10-01 --to 2026-12-31 -o xlsx=period.xlsx':
        'フォルダーにあるすべてのバンドルから、四半期分',
      'comply period evidence -o html=period.html -o json=period.json':
        '人が読むレポートと、comply report --period で使うファイル',
      'comply period s3://acme-evidence --control soc2:CC6.1 --format json': 'S3にあるバンドルの、1つの項目',
    },
    completion: {
      'source <(comply completion bash)': 'bash: 現在のシェルで有効（~/.bashrcに書けば常に有効）',
      'comply completion zsh > "${fpath[1]}/_comply"': 'zsh: 開き直すと有効',
      'comply completion fish > ~/.config/fish/completions/comply.fish': 'fish: すぐに有効',
    },
  },
};
