import type { JsonObject } from '../../../src/model/json.ts';

const hash = 'a'.repeat(64);
const document = { file: 'docs/policy.md', sha256: hash };

/** One record of each file, with every key that it may have. */
export const wholeRecords = {
  'policies.yaml': {
    kind: 'information-security',
    title: 'Information security policy',
    owner: 'CISO',
    version: '3.1',
    approvedBy: 'Board',
    approvedOn: '2025-08-31',
    reviewEvery: '6mo',
    reviewedOn: '2025-09-01',
    document,
  },
  'activities.yaml': {
    kind: 'restore-test',
    date: '2026-02-01',
    by: 'Platform team',
    scope: 'production databases',
    result: 'passed',
    findingsOpen: 2,
    every: '90d',
    document,
    participants: 4,
    due: '2026-04-01',
  },
  'vendors.yaml': {
    name: 'Acme AI',
    service: 'Chat API',
    role: 'ai',
    reference: 'acme-ai',
    handles: ['phi', 'pii'],
    baa: {
      status: 'signed',
      signed: '2025-01-01',
      plan: 'Enterprise',
      expires: '2027-01-01',
      document,
      reason: 'PHI in prompts',
    },
    soc2: { type: 2, from: '2025-01-01', to: '2025-12-31', bridgeUntil: '2026-03-31', document },
    iso27001: { number: 'IS 1', expires: '2027-01-01', document },
    iso27017: { number: 'IS 2', expires: '2027-01-01', document },
    isms: { number: 'IS 3', expires: '2027-01-01', document },
    pmark: { number: '10000001', expires: '2027-01-01', document },
    regions: ['us-east-1'],
    law: ['US', 'JP'],
    training: 'opt-out',
    secondaryUse: 'declared',
    secondaryUseNote: 'abuse monitoring',
    subprocessors: { listUrl: 'https://acme.example/sub', reviewedOn: '2026-01-01', notice: true },
    deletion: { withinDays: 30, certificate: false },
    incidentNotice: { withinDays: 3 },
    pentest: { date: '2025-11-01', document },
    responsibility: { document, reviewedOn: '2026-01-01' },
    exit: { reviewedOn: '2026-01-01' },
  },
  'data-sets.yaml': {
    name: 'Charts',
    classification: 'phi',
    environment: 'production',
    retention: '6y',
    tokenised: false,
    residency: ['JP', 'ap-northeast-1'],
    stores: [{ tag: { key: 'data', value: 'charts' } }, { id: 'arn:aws:s3:::charts-*' }],
    flows: [{ to: 'Acme AI/Chat API', purpose: 'summaries', tokenised: false, classification: 'clinical' }],
  },
  'logs.yaml': {
    name: 'AI API',
    file: 'logs/ai.ndjson',
    takenOn: '2026-03-01',
    system: 'gateway',
    schema: 'logs/schema.yaml',
    every: '1y',
  },
} as const satisfies Readonly<Record<string, JsonObject>>;
export type RecordFile = keyof typeof wholeRecords;

/** The keys without which a mapping is none, by its path in the record; `''` is the record itself. */
export const requiredKeys: Readonly<Record<RecordFile, Readonly<Record<string, readonly string[]>>>> = {
  'policies.yaml': { '': ['kind', 'title', 'owner', 'version', 'approvedBy', 'approvedOn', 'reviewEvery'] },
  'activities.yaml': { '': ['kind', 'date', 'by', 'scope'] },
  'vendors.yaml': {
    '': ['name', 'service', 'role', 'handles', 'regions'],
    baa: ['status', 'signed'],
    soc2: ['type', 'from', 'to'],
    iso27001: ['expires'],
    iso27017: ['expires'],
    isms: ['expires'],
    pmark: ['expires'],
    deletion: ['withinDays'],
    pentest: ['date'],
  },
  'data-sets.yaml': {
    '': ['name', 'classification', 'environment', 'stores', 'flows'],
    'stores.0.tag': ['key', 'value'],
    'flows.0': ['to', 'purpose'],
  },
  'logs.yaml': { '': ['name', 'file', 'takenOn', 'system'] },
};

/** Keys whose values, or the elements of which, are words of a closed list. */
export const closedKeys: ReadonlySet<string> = new Set([
  'kind',
  'result',
  'role',
  'handles',
  'status',
  'training',
  'secondaryUse',
  'classification',
  'environment',
  'law',
  'residency',
]);
