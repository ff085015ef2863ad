/**
 * The files that `comply init --records` writes in English, by name. What stands behind `# ` is said to the reader; what stands
 * right behind `#` is an example that is switched on by taking the sign away.
 */
export const recordTemplatesEn = {
  'policies.yaml': `# Policies and procedures, one entry a document. Lines that begin with # and no space are an example: remove the # to use it.
# kind: information-security, acceptable-use, data-classification, access-control, cryptography, change-management,
#   secure-development, incident-response, breach-notification, backup, contingency, training, human-resources, sanctions,
#   vendor-management, risk-management, asset-management, physical-security, media-disposal, mobile-devices, remote-access,
#   logging-monitoring, vulnerability-management, privacy, records-retention, cloud-use, ai-use or operation-management.
# reviewEvery: how often somebody looks at it again, as 365d, 12mo or 1y. reviewedOn: when that was last done.
# document: file below this folder, sha256 (shasum -a 256 FILE), or both: then a changed file is reported.
#- kind: information-security
  #title: Information security policy
  #owner: ciso@acme.example
  #version: "3.1"
  #approvedBy: ceo@acme.example
  #approvedOn: 2026-04-01
  #reviewEvery: 1y
  #reviewedOn: 2026-10-01
  #document: { file: policies/information-security.pdf }
`,
  'activities.yaml': `# What was done and can be shown: training, reviews, drills, tests. One entry each time.
# Of each kind the latest of each scope is judged: write a scope the same each time.
# kind: security-training, access-review, risk-analysis, incident-drill, contingency-drill, restore-test, penetration-test,
#   vulnerability-scan, internal-audit, management-review, vendor-review, business-impact-analysis, device-inventory or log-review.
# result: passed, failed or findings. findingsOpen: how many findings are still open.
# every: when it is due again, as 365d, 12mo or 1y; due: the day itself, where one is set.
#- kind: restore-test
  #date: 2026-10-21
  #by: platform@acme.example
  #scope: imaging archive
  #result: passed
  #findingsOpen: 0
  #every: 12mo
  #document: { file: activities/restore-test-2026-10.pdf }
#- kind: security-training
  #date: 2026-05-20
  #by: hr@acme.example
  #scope: all staff
  #participants: 48
  #every: 1y
  #due: 2027-05-31
`,
  'vendors.yaml': `# Vendors, one entry a vendor and service. What stands here decides; what a vendor says elsewhere does not.
# role: ai, cloud, saas, professional or other. handles: any of phi, pii, clinical, operational, public; [] for none.
# baa: status none, requested, signed (with the day) or not-needed (with a reason).
# soc2: type 1 or 2 and the period of the report; bridgeUntil: the last day a bridge letter covers.
# iso27001, iso27017, isms, pmark: each with expires. regions: where data lies; law: codes of countries whose law applies.
# training: whether the vendor trains models on your data: no, opt-out or yes. secondaryUse: none, declared or unknown.
# incidentNotice: withinDays or withinHours; HIPAA allows 60 days at most.
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
  'data-sets.yaml': `# Data sets: what is held, where, for how long, and who receives it. Rules are stricter for what holds PHI.
# classification: phi, pii, clinical, operational or public. environment: production, staging, development or test.
# stores: where it lies among the scanned resources, by a tag or by a pattern over ids.
# flows: who receives it, as Vendor/Service of vendors.yaml. tokenised: identifiers are replaced, so it is not PHI there.
# residency: countries or regions that it may lie in. retention: how long it is kept, as 365d, 12mo or 6y.
#- name: Imaging archive
  #classification: phi
  #environment: production
  #retention: 10y
  #residency: [JP]
  #stores:
    #- { tag: { key: data-set, value: imaging } }
    #- { id: "arn:aws:s3:::acme-imaging-*" }
  #flows:
    #- { to: Example AI/Inference API, purpose: reading aid, tokenised: true }
`,
  'logs.yaml': `# Samples of audit logs, checked for schema, order, gaps and PHI that must not be there.
# file: JSON lines below this folder. schema: a file that adds your own fields. every: how often a sample is due.
#- name: AI gateway
  #file: logs/ai-gateway-2026-11-01.ndjson
  #takenOn: 2026-11-01
  #system: AI gateway, production
  #every: 3mo
`,
  'attestations.yaml': `# What a named person states about a control or a safeguard that no rule can see. comply attest adds one.
# It counts until validUntil, once somebody has signed it off, and while the documents it rests on are the same.
# evidence: each with the sha256 of the document (shasum -a 256 FILE), and its file where it lies below this folder.
#- safeguard: training
  #statement: All staff took the security and privacy training of 2026.
  #person: Hanako Acme
  #role: Head of HR
  #date: 2026-05-20
  #validUntil: 2027-05-31
  #evidence:
    #- { file: activities/training-2026.pdf, sha256: 7eb17f906255cdb55d0d4999f5e893186c601be9ed018b1330b62415233c798e }
  #signedOff: { by: Taro Acme, role: CISO, date: 2026-05-22 }
`,
  'responsibilities.yaml': `# Who does what part of a control: customer, provider or shared. ISO/IEC 27017 and the Japanese guidelines ask for it.
# vendor: Vendor/Service of vendors.yaml; report: the provider's report that shows its part.
#- control: iso27017:8.15
  #party: shared
  #vendor: Example AI/Inference API
  #report: SOC 2 Type II report, period to 2026-06-30
  #note: The provider logs its platform; we log who used it.
`,
  'costs.yaml': `# What a safeguard costs, as you figure it: once, each month, or both. Nothing here is estimated by comply.
#currency: JPY
#items:
  #- { safeguard: log-retention-6y, oneOff: 120000, monthly: 8000, note: archive storage }
`,
  'README.md': `# Records

What the organisation declares and no API shows. \`comply scan\` reads these files and judges them like everything else; the target
of provider \`records\` in comply.yaml names this folder.

| file | what it holds |
| --- | --- |
| policies.yaml | policies and procedures: owner, approval, version, review |
| activities.yaml | training, reviews, drills and tests, with their dates |
| vendors.yaml | vendors and services: BAA, reports, regions, terms |
| data-sets.yaml | data sets: classification, where they lie, who receives them |
| logs.yaml | samples of audit logs |
| attestations.yaml | statements of named persons; \`comply attest\` adds one |
| responsibilities.yaml | who does what part of a control |
| costs.yaml | what safeguards cost, as you figure it |
`,
};

/** The same files in every language. */
export type RecordTemplates = { readonly [Name in keyof typeof recordTemplatesEn]: string };
