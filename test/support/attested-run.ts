import type { EvidenceManifest, EvidenceRun } from '../../src/model/evidence.ts';

const digest = (octet: string): string => octet.repeat(32);
export const manifestSha256 = digest('ab');

export const manifest: EvidenceManifest = {
  schemaVersion: 1,
  runId: 'run-20261122T010203Z-1a2b3c4d',
  seq: 12,
  prev: { runId: 'run-20261121T010203Z-99999999', manifestSha256: digest('cd') },
  files: {
    'run.json': { sha256: digest('01'), bytes: 2048 },
    'scope.json': { sha256: digest('02'), bytes: 512 },
    'results.ndjson.gz': { sha256: digest('03'), bytes: 4096, encoding: 'gzip', lines: 12, merkle: digest('04') },
  },
  merkle: digest('ef'),
};

export const run: EvidenceRun = {
  runId: manifest.runId,
  seq: manifest.seq,
  prev: manifest.prev,
  startedAt: '2026-11-22T01:02:03.000Z',
  finishedAt: '2026-11-22T01:12:03.000Z',
  asOf: '2026-11-22T01:02:03.000Z',
  complete: false,
  interrupted: false,
  tool: { name: 'comply', version: '0.1.0' },
  node: '26.10.0',
  platform: 'linux-x64',
  actor: {
    callers: [{ target: 'prod', account: '111122223333', caller: 'arn:aws:iam::111122223333:role/ComplyAudit' }],
  },
  trigger: 'schedule',
  rules: { catalogSha256: digest('05'), count: 900 },
  configSha256: digest('06'),
  waiversSha256: digest('07'),
  frameworks: [{ id: 'soc2', edition: '2017' }],
  permissions: [],
  denied: ['kms:GetKeyPolicy', 's3:GetBucketPolicy'],
  coverage: [],
  counts: {
    resources: 20,
    calls: 40,
    results: 120,
    outcomes: { pass: 80, fail: 20, unknown: 4, notApplicable: 16 },
    waived: 3,
  },
  redaction: { policySha256: digest('08'), replaced: {}, pseudonymised: [] },
  signature: { kind: 'key', publicKeySha256: digest('09') },
};
