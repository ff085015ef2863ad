import type { Help } from './help.en.ts';

/** 組織が自ら宣言する内容とログのサンプルを扱うコマンドの `--help`。 */
export const helpRecordsJa: Pick<Help, 'attest' | 'logs'> = {
  attest: {
    summary: '記録に表明を1件追記（コメントは保持）',
    description:
      '表明（ルールで確認できないことについての、記名者による日付入りの申告）を1件、comply.yamlが指す記録フォルダーのattestations.yamlに追記する。どちらもなければ作成する。表明は、承認を受け、有効期限内で、根拠とした資料が変わっていない場合に算入する。',
    subject: '項目または対策（"hipaa:164.308(a)(2)"、training など）',
    statement: '表明する内容',
    person: '表明者',
    role: '表明者の役職（CISO など）',
    date: '表明日（2026-04-01 など、既定は設定のタイムゾーンでの今日）',
    validUntil: '有効な最終日（2027-03-31、または表明日から数えて 365d など）',
    evidence: '根拠とした、記録フォルダー内の資料。別の場所で保管する資料は sha256:16進数64桁（複数指定可）',
    signedOffBy: '承認者（指定がなければ表明は算入しない）',
    signedOffRole: '承認者の役職',
    signedOffOn: '承認日（既定は今日）',
  },
  logs: {
    summary: '監査ログの検査（形式と、含まれてはならない個人情報）',
    description: 'JSON Lines形式の監査ログを扱う。',
    check: {
      summary: 'ログのスキーマ、時刻の順序と空白、個人情報を検査',
      description:
        'ログを最後まで読み取り、スキーマに合わない行、時刻の逆行と空白、個人の識別情報を報告する。識別情報は種類・行・フィールド・文字の並びだけを示し、値は表示しない。',
      source: 'ファイル（gzip可）、標準入力（-）、s3://バケット/キー（またはプレフィックス）、cloudwatch:グループ名',
      schema: '監査イベントのスキーマを拡張するYAMLファイル（既定: 拡張なし）',
      maxGap: 'イベントのない時間の上限（15m など、既定はスキーマの値、なければ1h）',
      allow: '含まれていてもよい識別情報の種類（ip-address など、複数指定可）',
      maxFindings: '一覧に示す検出と不備の件数（既定は20、件数の集計は常に全件）',
      format: '出力形式（text・json、既定はtext）',
      awsProfile: '読み取りに使うAWSプロファイル',
      region: 'ロググループまたはバケットのAWSリージョン（既定は環境またはプロファイルのリージョン）',
      since: 'ロググループ: どこまでさかのぼるか（2h など、既定は1d）',
      maxEvents: 'ロググループ: 読み取るイベント数の上限（既定は100000）',
    },
  },
};
