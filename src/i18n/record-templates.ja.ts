import type { RecordTemplates } from './record-templates.en.ts';

/** `comply init --records` が日本語で書き出すファイル。「# 」は説明、直後に空白のない「#」は、外すと有効になる例。 */
export const recordTemplatesJa: RecordTemplates = {
  'policies.yaml': `# 方針・規程・手順書。文書ごとに1件書く。「#」の直後に空白のない行は例であり、「#」を外すと有効になる。
# kind: information-security（情報セキュリティ方針）、acceptable-use（情報資産の利用規程）、data-classification（情報分類規程）、
#   access-control（アクセス管理規程）、cryptography（暗号利用規程）、change-management（変更管理手順）、
#   secure-development（安全な開発の規程）、incident-response（インシデント対応計画）、breach-notification（漏えい等の通知手順）、
#   backup（バックアップ規程）、contingency（緊急時対応計画）、training（教育・訓練規程）、human-resources（人的安全管理規程）、
#   sanctions（懲戒規程）、vendor-management（委託先管理規程）、risk-management（リスク管理規程）、
#   asset-management（資産管理規程）、physical-security（物理的安全管理規程）、media-disposal（媒体の廃棄手順）、
#   mobile-devices（モバイル機器利用規程）、remote-access（リモートアクセス規程）、logging-monitoring（ログ・監視規程）、
#   vulnerability-management（脆弱性管理手順）、privacy（個人情報保護方針）、records-retention（記録保存規程）、
#   cloud-use（クラウド利用規程）、ai-use（AI利用規程）、operation-management（運用管理規程）。
# reviewEvery: 見直しの間隔（365d、12mo、1y など）。reviewedOn: 最後に見直した日。
# document: このフォルダー内の file、sha256（shasum -a 256 FILE で求める）、またはその両方。両方あれば変更を検出する。
#- kind: information-security
  #title: 情報セキュリティ基本方針
  #owner: ciso@acme.example
  #version: "3.1"
  #approvedBy: ceo@acme.example
  #approvedOn: 2026-04-01
  #reviewEvery: 1y
  #reviewedOn: 2026-10-01
  #document: { file: policies/information-security.pdf }
`,
  'activities.yaml': `# 教育・点検・訓練・テストの実施記録。実施のたびに1件書く。
# 種類ごとに、対象範囲（scope）それぞれの最新の記録で判定する。scope は毎回同じ表記にする。
# kind: security-training（セキュリティ教育）、access-review（アクセス権の棚卸し）、risk-analysis（リスク分析）、
#   incident-drill（インシデント対応訓練）、contingency-drill（緊急時対応訓練）、restore-test（復元テスト）、
#   penetration-test（ペネトレーションテスト）、vulnerability-scan（脆弱性スキャン）、internal-audit（内部監査）、
#   management-review（マネジメントレビュー）、vendor-review（委託先の評価）、business-impact-analysis（事業影響度分析）、
#   device-inventory（機器台帳の棚卸し）、log-review（ログの点検）。
# result: passed（合格）、failed（不合格）、findings（指摘あり）。findingsOpen: 未解決の指摘事項の件数。
# every: 次回までの間隔（365d、12mo、1y など）。due: 次回の期限日。
#- kind: restore-test
  #date: 2026-10-21
  #by: platform@acme.example
  #scope: 画像アーカイブ
  #result: passed
  #findingsOpen: 0
  #every: 12mo
  #document: { file: activities/restore-test-2026-10.pdf }
#- kind: security-training
  #date: 2026-05-20
  #by: hr@acme.example
  #scope: 全従業員
  #participants: 48
  #every: 1y
  #due: 2027-05-31
`,
  'vendors.yaml': `# 委託先。委託先とサービスの組ごとに1件書く。判定に使うのはここに書いた内容だけである。
# role: ai、cloud、saas、professional（専門サービス）、other。
# handles: 扱う情報。phi、pii、clinical（診療情報）、operational、public から選ぶ。なければ []。
# baa: status は none（未締結）、requested（依頼中）、signed（締結済み、日付も書く）、not-needed（不要、理由も書く）。
# soc2: type（1 または 2）と報告書の対象期間。bridgeUntil: ブリッジレターが補う最終日。
# iso27001・iso27017・isms・pmark: それぞれ有効期限（expires）を書く。regions: データの所在。law: 適用される法の国コード。
# training: 顧客データをモデルの学習に使うか（no、opt-out、yes）。secondaryUse: 二次利用（none、declared、unknown）。
# incidentNotice: 通知期限（withinDays または withinHours）。HIPAAの上限は60日。
#- name: Example AI
  #service: Inference API
  #role: ai
  #handles: [phi, clinical]
  #regions: [ap-northeast-1]
  #law: [JP, US]
  #baa: { status: signed, signed: 2026-03-01, plan: Enterprise, expires: 2027-02-28 }
  #soc2: { type: 2, from: 2025-07-01, to: 2026-06-30, bridgeUntil: 2026-12-31 }
  #iso27001: { number: IS 123456, expires: 2028-03-31 }
  #training: no
  #secondaryUse: none
  #subprocessors: { listUrl: https://ai.example/subprocessors, reviewedOn: 2026-09-01, notice: true }
  #deletion: { withinDays: 30, certificate: true }
  #incidentNotice: { withinHours: 72 }
  #pentest: { date: 2026-04-15 }
  #responsibility: { reviewedOn: 2026-09-01 }
  #exit: { reviewedOn: 2026-09-01 }
`,
  'data-sets.yaml': `# データセット。何を、どこに、いつまで保有し、誰に渡すか。PHIを含むものには、より厳しいルールを適用する。
# classification: phi、pii、clinical（診療情報）、operational、public。
# environment: production、staging、development、test。
# stores: スキャンしたリソースのうちの保管先。タグ、またはIDのパターンで指定する。
# flows: 提供先（vendors.yaml の Vendor/Service）。tokenised: 識別子を置き換えて渡すか（置き換えた場合、提供先ではPHIとみなさない）。
# residency: 置いてよい国またはリージョン。retention: 保存期間（365d、12mo、6y など）。
#- name: 画像アーカイブ
  #classification: phi
  #environment: production
  #retention: 10y
  #residency: [JP]
  #stores:
    #- { tag: { key: data-set, value: imaging } }
    #- { id: "arn:aws:s3:::acme-imaging-*" }
  #flows:
    #- { to: Example AI/Inference API, purpose: 読影支援, tokenised: true }
`,
  'logs.yaml': `# 監査ログのサンプル。スキーマ、順序、欠落と、ログにあってはならないPHIの有無を確認する。
# file: このフォルダー内のJSON Linesファイル。schema: 独自のフィールドを加えるファイル。every: 採取の間隔。
#- name: AIゲートウェイ
  #file: logs/ai-gateway-2026-11-01.ndjson
  #takenOn: 2026-11-01
  #system: AIゲートウェイ（本番）
  #every: 3mo
`,
  'attestations.yaml': `# 表明。ルールで確認できない項目や対策についての、記名者による申告。comply attest で追記できる。
# 承認を受け、有効期限（validUntil）内で、根拠とした資料が変わっていない場合に算入する。
# evidence: 資料の sha256（shasum -a 256 FILE で求める）。このフォルダー内にあれば file も書く。
#- safeguard: training
  #statement: 2026年度のセキュリティ・個人情報保護研修を全従業員が受講した。
  #person: 鈴木 花子
  #role: 人事部長
  #date: 2026-05-20
  #validUntil: 2027-05-31
  #evidence:
    #- { file: activities/training-2026.pdf, sha256: 7eb17f906255cdb55d0d4999f5e893186c601be9ed018b1330b62415233c798e }
  #signedOff: { by: 田中 一郎, role: CISO, date: 2026-05-22 }
`,
  'responsibilities.yaml': `# 責任分担。項目ごとに customer（利用者）、provider（提供者）、shared（双方）のいずれか。ISO/IEC 27017と3省2が求めている。
# vendor: vendors.yaml の Vendor/Service。report: 提供者の分担を示す報告書。
#- control: iso27017:8.15
  #party: shared
  #vendor: Example AI/Inference API
  #report: SOC 2 Type II報告書（対象期間は2026-06-30まで）
  #note: 基盤のログは提供者が、利用者の操作のログは自組織が取得する。
`,
  'costs.yaml': `# 対策の費用（自組織の見積もり）。一時費用、月額費用、またはその両方。complyが金額を見積もることはない。
#currency: JPY
#items:
  #- { safeguard: log-retention-6y, oneOff: 120000, monthly: 8000, note: アーカイブの保管 }
`,
  'README.md': `# 記録

APIからは確認できない、組織自らが宣言する内容。\`comply scan\` はこれらのファイルを読み取り、ほかと同じように判定する。
このフォルダーは、comply.yaml の records プロバイダーのターゲットで指定する。

| ファイル | 内容 |
| --- | --- |
| policies.yaml | 方針・規程・手順書（責任者、承認、版、見直し） |
| activities.yaml | 教育・点検・訓練・試験の実施記録 |
| vendors.yaml | 委託先とサービス（BAA、報告書、所在、条件） |
| data-sets.yaml | データセット（分類、保管先、提供先） |
| logs.yaml | 監査ログのサンプル |
| attestations.yaml | 記名者による表明（\`comply attest\` で追記） |
| responsibilities.yaml | 項目ごとの責任分担 |
| costs.yaml | 対策の費用（自組織の見積もり） |
`,
};
